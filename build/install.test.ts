/**
 * When `node_modules` counts as installed.
 */

import { describe, expect, test } from 'vitest';
import { agree, type Lock } from './install.mjs';

const lock: Lock = {
  packages: {
    '': {},
    'node_modules/one': { version: '1.0.0', integrity: 'sha512-one' },
    'node_modules/other-system': { version: '2.0.0', integrity: 'sha512-two', optional: true },
  },
};
const one = { version: '1.0.0', integrity: 'sha512-one' };
const everywhere = () => true;

describe('an install agrees with the lock', () => {
  test.each<[what: string, packages: Lock['packages'], agrees: boolean]>([
    ['with everything but the packages of other systems', { 'node_modules/one': one }, true],
    ['not when a package is missing', {}, false],
    ['not in another version', { 'node_modules/one': { ...one, version: '1.0.1' } }, false],
    ['not with other bytes', { 'node_modules/one': { ...one, integrity: 'sha512-other' } }, false],
    ['not when there is more', { 'node_modules/one': one, 'node_modules/more': one }, false],
  ])('%s', (_, packages, agrees) => {
    expect(agree(lock, { packages }, everywhere)).toBe(agrees);
  });

  test('not when a folder of it is gone', () => {
    expect(agree(lock, { packages: { 'node_modules/one': one } }, () => false)).toBe(false);
  });
});
