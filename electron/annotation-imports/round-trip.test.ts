import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodePointBoundary } from '../../domain/text';
import { annotate } from '../../db/annotation-commands';
import { annotationsOfSource } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import { readClaim } from '../../db/claims';
import { undo } from '../../db/commands';
import { readEntity } from '../../db/entities';
import { addText, casePath, openTestCase } from '../../db/fixtures';
import { allLinks } from '../../db/links';
import { linkClaims } from '../../db/link-commands';
import { findMention, rolesOf } from '../../db/mentions';
import { createEntity, linkMentions, setClaimRole, setClaims } from '../../db/register-commands';
import { listSources } from '../../db/sources';
import { verifyCase } from '../../db/verify';
import { readHandover } from '../handover/read-handover';
import { brat } from '../writers/brat';
import { csv } from '../writers/csv';
import { written } from '../writers/fixtures';
import { qdpx } from '../writers/qdpx';
import type { Writer } from '../writers/writer';
import { w3c } from '../writers/w3c';
import { exportTo, roomInThread } from '../fixtures';
import { attachAnnotations } from './attach';
import { readAnnotations } from './read-annotations';

const FIRST =
  'Line one\r\n😀 two “quoted”\rlone\tcell\u2028قال المتحدث cafe\u0301\r\n\r\nHama said: 12 died in Hama. end 👩‍👩‍👧';
const SECOND = 'Another article says that 12 died in Hama.\nIt repeats it: 12 died in Hama.';

/** A case with the two sources, and nothing marked. */
function twoSources(): { file: CaseFile; texts: [string, string] } {
  const file = openTestCase(casePath());
  return { file, texts: [addText(file, FIRST).text, addText(file, SECOND, 'second.txt').text] };
}

/** A case in which much is marked. */
function markedCase(): CaseFile {
  const { file, texts } = twoSources();
  const [first, second] = texts;
  const mark = (text: string, content: string, quote: string, tag: 'claim' | 'actor' | 'place', note = ''): string => {
    const start = content.lastIndexOf(quote);
    return annotate(file, { text, start, end: start + quote.length, tag, note }).id;
  };
  const claim = mark(first, FIRST, 'one\r\n😀 two', 'claim', 'a note');
  const overlapping = mark(first, FIRST, '😀 two “quoted”\rlone\tcell', 'claim');
  const speaker = mark(first, FIRST, 'المتحدث cafe\u0301', 'actor');
  const place = mark(first, FIRST, 'Hama', 'place');
  mark(first, FIRST, '👩‍👩‍👧', 'actor', '=1+1');
  const last = mark(second, SECOND, '12 died in Hama', 'claim');
  const spokesman = createEntity(file, { kind: 'actor', name: 'المتحدث', type: 'person' }, '');
  linkMentions(file, [speaker], { entity: spokesman }, 'sure', '');
  linkMentions(file, [place], { create: { name: 'Ḥamāh', type: 'city' } }, 'unsure', '');
  setClaims(file, [claim], {
    speaker: { kind: 'entity', entity: spokesman },
    attribution: 'he said',
    stance: 'alleges',
    hedges: ['maybe'],
    periods: [{ exact: '30 July', from: '2021-07-30', to: '' }],
    numbers: [{ exact: 'two', value: 2, upper: null, relation: 'about', unit: '' }],
    check: { status: 'uncheckable', reason: 'no access', at: '', by: '' },
    importance: 'key',
  });
  setClaims(file, [last], { speaker: { kind: 'outlet' }, stance: 'denies' });
  setClaimRole(file, overlapping, speaker, 'did');
  linkClaims(file, { from: overlapping, to: claim, relation: 'supports', note: 'since' });
  linkClaims(file, { from: claim, to: last, relation: 'contradicts', note: '' });
  return file;
}

/** Everything that is said in a case, without ids. */
function saidIn({ db }: CaseFile): { marks: object[]; links: string[]; roles: string[] } {
  const all = listSources(db).flatMap(({ id }) =>
    annotationsOfSource(db, id).sort((a, b) => a.start - b.start || a.end - b.end),
  );
  const name = (id: string | undefined): string => (id === undefined ? '' : readEntity(db, id).name);
  const exact = new Map(all.map((one) => [one.id, one.exact]));
  return {
    marks: all.map(({ id, text: _text, ...mark }) => {
      const { speaker, ...claim } = readClaim(db, id);
      const mention = findMention(db, id);
      return {
        ...mark,
        claim,
        speaker: speaker?.kind === 'entity' ? name(speaker.entity) : speaker?.kind,
        entity: name(mention?.entity),
        type: mention === null ? '' : readEntity(db, mention.entity).type,
        answer: mention?.answer,
      };
    }),
    links: allLinks(db).map(({ a, b, ...rest }) =>
      JSON.stringify([[exact.get(a), exact.get(b)].sort(), rest.relation, rest.note]),
    ),
    roles: all.flatMap(({ id }) => rolesOf(db, id).map(({ claim, role }) => `${exact.get(claim) ?? ''} ${role}`)),
  };
}

