import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AliasIndex, nameKey } from './alias-index';
import { isGraphemeBoundary } from './text';

/** Finds `names` (separated by |) in the text, whose places of names are in brackets. */
function check(names: string, marked: string): void {
  const text = marked.replace(/[[\]]/gu, '');
  const index = new AliasIndex<string>();
  for (const name of names.split('|')) index.add(name, name);
  let shown = '';
  let at = 0;
  for (const { start, end } of index.find(text)) {
    shown += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  expect(shown + text.slice(at)).toBe(marked);
}

describe('names in texts', () => {
  const CASES: readonly (readonly [names: string, text: string])[] = [
    ['Daraa', 'In [Daraa] and [DARAA], not in Daraaya.'],
    ['Daraa|Daraa Al-Balad', '[Daraa Al-Balad] lies in [Daraa].'],
    ['Daraa Al-Balad', '[Daraa al Balad], [Daraa-al-Balad] and [Daraa Balad].'],
    ['Sanamayn', 'In [al-Sanamayn] and [as-Sanamayn], or [Sanamayn].'],
    ['the regime', "[The regime] and a regime; [the\u00a0regime]’s troops, [the regime]'s."],
    ['Dar‘a', "[Dar'a], [Dar’a] and [Darʿā]."],
    ['Al-Assad', '[Al-Assad]’s father, [al-Assad].'],
    ['قوات النظام', 'قالت [قوات النظام] و[قوات النظام] إن ل[قوات النظام] شيئا.'],
    ['درعا', 'في [درعا] وب[درعا]؛ [دَرعا] و[درعا].'],
    ['الجيش', '[الجيش] و[الجيش]'],
    ['צה״ל', 'ב[צה״ל] אומרים ש[צה״ל]'],
    ['東京', '昨日[東京]で、[東京]都'],
    ['rebel', 'a [rebel], the [rebels]'],
    ['a|b', '[a] [b]'],
    ['one two', 'one. Two and one\ntwo'],
    ['U.S.', 'the [U.S.] and us'],
  ];
  it.each(CASES)('S2: %s in %s', check);

  it('S2: a plural is found, and said to be one', () => {
    const index = new AliasIndex<number>();
    index.add('former rebel', 1);
    expect(index.find('two former rebels').map(({ inflected }) => inflected)).toEqual([true]);
  });

  it('S2: names with the same key are spelled alike', () => {
    expect(nameKey('Daraa  al-Balad')).toBe(nameKey('DARAA Balad'));
    expect(nameKey('Al')).not.toBe('');
    expect(nameKey('“—”')).toBe('');
  });

  it('S2: what is found lies in the text, in order, and splits no grapheme cluster', () => {
    const word = fc.constantFrom('Daraa', 'درعا', 'وقوات', 'e\u0301t', '👨‍👩‍👧', '東京', 'al-Balad', '’s', '\n', '. ');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { minLength: 1, maxLength: 4 }), (words, name) => {
        const text = words.join(' ');
        const index = new AliasIndex<number>();
        index.add(name.join(' '), 1);
        index.add(name[0] ?? '', 2);
        let last = 0;
        for (const { start, end } of index.find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect([start, end].every((at) => isGraphemeBoundary(text, at))).toBe(true);
          last = end;
        }
      }),
    );
  });

  it('S2: takes no longer for many names than for few', () => {
    const text = 'Daraa and the regime fought near Tafas. '.repeat(500);
    const few = new AliasIndex<number>();
    const many = new AliasIndex<number>();
    for (let n = 0; n < 20_000; n++) (n < 20 ? few : many).add(`Name ${n} of somebody`, n);
    const time = (index: AliasIndex<number>): number => {
      const begin = performance.now();
      index.find(text);
      return performance.now() - begin;
    };
    time(few);
    const [least, most] = [Math.min(time(few), time(few), time(few)), Math.min(time(many), time(many), time(many))];
    expect(most / least).toBeLessThan(5);
  });
});
