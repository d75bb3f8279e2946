/** Hostile texts: every pattern takes time in proportion to the length of its text, and nothing splits a character. */
import { describe, expect, it } from 'vitest';
import { isGraphemeBoundary, type Span } from '../text';
import { claimCandidates } from './candidates';
import { claimDetails } from './claim-details';
import { findDates } from './dates';
import { findHedges } from './hedges';
import { findNumbers } from './numbers';
import { sentencesOf } from './sentences';

const PUBLISHED = '2021-07-30';

/** Everything that is found in a text. */
function everything(text: string, language: string): Span[] {
  const details = claimDetails(text, { start: 0, end: Math.min(text.length, 400) }, { language, published: PUBLISHED });
  return [
    ...findNumbers(text, { language }),
    ...findDates(text, { language, published: PUBLISHED }),
    ...findHedges(text, { language }),
    ...sentencesOf(text),
    ...claimCandidates(text, { language, published: PUBLISHED }),
    ...details.numbers,
    ...(details.attribution === undefined ? [] : [details.attribution]),
  ];
}

/** Of a hostile text, in UTF-16 code units. */
const LENGTH = 30_000;

const milliseconds = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const REPEATED = [
  '1,',
  '1-',
  '5 May ',
  'June and ',
  'said ',
  'he said, ',
  'claims that ',
  '"a ',
  '“',
  'A. ',
  'one hundred and ',
  'between 1 and ',
  'the of ',
  '\n',
  'who said ',
  'on Monday ',
  'قال أن ',
  'مئة و',
  'تشرين ',
  'é',
  '5️⃣',
  '(',
  ' ',
  'a@',
  'http://a.',
  '\u202e',
];

describe('W11: time in proportion to length', () => {
  it.each(REPEATED)('%j, over and over', (piece) => {
    const long = piece.repeat(Math.ceil(LENGTH / piece.length));
    const short = long.slice(0, long.length / 8);
    const language = /\p{Script=Arabic}/u.test(piece) ? 'ar' : 'en';
    everything(short, language);
    const [one, eight] = [
      milliseconds(() => everything(short, language)),
      milliseconds(() => everything(long, language)),
    ];
    // Quadratic growth would be 64 times; 40 ms are for the collector of garbage, which comes when it likes.
    expect(eight).toBeLessThan(32 * (one + 40));
  });
});

describe('W3: no grapheme cluster is split', () => {
  it.each([
    '5️⃣ people said 5️⃣',
    'About 5\u0301 people died on 5 May\u0301.',
    '٥\u0670 أشخاص',
    '👩‍👩‍👧 said 45👍🏽 people',
    '\ud800 45 \udc00 people',
  ])('%j', (text) => {
    for (const language of ['en', 'ar', 'ja']) {
      for (const { start, end } of everything(text, language)) {
        expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
        expect(end).toBeGreaterThan(start);
      }
    }
  });
});
