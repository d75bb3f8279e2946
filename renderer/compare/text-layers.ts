/** What lies over each of the compared texts, as the way of showing them asks. */
import type { OpenedSource } from '../../domain/contract';
import { alteredWords } from './altered-words';
import type { CompareMode } from './compare-state';
import { onlyHere } from './only-here';
import type { PairKind, PairSide, SharedPair } from './shared-pairs';
import type { AlteredWords, Passage, TextLayers } from './text-segments';

/** The layers of each source, by id; `focused` is the pair that is looked at. */
export function layersOf(
  opened: readonly OpenedSource[],
  pairs: readonly SharedPair[],
  mode: CompareMode,
  focused: SharedPair | undefined,
): ReadonlyMap<string, TextLayers> {
  const contents = new Map(opened.map(({ source, content }) => [source, content]));
  const altered = new Map<string, AlteredWords[]>(opened.map(({ source }) => [source, []]));
  if (mode === 'words') {
    for (const { a, b } of comparedPairs(pairs, focused)) {
      const words = alteredWords(
        { ...a, content: contents.get(a.source) ?? '' },
        { ...b, content: contents.get(b.source) ?? '' },
      );
      altered.get(a.source)?.push(...words.a);
      altered.get(b.source)?.push(...words.b);
    }
  }
  return new Map(
    opened.map(({ source, content, blocks }) => {
      const passages = pairs.flatMap((pair) => passagesIn(source, pair));
      const only = mode === 'only' ? onlyHere(content, blocks, passages) : [];
      return [source, { passages, altered: altered.get(source) ?? [], only }];
    }),
  );
}

/** Pairs whose words are compared in the texts: the one that is looked at, and near-verbatim ones that do not overlap. */
function comparedPairs(pairs: readonly SharedPair[], focused: SharedPair | undefined): SharedPair[] {
  const near = pairs
    .filter(({ kind }) => kind === 'near-verbatim')
    .sort((a, b) => (b.proposal?.score ?? 0) - (a.proposal?.score ?? 0));
  const taken: PairSide[] = [];
  return [...(focused ? [focused] : []), ...near].filter(({ a, b }) => {
    if (taken.some((side) => overlap(side, a) || overlap(side, b))) return false;
    taken.push(a, b);
    return true;
  });
}

function overlap(one: PairSide, other: PairSide): boolean {
  return one.source === other.source && one.start < other.end && one.end > other.start;
}

function passagesIn(source: string, { number, kind, proposal, a, b }: SharedPair): Passage[] {
  const weight = KIND_WEIGHTS[kind] + (proposal?.score ?? 0);
  return [a, b].filter((side) => side.source === source).map(({ start, end }) => ({ start, end, number, weight }));
}

const KIND_WEIGHTS: Readonly<Record<PairKind, number>> = { linked: 2, 'near-verbatim': 1, 'same-claim': 0 };
