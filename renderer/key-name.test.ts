import { describe, expect, it } from 'vitest';
import { keyName, modifierName } from './key-name';

const NONE = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

describe('the name of a key press', () => {
  it.each([
    ['c', { key: 'c', code: 'KeyC' }, false],
    ['c', { key: 'ؤ', code: 'KeyC' }, false],
    ['p', { key: 'פ', code: 'KeyP' }, false],
    ['c', { key: 'c', code: 'KeyI' }, false],
    ['mod+z', { key: 'я', code: 'KeyZ', ctrlKey: true }, false],
    ['mod+shift+z', { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }, false],
    ['mod+z', { key: 'z', code: 'KeyZ', metaKey: true }, true],
    ['other+z', { key: 'z', code: 'KeyZ', ctrlKey: true }, true],
    ['?', { key: '?', code: 'Slash', shiftKey: true }, false],
    ['shift+c', { key: 'C', code: 'KeyC', shiftKey: true }, false],
    ['shift+f6', { key: 'F6', code: 'F6', shiftKey: true }, false],
    ['escape', { key: 'Escape', code: 'Escape' }, false],
  ])('is %s for %o', (name, event, mac) => {
    expect(keyName({ ...NONE, ...event }, mac)).toBe(name);
  });
});

describe('a key as it is shown', () => {
  it.each([
    ['I', 'Ctrl+I', '⌘I'],
    ['Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z'],
  ])('%s', (key, other, mac) => {
    expect(modifierName(key, false)).toBe(other);
    expect(modifierName(key, true)).toBe(mac);
  });
});
