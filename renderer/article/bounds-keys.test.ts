import { describe, expect, it } from 'vitest';
import { boundsStep, endWords } from './bounds-keys';

describe('the step that a key asks of an end', () => {
  const press = (name: string): Parameters<typeof boundsStep>[0] => {
    const parts = name.split('+');
    const held = (key: string): boolean => parts.includes(key);
    const key = parts.at(-1) ?? '';
    return { key, shiftKey: held('shift'), ctrlKey: held('ctrl'), altKey: held('alt'), metaKey: held('cmd') };
  };

  it.each([
    ['shift+ArrowRight', 'ltr', 'word 1'],
    ['shift+ArrowLeft', 'ltr', 'word -1'],
    ['shift+ArrowLeft', 'rtl', 'word 1'],
    ['alt+ArrowRight', 'ltr', 'character 1'],
    ['alt+ArrowRight', 'rtl', 'character -1'],
    ['ArrowRight', 'ltr', undefined],
    ['ctrl+shift+ArrowRight', 'ltr', undefined],
    ['cmd+alt+ArrowRight', 'ltr', undefined],
    ['shift+alt+ArrowRight', 'ltr', undefined],
    ['shift+ArrowUp', 'ltr', undefined],
    ['shift+Home', 'ltr', undefined],
  ] as const)('%s from %s is %s', (name, direction, expected) => {
    const step = boundsStep(press(name), direction);
    expect(step && `${step.by} ${step.direction}`).toBe(expected);
  });

  it('is a word where the arrow has nothing else to do', () => {
    expect(boundsStep(press('ArrowLeft'), 'rtl', true)).toEqual({ by: 'word', direction: 1 });
  });
});

describe('the words at an end', () => {
  const text = 'Opposition fighters in the southern Syrian province of Daraa have captured several army positions.';
  const daraa = { start: text.indexOf('Daraa'), end: text.indexOf('Daraa') + 5 };

  it('have a bar where it is and are cut at words', () => {
    expect(endWords(text, daraa, 'start')).toBe('… southern Syrian province of |Daraa have captured several …');
    expect(endWords(text, daraa, 'end')).toBe('… Syrian province of Daraa| have captured several army …');
    expect(endWords(text, { start: 0, end: 10 }, 'start')).toBe('|Opposition fighters in the …');
  });

  it('are cut at no character where there are no spaces', () => {
    const family = '👨‍👩‍👧‍👦';
    const emoji = family.repeat(12);
    expect(endWords(emoji, { start: family.length * 6, end: emoji.length }, 'start')).toBe(
      `… ${family.repeat(2)}|${family.repeat(2)} …`,
    );
  });

  it('are on one line', () => {
    expect(endWords('one\n\ntwo', { start: 5, end: 8 }, 'start')).toBe('one |two');
  });
});
