import { describe, expect, it } from 'vitest';
import { describeSpan } from '../selector';
import { contextOf, contextOfMark } from './context';

const WORDS = 'Residents of the besieged neighbourhood counted forty-five shells before the ceasefire began at noon';
const LONG = `${WORDS}, and ${WORDS}, and ${WORDS}.`;

const shown = ({ context, hits }: ReturnType<typeof contextOf>): readonly [string, string] => [
  context,
  hits.map(({ start, end }) => context.slice(start, end)).join('|'),
];

describe('what is shown around what was found', () => {
  it('cuts a line between words and says so, and a whole line is not cut', () => {
    const start = LONG.indexOf('shells', WORDS.length);
    const span = { start, end: start + 6 };
    const [context, hit] = shown(contextOf(LONG, { ...span, hits: [span] }));
    expect(hit).toBe('shells');
    expect(context).toMatch(/^…\S.*\S…$/u);
    const inner = context.slice(1, -1);
    const at = LONG.indexOf(inner);
    expect(at).toBeGreaterThan(0);
    expect(` ${LONG} `.slice(at, at + 1) + LONG.charAt(at + inner.length)).toBe('  ');
    const whole = { start: 0, end: 6 };
    expect(shown(contextOf(`A line\n${WORDS.slice(0, 60)}\nand more`, { ...whole, hits: [whole] }))[0]).toBe('A line');
  });

  it('cuts what has no spaces between graphemes', () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
    const text = `${family.repeat(40)}語${family.repeat(40)}`;
    const start = text.indexOf('語');
    const [context] = shown(contextOf(text, { start, end: start + 1, hits: [] }));
    expect(context.replaceAll(family, '')).toBe('…語…');
  });

  it('shows a mark with whole words on either side, and to the ends of its text', () => {
    const start = LONG.indexOf('shells', WORDS.length);
    const hit = [{ start: 0, end: 3 }];
    expect(shown(contextOfMark(describeSpan(LONG, { start, end: start + 6 }), hit))).toEqual([
      '…counted forty-five shells before the ceasefire began at…',
      'she',
    ]);
    // Where what the mark tells of begins with a space, that is left out too.
    const spaced = `${'a'.repeat(9)} ${'b'.repeat(30)} mark`;
    expect(shown(contextOfMark(describeSpan(spaced, { start: 41, end: 45 }), []))[0]).toBe(`…${'b'.repeat(30)} mark`);
    expect(shown(contextOfMark(describeSpan('It was said.', { start: 3, end: 6 }), [{ start: 0, end: 3 }]))).toEqual([
      'It was said.',
      'was',
    ]);
  });
});
