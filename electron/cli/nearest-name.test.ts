import { expect, it } from 'vitest';
import { nearest } from './nearest-name';

const NAMES = ['import', 'sources', 'text', 'annotate', 'annotations', 'merge', 'export'];

it.each([
  ['imprt', 'import'],
  ['exprot', 'export'],
  ['Sources', 'sources'],
  ['mer', 'merge'],
  ['annotat', 'annotate'],
  ['txet', 'text'],
  ['banana', undefined],
  ['', undefined],
])('takes %s for %s', (typed, meant) => {
  expect(nearest(typed, NAMES)).toBe(meant);
});
