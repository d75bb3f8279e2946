/** The rules together: over the sample articles, hostile texts, and what is no part of an article. */
import { describe, expect, it } from 'vitest';
import { seedArticles } from '../../tests/support/seed-articles';
import { isGraphemeBoundary, visibleLines, type Block } from '../text';
import { findings } from './fixtures';
import { inconsistencies } from './inconsistencies';

describe('F1: what is found', () => {
  it('in the sample articles is the one weekday that is wrong', () => {
    const found = seedArticles().flatMap(({ name, text, blocks, published }) =>
      inconsistencies(text, { blocks, published }).map(({ kind, exact }) => [name.slice(0, 3), kind, exact]),
    );
    expect(found).toEqual([['002', 'weekday', 'Wednesday, 19 August']]);
  });

  it('is in text order, with the exact words of its places', () => {
    const text = '31 June. 12 people, including 15 soldiers, died from 5 May to 3 May.\nOn Friday, 19 August 2021.';
    const found = inconsistencies(text);
    expect(found.map(({ kind }) => kind)).toEqual(['date', 'total', 'date-order', 'weekday']);
    for (const { start, end, exact, other, message } of found) {
      expect(text.slice(start, end)).toBe(exact);
      if (other !== undefined) expect(text.slice(other.start, other.end)).toBe(other.exact);
      expect(message).toMatch(/^\S.*\.$/u);
    }
  });

  it('is not in furniture; in bylines, datelines and headings only dates are read', () => {
    const text = 'Wednesday, 19 August 2021\n12 people, including 15 soldiers, died.';
    const blocks = (kind: Block['kind']): Block[] => visibleLines(text).map((line) => ({ ...line, kind }));
    expect(findings(text, { blocks: blocks('furniture') })).toEqual([]);
    expect(findings(text, { blocks: blocks('dateline') })).toEqual(['weekday: Wednesday, 19 August 2021']);
    expect(findings(text, { blocks: blocks('paragraph') })).toHaveLength(2);
  });

  it('is only what digits say in a language that is not known', () => {
    expect(findings('Am Mittwoch, 19. August 2021, starben 12 Menschen: 7 Soldaten und 6 Zivilisten.')).toEqual([]);
    expect(findings('Vom 2021-06-05 – 2021-06-03 war es warm und nicht kalt.')).toEqual(['date-order: 2021-06-05']);
    expect(findings('')).toEqual([]);
  });
});

const REPEATED = [
  'Wednesday, 19 August ',
  'Wednesday, 19 August 2021 ',
  '19 August (Wednesday) ',
  '12 August 2021. Wednesday, 19 August. ',
  '12 people, ',
  '12 people: ',
  '12 people, seven soldiers and ',
  '12 people, including ',
  '60% of the vote, Hassan ',
  'from 5 June to ',
  'since July 2018 until ',
  'The airstrike killed 12 civilians. ',
  'The airstrike killed 12 civilians ',
  'an airstrike ',
  'الأربعاء 19 أغسطس ',
  'بينهم 15 جنديا ',
  '2021-02-30 ',
];

const LENGTH = 30_000;

const milliseconds = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

describe('F10: the time to check a text grows with its length', () => {
  it.each(REPEATED)('%j, over and over', (piece) => {
    const long = piece.repeat(Math.ceil(LENGTH / piece.length));
    const short = long.slice(0, long.length / 8);
    for (const published of [undefined, '2021-08-22']) {
      const language = /\p{Script=Arabic}/u.test(piece) ? 'ar' : 'en';
      const check = (text: string) => () => inconsistencies(text, { language, published });
      milliseconds(check(short));
      const [one, eight] = [milliseconds(check(short)), milliseconds(check(long))];
      // Quadratic growth would be 64 times; 40 ms are for the collector of garbage, which comes when it likes.
      expect(eight).toBeLessThan(32 * (one + 40));
    }
  });

  it.each([
    'Wednesday, 19 August\u0301 2021',
    '12 people, including 15 soldiers\u0301.',
    '\ud800 31 June \udc00',
    '31 June\ufe0f',
  ])('%j: no grapheme cluster is split', (text) => {
    for (const { start, end } of inconsistencies(text, { language: 'en', published: '2021' }))
      expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
  });
});