/** Writes a case in a format, reads it into a fresh case with the same sources, and answers both. */
async function trip(writer: Writer): Promise<{
  before: ReturnType<typeof saidIn>;
  after: ReturnType<typeof saidIn>;
  lost: string[];
  file: CaseFile;
  bytes: Buffer;
}> {
  const from = markedCase();
  const handover = readHandover(from.db, {
    scope: {},
    profile: 'full',
    name: 'Daraa',
    at: '2026-11-27T10:00:00.000Z',
    app: 'test',
  });
  const { bytes, tally, problems } = await written(writer, handover);
  expect(problems).toEqual([]);
  const { file } = twoSources();
  const outcomes = await attachAnnotations(file, await readAnnotations(bytes, 'file'), {});
  expect(outcomes.filter((outcome) => 'error' in outcome)).toEqual([]);
  expect(outcomes.map((outcome) => 'anchor' in outcome && outcome.anchor.state)).toEqual(Array(6).fill('exact'));
  expect(verifyCase(file.db).problems).toEqual([]);
  const lost = tally.dropped().map(({ what, count }) => `${count} ${what}`);
  return { before: saidIn(from), after: saidIn(file), lost, file, bytes };
}

/** The marks without some of what is said of them. */
function without(marks: readonly object[], ...keys: readonly string[]): object[] {
  return marks.map((mark) =>
    Object.fromEntries(
      Object.entries(mark).map(([key, value]: [string, unknown]) => {
        if (key !== 'claim') return [key, keys.includes(key) ? '' : value];
        const claim = Object.entries(value as object).filter(([field]) => !keys.includes(field));
        return [key, Object.fromEntries(claim)];
      }),
    ),
  );
}

