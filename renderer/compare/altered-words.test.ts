import { expect, it } from 'vitest';
import { alteredWords } from './altered-words';

it('altered words stand where they are in each text', () => {
  const a = 'Then: about 225 troops died.';
  const b = 'more than 225 troops died.';
  const altered = alteredWords({ content: a, start: 6, end: a.length }, { content: b, start: 0, end: b.length });
  expect(altered.a.map(({ start, end, op }) => [op, a.slice(start, end)])).toEqual([['del', 'about']]);
  expect(altered.b.map(({ start, end, op }) => [op, b.slice(start, end)])).toEqual([['ins', 'more than']]);
});
