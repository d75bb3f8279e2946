import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { originsOf } from '../../domain/matching/origins';
import { visibleLines, type Block, type BlockKind } from '../../domain/text';
import { CaseMatcher, type FoundMatch, type MatchText } from './case-matcher';
import { readWordVectors } from './vectors-file';

interface Manifest {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly facts: readonly { readonly field: string; readonly value: string }[];
        readonly blocks: readonly { readonly line: number; readonly kind: BlockKind }[];
      }
    >
  >;
}

/** The five articles of the sample case, as the service would tell them. */
function seeds(): MatchText[] {
  const folder = join(process.cwd(), 'seeds');
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name), 'utf8');
      const known = files[name];
      const kinds = new Map(known?.blocks.map(({ line, kind }) => [line, kind]));
      const blocks = visibleLines(content).map((line): Block => {
        const number = content.slice(0, line.start).split('\n').length;
        return { ...line, kind: kinds.get(number) ?? 'paragraph' };
      });
      const published = known?.facts.find(({ field }) => field === 'published')?.value ?? '';
      return { source: name.slice(0, 3), version: '1', content, blocks, language: 'en', published };
    });
}

let found: readonly FoundMatch[];
let matcher: CaseMatcher;

beforeAll(() => {
  matcher = new CaseMatcher(readWordVectors(join(process.cwd(), 'dist')));
  for (const text of seeds()) matcher.put(text);
  for (const _ of matcher.work());
  found = matcher.matches(0.4);
}, 60_000);

/** The match whose passages hold these words, in any order. */
function matchOf(one: string, other: string): FoundMatch {
  const match = found.find(
    ({ a, b }) =>
      (a.exact.includes(one) && b.exact.includes(other)) || (a.exact.includes(other) && b.exact.includes(one)),
  );
  if (match === undefined) throw new Error(`not found: ${one} | ${other}`);
  return match;
}

const differences = ({ differences: all }: FoundMatch): string[] =>
  all.map(({ kind, a, b }) => `${kind}: ${a?.exact ?? '-'} | ${b?.exact ?? '-'}`);

describe('the five sample articles, with no annotation made', () => {
  it('V1: what two of them have nearly word for word', () => {
    const [first] = found;
    expect(first).toMatchObject({ kind: 'near-verbatim', a: { source: '000' }, b: { source: '001' } });
    expect(differences(first as FoundMatch)).toEqual(
      expect.arrayContaining([
        'number: about 225 | more than 225',
        'number: 45 | at least 45',
        'attribution: Reports say | Reports claim',
      ]),
    );
    expect(matchOf('60 civilians have died', '60 civilians have perished').kind).toBe('near-verbatim');
  });

  it('V2: the 500 attacks', () => {
    const match = matchOf('more than 500 assassination attempts', 'more than 500 attacks');
    expect(match.why).toContain('500');
  });

  it('V2: the retaking of the province in 2018, in each pair of the five', () => {
    const words = [
      'recaptured southern Syria',
      'reoccupied all',
      'retaken by the regime',
      'recaptured in 2018',
      "the area's recapture",
    ];
    for (const [at, one] of words.entries())
      for (const other of words.slice(at + 1))
        expect(matchOf(one, other).score, `${one} | ${other}`).toBeGreaterThan(0.5);
    expect(differences(matchOf('recaptured southern Syria', 'reoccupied all'))).toContain(
      'name: pro-Assad forces | Assad regime',
    );
    expect(differences(matchOf('reoccupied all', 'retaken by the regime'))).toContain('date: July 2018 | 2018');
  });

  it('V2: the uprising of 2011, in each pair of the four that tell of it', () => {
    const words = ['initial uprising in March 2011', '2011 uprising', 'Arab Spring of 2011', 'revolution in 2011'];
    for (const [at, one] of words.entries()) for (const other of words.slice(at + 1)) matchOf(one, other);
  });

  it('V2: the siege, and the failed talks', () => {
    matchOf('placed under siege', 'laid siege');
    matchOf('talks between local representatives and Russia failed', 'mediated by Russia, on Monday, failed');
    matchOf('negotiations quickly broke down', 'negotiations broke down');
  });

  it('V2: of the first 25 pairs, those that a reader found right are still there', () => {
    // Judged by reading: 20 are right, 5 are not.
    const right = found
      .slice(0, 25)
      .filter(({ a, b }) =>
        [/2018|three years ago/u, /2011/u, /225/u, /60 civilians/u, /500/u, /fraudulent/u].some(
          (topic) => topic.test(a.exact) && topic.test(b.exact),
        ),
      );
    expect(right.length).toBeGreaterThanOrEqual(18);
  });

  it('V4: the two that share passages are one origin', () => {
    const sources = seeds().map(({ source: id, published }) => ({ id, outlet: '', published }));
    const origins = originsOf(sources, matcher.sharedWords());
    expect(origins).toHaveLength(4);
    expect(origins.find(({ sources: own }) => own.includes('000'))?.sources).toEqual(['000', '001']);
  });

  it('V3: a source that is outdated is told of, and one that has gone is let go', () => {
    const versions = new Map([
      ['000', '1'],
      ['001', '2'],
      ['002', '1'],
      ['003', '1'],
      ['new', '1'],
    ]);
    const other = new CaseMatcher(undefined);
    for (const text of seeds()) other.put(text);
    for (const _ of other.work());
    expect(other.outdated(versions)).toEqual(['001', 'new']);
    expect(other.matches(0).some(({ a, b }) => a.source === '004' || b.source === '004')).toBe(false);
  });
});