describe('out and in again', () => {
  it('R1: Web Annotations bring back all but what the result lists', async () => {
    const { before, after, lost } = await trip(w3c);
    expect(after.marks).toEqual(before.marks);
    // One role on the claim and on the actor, each counted once; both links; one statement of the three claims.
    expect(lost).toEqual(['2 link', '1 statement', '1 role']);
    expect([after.links, after.roles]).toEqual([[], []]);
  });

  it('R2: REFI-QDA brings back all but what the result lists', async () => {
    const { before, after, lost } = await trip(qdpx);
    // What REFI-QDA has no form for is read back from the words that our own projects say it in.
    expect(without(after.marks, 'answer')).toEqual(without(before.marks, 'answer'));
    expect(lost).toEqual(['1 statement', '4 claim-detail', '1 unsure', '4 line-end']);
    expect(after.links.sort()).toEqual(before.links.sort());
    expect(after.roles).toEqual(before.roles);
  });

  it('R3: brat brings back all but what the result lists', async () => {
    const { before, after, lost } = await trip(brat);
    const details = ['hedges', 'periods', 'numbers', 'check', 'type'];
    expect(without(after.marks, ...details)).toEqual(without(before.marks, ...details));
    expect(lost).toEqual(['1 link', '1 statement', '3 claim-detail', '1 check', '2 entity-detail']);
    expect(after.links).toHaveLength(1);
    expect(before.links).toContain(after.links[0]);
    expect(after.roles).toEqual(before.roles);
  });

  it('R6: any marks of any text come back where they were, or are counted', async () => {
    const pieces = [
      '\r\n',
      '\r',
      '\n',
      '\t',
      ' ',
      'a',
      'b ',
      '😀',
      'é',
      'e\u0301',
      'قا',
      '\u2028',
      '\u0001',
      '\u0000',
      '👩‍👧',
      '"',
      '\u0085',
      '\u001d',
    ];
    const drafts = fc.record({
      text: fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 30 }).map((parts) => `x${parts.join('')}y`),
      marks: fc.array(
        fc.tuple(fc.nat(99), fc.nat(99), fc.constantFrom('claim' as const, 'actor' as const, 'place' as const)),
        { maxLength: 8 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(drafts, async ({ text, marks }) => {
        const file = openTestCase(casePath());
        const added = addText(file, text);
        for (const [from, to, tag] of marks) {
          const [start = 0, end = 0] = [from % text.length, (to % text.length) + 1].sort((a, b) => a - b);
          const splits = [start, end].some(
            (at) => !isCodePointBoundary(text, at) || text.slice(at - 1, at + 1) === '\r\n',
          );
          if (!splits && start < end) annotate(file, { text: added.text, start, end, tag });
        }
        const places = ({ db }: CaseFile): string[] =>
          listSources(db)
            .flatMap(({ id }) => annotationsOfSource(db, id))
            .map(({ start, end, tag, exact }) => JSON.stringify([start, end, tag, exact]))
            .sort();
        for (const writer of [w3c, qdpx, brat]) {
          const handover = readHandover(file.db, {
            scope: {},
            profile: 'full',
            name: 'n',
            at: '2026-11-27T10:00:00.000Z',
            app: 't',
          });
          const { bytes, tally, problems } = await written(writer, handover);
          expect(problems).toEqual([]);
          const other = openTestCase(casePath());
          addText(other, text);
          await attachAnnotations(other, await readAnnotations(bytes, 'file'), {});
          const missing = places(file).filter((place) => !places(other).includes(place));
          const lost = tally.dropped().filter(({ what }) => what === 'mark' || what === 'edge');
          expect([writer.ending, missing.length]).toEqual([
            writer.ending,
            lost.reduce((sum, { count }) => sum + count, 0),
          ]);
          expect(places(other)).toHaveLength(tally.rows);
          other.close();
        }
        file.close();
      }),
      { numRuns: 15 },
    );
  });

  it('R7: our own table brings marks, codes and names back', async () => {
    const { before, after } = await trip(csv);
    const details = ['hedges', 'periods', 'numbers', 'check'];
    expect(without(after.marks, ...details)).toEqual(without(before.marks, ...details));
  });

  it('R8: the marks of a sealed bundle come into a case of their own that has the same articles', async () => {
    const path = `${casePath()}.zip`;
    const from = markedCase();
    await exportTo(from, path, { format: 'bundle', profile: 'full' });
    const { file } = twoSources();
    await attachAnnotations(file, await readAnnotations(readFileSync(path), 'case.zip'), {});
    expect(saidIn(file).marks).toEqual(saidIn(from).marks);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('R4: a second time nothing is doubled, and one undo takes all of it back', async () => {
    for (const writer of [w3c, qdpx, brat]) {
      const { file, bytes, after } = await trip(writer);
      const again = await attachAnnotations(file, await readAnnotations(bytes, 'file'), {});
      expect(again.map((outcome) => 'known' in outcome && outcome.known)).toEqual(Array(6).fill(true));
      expect(saidIn(file)).toEqual(after);
      undo(file);
      expect(saidIn(file).marks).toEqual([]);
    }
  });

  it('R9: an export comes back into its own case as known, under each profile and in each format', async () => {
    const file = markedCase();
    const { marks } = saidIn(file);
    for (const profile of ['full', 'default', 'public'] as const) {
      for (const writer of [w3c, qdpx, brat, csv]) {
        const at = '2026-11-27T10:00:00.000Z';
        const handover = readHandover(file.db, { scope: {}, profile, name: 'Daraa', at, app: 'test' });
        const { bytes } = await written(writer, handover);
        const again = await attachAnnotations(file, await readAnnotations(bytes, 'file'), {});
        const known = again.map((outcome) => 'known' in outcome && outcome.known);
        expect([profile, writer.ending, known]).toEqual([profile, writer.ending, Array(6).fill(true)]);
      }
    }
    expect(saidIn(file).marks).toEqual(marks);
  });

  it('R5: a case without the sources lists every annotation, or takes the texts that the file carries', async () => {
    for (const writer of [w3c, qdpx, brat]) {
      const { bytes, before } = await trip(writer);
      const file = openTestCase(casePath());
      const read = await readAnnotations(bytes, 'file');
      const outcomes = await attachAnnotations(file, read, {});
      expect(outcomes.map((outcome) => 'error' in outcome && outcome.error.code)).toEqual(Array(6).fill('not-found'));
      expect(outcomes.map(({ quote }) => quote.replace(/\s+/gu, ' '))).toEqual(
        before.marks.map((mark) => (mark as { exact: string }).exact.replace(/\s+/gu, ' ')),
      );
      if (writer === w3c) continue;
      const taken = await attachAnnotations(file, read, { room: roomInThread() });
      expect(taken.filter((outcome) => 'error' in outcome)).toEqual([]);
      expect(listSources(file.db)).toHaveLength(2);
    }
  });
});
