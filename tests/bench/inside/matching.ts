/**
 * Run in a process of its own: makes articles, compares all passages of each two of them, then those of one more article,
 * and prints what that took as one line of JSON. The words of the articles are drawn by Zipf's law from the most frequent
 * English words; articles of one topic, ten to a topic, draw a part of theirs from the same few hundred.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CaseMatcher, type MatchText } from '../../../electron/matching/case-matcher';
import { readWordVectors } from '../../../electron/matching/vectors-file';
import { sequence } from '../random';

const WORDS = 600;
const SENTENCE = 22;
const TOPIC_WORDS = 300;
const PER_TOPIC = 10;

/** So many matches are described. */
const MOST = 500;

const [folder = '', count = '5'] = process.argv.slice(2);
const articles = Number(count);
const vocabulary = words(folder);
const collect = garbageCollector();

const texts = Array.from({ length: articles + 1 }, (_, n) => article(n));
const vectors = readWordVectors(folder);
collect();
const before = process.memoryUsage();

const matcher = new CaseMatcher(vectors);
const read = timed(() => {
  for (const text of texts.slice(0, articles)) matcher.put(text);
});
const passages = matcher.waiting;
const compared = timed(() => {
  for (const _ of matcher.work());
});
let found = 0;
const listed = timed(() => (found = matcher.matches(0.5, MOST).length));
const last = texts[articles];
const updated = timed(() => {
  if (last) matcher.put(last);
  for (const _ of matcher.work());
});
collect();
const memory = process.memoryUsage();
const megabytes = (memory.heapUsed + memory.arrayBuffers - before.heapUsed - before.arrayBuffers) / (1 << 20);
console.log(JSON.stringify({ articles, passages, read, compared, listed, updated, found, megabytes }));

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function words(from: string): string[] {
  const bytes = readFileSync(path.join(from, 'word-vectors.bin'));
  return bytes
    .toString('utf8', 12, 12 + bytes.readUInt32LE(8))
    .split('\n')
    .filter((word) => /^[a-z]{2,}$/u.test(word));
}

function article(n: number): MatchText {
  const next = sequence(n + 1);
  const zipf = (draw: () => number): string => vocabulary[Math.floor(vocabulary.length ** draw())] ?? 'the';
  const ofTopic = sequence(100_000 + Math.floor(n / PER_TOPIC));
  const topic = Array.from({ length: TOPIC_WORDS }, () => zipf(ofTopic));
  const sentences = Array.from({ length: Math.round(WORDS / SENTENCE) }, () => {
    const line = Array.from({ length: SENTENCE }, (_, at) => {
      const word = next() < 0.35 ? (topic[Math.floor(next() * TOPIC_WORDS)] ?? '') : zipf(next);
      return at === 0 || next() < 0.08 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    });
    if (next() < 0.4) line.splice(8, 0, String(Math.floor(next() * 400)));
    return `${line.join(' ')}.`;
  });
  return {
    source: `s${n}`,
    version: '1',
    content: sentences.join(' '),
    blocks: [],
    language: 'en',
    published: `2021-08-${String((n % 28) + 1).padStart(2, '0')}`,
  };
}

/** Collecting garbage makes memory comparable. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
