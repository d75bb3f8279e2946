import { describe, expect, it } from 'vitest';
import type { ComparingProgress, MatchProposal } from '../../domain/contract';
import { correctFact, undo } from '../../db/commands';
import { addText, openTestCase } from '../../db/fixtures';
import { acceptMatch, rejectMatch } from '../../db/link-commands';
import { purgeSource } from '../../db/purge';
import { matchingInThread } from '../fixtures';
import { Comparing } from './comparing';

const FIRST = `The army retook the border crossing of Nasib in July 2018.

About 60 civilians have died. Farmers fear for their wheat.`;

const SECOND = `In July 2018 the Nasib border crossing was retaken by the army.

About 60 civilians have perished. It is hot in the capital.`;

function served() {
  const file = openTestCase();
  const first = addText(file, FIRST);
  const second = addText(file, SECOND);
  const heard: ComparingProgress[] = [];
  const told: string[] = [];
  const comparing = new Comparing(file, matchingInThread(), {
    progress: (progress) => heard.push(progress),
    originsChanged: () => told.push('origins'),
  });
  const find = async (): Promise<readonly MatchProposal[]> =>
    (await comparing.find({ minScore: 0.4, most: 100 })).proposals;
  return { file, first, second, comparing, find, heard, told };
}

const words = (proposals: readonly MatchProposal[]): string[] =>
  proposals.map(({ a, b }) => `${a.exact} | ${b.exact}`).sort();

const CROSSING = `The army retook the border crossing of Nasib in July 2018. | In July 2018 the Nasib border crossing was retaken by the army.`;
const CIVILIANS = 'About 60 civilians have died. | About 60 civilians have perished.';

describe('proposals', () => {
  it('V7: are worked out anew when a source comes, changes or goes', async () => {
    const { file, find, second } = served();
    expect(words(await find())).toEqual([CIVILIANS, CROSSING]);
    const third = addText(file, 'Some 60 civilians have died there, monitors say.');
    expect((await find()).some(({ a, b }) => [a.source, b.source].includes(third.source))).toBe(true);
    correctFact(file, second.source, 'language', 'fr');
    expect((await find()).some(({ a, b }) => [a.source, b.source].includes(second.source))).toBe(false);
    undo(file);
    purgeSource(file, third.source, 'a test');
    expect(words(await find())).toEqual([CIVILIANS, CROSSING]);
  });

  it('V7: leave out what was rejected, until that is undone', async () => {
    const { file, find } = served();
    const [one] = (await find()).filter(({ kind }) => kind === 'near-verbatim');
    if (one === undefined) throw new Error('nothing was proposed');
    rejectMatch(file, one.b, one.a, true);
    expect(words(await find())).toEqual([CROSSING]);
    undo(file);
    expect(words(await find())).toEqual([CIVILIANS, CROSSING]);
  });

  it('V7: leave out what was linked, and name the claims that stand there', async () => {
    const { file, find } = served();
    const [one] = (await find()).filter(({ kind }) => kind === 'near-verbatim');
    if (one === undefined) throw new Error('nothing was proposed');
    const claims = acceptMatch(file, { a: one.a, b: one.b, relation: one.relation });
    expect(words(await find())).toEqual([CROSSING]);
    undo(file);
    acceptMatch(file, { a: one.a, b: one.b, relation: 'same' });
    expect(claims.a).not.toBe(claims.b);
    const third = addText(file, 'Some 60 civilians have died there, monitors say.');
    const other = (await find()).find(
      ({ a, b }) => [a.source, b.source].includes(third.source) && a.exact.includes('60'),
    );
    expect([other?.a.claim?.id, other?.b.claim?.id].filter((id) => id !== undefined)).toHaveLength(1);
  });

  it('V7: say how far comparing is, and can be stopped', async () => {
    const { file, comparing, find, heard } = served();
    for (let n = 0; n < 120; n++) {
      addText(
        file,
        Array.from(
          { length: 6 },
          (_, at) => `Unit ${n * 31 + at} lost ${n + 12} soldiers near the village of Tafas number ${at}.`,
        ).join('\n\n'),
      );
    }
    const asked = comparing.find({ minScore: 0.4, most: 10 });
    while (heard.length === 0) await new Promise(setImmediate);
    await comparing.stop();
    expect((await asked).complete).toBe(false);
    expect(heard[0]?.left).toBeGreaterThan(0);
    await find();
    expect(heard.at(-1)?.left).toBe(0);
  }, 60_000);

  it('V7: can be stopped before comparing has begun, and then tell what is known without going on', async () => {
    const { comparing, find, heard } = served();
    const asked = comparing.find({ minScore: 0.4, most: 10 });
    await Promise.resolve();
    await comparing.stop();
    expect(await asked).toEqual({ proposals: [], complete: false });
    expect(await comparing.find({ minScore: 0.4, most: 10, known: true })).toEqual({ proposals: [], complete: false });
    expect(heard).toEqual([]);
    expect(words(await find())).toEqual([CIVILIANS, CROSSING]);
    expect((await comparing.find({ minScore: 0.4, most: 10, known: true })).complete).toBe(true);
  });

  it('V4: origins are those of the outlets that are known', async () => {
    const { file, comparing, first, second } = served();
    expect(await comparing.origins()).toHaveLength(2);
    for (const source of [first.source, second.source]) correctFact(file, source, 'outlet', 'The Monitor');
    expect(await comparing.origins()).toMatchObject([
      { sources: expect.arrayContaining([first.source, second.source]) as unknown },
    ]);
  });

  it('V4: a copy is found with its original, and whoever shows statements is told', async () => {
    const { file, comparing, told } = served();
    const copied =
      'Reports say that more than 225 troops and officials, with at least 45 former rebels among them, were slain since June.';
    addText(file, `${copied} It rains.`);
    addText(file, `${copied} It snows.`);
    const before = new Set(comparing.knownOrigins().values()).size;
    await comparing.find({ minScore: 0.5, most: 1 });
    expect(told).toEqual(['origins']);
    expect(new Set(comparing.knownOrigins().values()).size).toBe(before - 1);
  });
});
