import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LABELS, likeliest, marginalsOf, mayFollow } from './tagger';
import { fromBase64, toBase64, unpack } from './weights';

it('packs bytes as base64 and back', () => {
  expect(toBase64(new Uint8Array([77, 97, 110]))).toBe('TWFu');
  expect(toBase64(new Uint8Array([77]))).toBe('TQ==');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
    }),
  );
});

it('finds the row of each feature and of no other', () => {
  const features = Int32Array.from([-7, 3, 1 << 30]);
  const rows = Int8Array.from({ length: 3 * LABELS.length }, (_, at) => at);
  const bytes = (of: Int32Array | Int8Array): Uint8Array => new Uint8Array(of.buffer);
  const weights = unpack({
    attribution: '',
    features: toBase64(bytes(features)),
    rows: toBase64(bytes(rows)),
    step: 0.5,
    pairs: '',
  });
  expect([-7, 3, 1 << 30, 4].map((feature) => weights.rowOf(feature))).toEqual([
    0,
    LABELS.length,
    2 * LABELS.length,
    -1,
  ]);
  expect((weights.rows[LABELS.length] ?? 0) * weights.step).toBeCloseTo(LABELS.length / 2);
});

it('agrees with adding up every way to label a short sentence', () => {
  const count = LABELS.length;
  const scores = Float64Array.from({ length: 3 * count }, (_, at) => Math.sin(at * 7));
  const pairs = Float64Array.from({ length: count * count }, (_, at) => Math.cos(at * 3));
  let sum = 0;
  const of = new Float64Array(3 * count);
  let best = { score: -Infinity, path: [0, 0, 0] };
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      for (let c = 0; c < count; c++) {
        if (!mayFollow(0, a) || !mayFollow(a, b) || !mayFollow(b, c)) continue;
        const score =
          (scores[a] ?? 0) +
          (scores[count + b] ?? 0) +
          (scores[2 * count + c] ?? 0) +
          (pairs[a * count + b] ?? 0) +
          (pairs[b * count + c] ?? 0);
        if (score > best.score) best = { score, path: [a, b, c] };
        sum += Math.exp(score);
        for (const at of [a, count + b, 2 * count + c]) of[at] = (of[at] ?? 0) + Math.exp(score);
      }
    }
  }
  const { labels, logSum } = marginalsOf(scores, pairs);
  expect(logSum).toBeCloseTo(Math.log(sum), 8);
  for (const [at, value] of labels.entries()) expect(value).toBeCloseTo((of[at] ?? 0) / sum, 8);
  expect([...likeliest(scores, pairs)]).toEqual(best.path);
});
