/**
 * `npm run entities [-- --all]`: how well actors and places are found. On the marked texts of `../shared/data/entities`
 * it prints precision, recall and F1 (same start, same end, same tag) of the recogniser beside those of each bare model,
 * in one run; on the sample articles what is proposed against a list made by reading. "Held out": five parts, each
 * measured with weights that were learnt from the other four. "Shipped": the app's weights, which have seen these texts,
 * as `sourcemark cli suggest` prints them. The sample articles were not learnt from, and are asked for in the same way.
 */
import { recogniseWith, type PlaceLookup } from '../../domain/recognition/recognise';
import { unpack } from '../../domain/recognition/weights';
import { compromise, winkEntities, winkProperNouns } from './bare';
import { readPlaces } from './places';
import { count, emptyScore, f1, precision, recall, type Score, type TaggedSpan } from './score';
import { runtime } from '../bench/runtime';
import { measureSeeds } from './seeds';
import { paragraphs, readSet, SETS, type MarkedText, type SetName } from './sets';
import { suggestByCli, suggestForTexts } from './suggest-cli';
import { examplesOf, KEPT, pack, SETTINGS, train, WEIGHTS } from './training';

const PARTS = 5;

interface Text extends MarkedText {
  readonly set: SetName;
  readonly part: number;
}

const root = process.cwd();
const places = readPlaces(root);
const texts = SETS.flatMap((set) =>
  (readSet(root, set) ?? []).map((text, index): Text => ({ ...text, set, part: index % PARTS })),
);
if (texts.length === 0) console.log('Nothing was measured on marked texts: they are not on this machine.');
else measureSets(texts, places);
showSeeds();

function measureSets(all: readonly Text[], lookup: PlaceLookup): void {
  const rows = new Map<string, Score>();
  const add = (name: string, text: Text, find: (tag: 'actor' | 'place') => readonly TaggedSpan[]): void => {
    for (const tag of ['actor', 'place'] as const) {
      const key = `${text.set.padEnd(20)}${tag.padEnd(8)}${name.padEnd(34)}`;
      const score = rows.get(key) ?? emptyScore();
      rows.set(key, score);
      count(score, tag, find(tag), text.entities);
    }
  };
  const examples = all.map((text) => ({ part: text.part, examples: examplesOf(text, lookup, WEIGHTS[text.set]) }));
  for (let part = 0; part < PARTS; part++) {
    const others = examples.filter((one) => one.part !== part).flatMap((one) => one.examples);
    const weights = unpack(pack(train(others, SETTINGS), KEPT, ''));
    for (const text of all.filter((one) => one.part === part)) {
      const options = { blocks: paragraphs(text.text), language: 'en', places: lookup };
      const found = recogniseWith(weights, text.text, options);
      add('Sourcemark, held out', text, () => found);
    }
  }
  const suggested = suggestForTexts(
    root,
    runtime.executable,
    all.map(({ text }) => text),
  );
  for (const [index, text] of all.entries()) {
    add('cli suggest, shipped (in-sample)', text, () => suggested[index] ?? []);
    const bare = compromise(text.text);
    add('compromise alone', text, () => bare);
    const wink = winkEntities(text.text);
    add('wink-nlp entities alone', text, () => wink);
    add('wink-nlp proper nouns alone', text, (tag) => winkProperNouns(text.text, tag));
  }
  console.log(`${'set'.padEnd(20)}${'tag'.padEnd(8)}${'who'.padEnd(34)}     P      R     F1`);
  for (const [key, score] of [...rows].sort(([a], [b]) =>
    a.slice(0, 28) < b.slice(0, 28) ? -1 : a.slice(0, 28) > b.slice(0, 28) ? 1 : 0,
  )) {
    console.log(
      `${key}${[precision(score), recall(score), f1(score)].map((value) => value.toFixed(3).padStart(7)).join('')}`,
    );
  }
}

function showSeeds(): void {
  const suggest = (files: readonly string[]) => suggestByCli(root, runtime.executable, files);
  for (const { file, proposed, missedPlaces, missedActors } of measureSeeds(root, suggest)) {
    for (const tag of ['place', 'actor'] as const) {
      const ours = proposed.filter((one) => one.tag === tag);
      const wrong = ours.filter((one) => !one.isRight);
      const missed = tag === 'place' ? missedPlaces : missedActors;
      console.log(
        `\n${file}: ${ours.length} ${tag}s proposed, ${wrong.length} wrong; not proposed: ${missed.join('; ') || 'none'}`,
      );
      const names = new Map(
        ours.map((one) => [`${one.text} (${one.type || 'type not known'})${one.isRight ? '' : ' WRONG'}`, one]),
      );
      console.log(`  ${[...names.keys()].join('; ')}`);
      if (!process.argv.includes('--all')) continue;
      for (const one of ours)
        console.log(`    ${one.start}-${one.end} ${one.score.toFixed(2)} “${one.text}”: ${one.why}`);
    }
  }
}
