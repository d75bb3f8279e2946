/** English texts: what the trained tagger finds, mended and added to by rules. */
import type { Block } from '../text';
import { consistent } from './consistency';
import { FeatureReader, factsOf } from './features';
import { bodies, cuedPlaces, gazetteerPlaces, organisations, persons } from './phrases';
import { placeNames, type PlaceLookup } from './place-names';
import { addTo, isCapital, isWord, overlaps, readingOf, type Proposal, type Reading } from './proposal';
import { mend } from './spans';
import { tag, type Tagged, type TaggerWeights } from './tagger';
import { sentencesOf } from './tokens';
import { WORD } from './word-classes';

/** A sentence and what is proposed in it. */
export interface Read {
  readonly reading: Reading;
  readonly proposals: readonly Proposal[];
}

/** Below this the tagger is not believed; chosen by cross-validation. */
const LEAST = 0.35;

/** What is proposed in each sentence of an English text. */
export function readEnglish(
  text: string,
  blocks: readonly Block[],
  places: PlaceLookup,
  weights: TaggerWeights,
): Read[] {
  const sentences = sentencesOf(text, blocks);
  const all = placeNames(sentences, places);
  const facts = factsOf(sentences, all);
  const features = new FeatureReader(facts);
  const readings = sentences.map((sentence, index) => readingOf(sentence, all[index] ?? []));
  const learnt = readings.map((reading) => tag(features.read(reading.sentence, reading.names), weights));
  const found = readings.map((reading, index) => {
    const { tokens, names } = reading;
    let proposals = mendAll(reading, learnt[index] ?? []);
    proposals = proposals.filter((one) => !isGeneric(reading, one, facts.isStatement));
    if (facts.isReport) proposals = proposals.map((one) => withDirection(reading, one));
    const near = new Set(names.filter(({ isNear }) => isNear).flatMap(({ from, to }) => range(from, to)));
    proposals = addTo(proposals, cuedPlaces(reading), 'wider');
    const others = (learnt[index] ?? []).filter(({ kind }) => kind === 'MISC');
    const isFree = (one: Proposal): boolean => !others.some((other) => overlaps(other, one));
    proposals = addTo(proposals, persons(reading, near, facts.isReport).filter(isFree), 'wider');
    proposals = addTo(proposals, organisations(reading).filter(isFree));
    if (facts.isReport) proposals = addTo(proposals, bodies(reading), 'wider');
    return proposals.filter(({ from, to }) => tokens.slice(from, to).some(isWord));
  });
  const steady = consistent(readings, found);
  return readings.map((reading, index) => {
    const proposals = steady[index] ?? [];
    // What the tagger takes for a work, an event or the like is no place, whatever its words are.
    const others = (learnt[index] ?? []).filter(({ kind }) => kind === 'MISC');
    const places = gazetteerPlaces(reading, facts.isReport).filter(
      (place) => !others.some((other) => overlaps(other, place)),
    );
    return { reading, proposals: addTo(proposals, places) };
  });
}

function mendAll(reading: Reading, tagged: readonly Tagged[]): Proposal[] {
  const proposals = tagged.flatMap(({ from, to, kind, sure }): Proposal[] =>
    kind === 'MISC' || sure < LEAST
      ? []
      : [{ from, to, kind, tag: kind === 'LOC' ? 'place' : 'actor', type: '', score: sure, why: '' }],
  );
  return mend(reading, proposals);
}

/** Phrases that name no place or actor to keep: "the area", "the southern province" of one, "he" outside a statement. */
function isGeneric({ tokens, classes }: Reading, { from, to, tag: as }: Proposal, isStatement: boolean): boolean {
  if (as === 'actor') return !isStatement && to - from === 1 && ((classes[from] ?? 0) & WORD.PRONOUN) !== 0;
  const capitals = range(from, to).filter((at) => isCapital(tokens[at]));
  if (capitals.length === 0) return true;
  return (
    tokens[to]?.key === 'of' && capitals.every((at) => ((classes[at] ?? 0) & (WORD.DEMONYM | WORD.DETERMINER)) !== 0)
  );
}

/** "Syria" after "southern" becomes "southern Syria", as reports mean it; the article before a name is left out. */
function withDirection({ tokens, classes }: Reading, proposal: Proposal): Proposal {
  if (proposal.tag !== 'place') return proposal;
  let { from } = proposal;
  if (tokens[from]?.text === 'the' && isCapital(tokens[from + 1])) from++;
  else if (((classes[from - 1] ?? 0) & WORD.DIRECTION) !== 0 && /^\p{Ll}/u.test(tokens[from - 1]?.text ?? '')) from--;
  return from === proposal.from ? proposal : { ...proposal, from };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
