/**
 * `npm run train`: learns the tagger's weights from all texts of `../shared/data/entities` and writes them to
 * `domain/recognition/model.json`. `npm run train -- --wordnet FOLDER` first makes the lexicon anew.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLexicon } from './lexicon';
import { readPlaces } from './places';
import { readSet, SETS } from './sets';
import { examplesOf, KEPT, pack, SETTINGS, train, WEIGHTS } from './training';

const ATTRIBUTION =
  'Trained on wikigold (Balasuriya, Ringland, Nothman, Murphy and Curran 2009; CC-BY-4.0) and on texts of re3d (Dstl): UK ' +
  'government (OGL-3.0), CENTCOM and US State Department (public domain), Australian Department of Foreign Affairs ' +
  '(CC-BY-3.0-AU), EU delegation to Syria (EU reuse notice, attribution); with place names of GeoNames (CC-BY-4.0).';

const root = process.cwd();
const at = process.argv.indexOf('--wordnet');
if (at > 0) writeLexicon(root, process.argv[at + 1] ?? '');
const sets = SETS.map((name) => ({ name, texts: readSet(root, name) }));
if (sets.some(({ texts }) => texts === undefined)) {
  console.log('Nothing was trained: the marked texts are not on this machine, and the weights stay as they are.');
} else {
  const places = readPlaces(root);
  const examples = sets.flatMap(({ name, texts = [] }) =>
    texts.flatMap((text) => examplesOf(text, places, WEIGHTS[name])),
  );
  const packed = pack(train(examples, SETTINGS), KEPT, ATTRIBUTION);
  const file = JSON.stringify(packed, undefined, 2);
  writeFileSync(join(root, 'domain', 'recognition', 'model.json'), `${file}\n`);
  console.log(`Trained on ${examples.length} sentences; the weights take ${Math.round(file.length / 1024)} KB.`);
}
