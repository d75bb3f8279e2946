/** English texts: what the trained tagger finds, mended and added to by rules. */
import type { Block } from '../text';
import { consistent } from './consistency';
import { FeatureReader, factsOf } from './features';
import { bodies, cuedPlaces, gazetteerPlaces, organisations, persons } from './phrases';
import { placeNames, type PlaceLookup } from './place-names';
import { addTo, isCapital, readingOf, type Proposal, type Reading } from './proposal';
import { mend } from './spans';
import { tag, type TaggerWeights } from './tagger';
import { sentencesOf } from './tokens';

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
  off: ReadonlySet<string> = new Set(),
): Read[] {
  const sentences = sentencesOf(text, blocks);
  const all = placeNames(sentences, places);
  const facts = factsOf(sentences, all);
  const features = new FeatureReader(facts);
  const readings = sentences.map((sentence, index) => readingOf(sentence, all[index] ?? []));
  const found = readings.map((reading) => {
    const learnt = tag(features.read(reading.sentence, reading.names), weights).flatMap(
      ({ from, to, kind, sure }): Proposal[] =>
        kind === 'MISC' || sure < LEAST
          ? []
          : [{ from, to, kind, tag: kind === 'LOC' ? 'place' : 'actor', type: '', score: sure, why: '' }],
    );
    let proposals = off.has('mend') ? learnt : mend(reading, learnt);
    if (!off.has('lowerplace'))
      proposals = proposals.filter(
        (one) => one.tag === 'actor' || reading.tokens.slice(one.from, one.to).some(isCapital),
      );
    if (!off.has('cued')) proposals = addTo(proposals, cuedPlaces(reading), true);
    if (!off.has('persons'))
      proposals = addTo(
        proposals,
        persons(reading, new Set(reading.names.filter((n) => n.isNear).flatMap(({ from, to }) => range(from, to)))),
      );
    if (!off.has('orgs')) proposals = addTo(proposals, organisations(reading));
    if (!off.has('bodies') && facts.isReport) proposals = addTo(proposals, bodies(reading));
    return proposals;
  });
  const steady = off.has('consistent') ? found : consistent(readings, found);
  return readings.map((reading, index) => ({
    reading,
    proposals: off.has('gaz') ? (steady[index] ?? []) : addTo(steady[index] ?? [], gazetteerPlaces(reading)),
  }));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
