import { describe, expect, it } from 'vitest';
import { seedArticle } from '../../tests/support/seed-articles';
import { findHedges } from './hedges';

const found = (text: string, language?: string): string[] =>
  findHedges(text, { language }).map(({ exact, kind }) => `${exact} | ${kind}`);

describe('W6: the hedges of the sample articles', () => {
  it.each([
    ['000', ['Reports say | reportedly', 'were reported | reportedly', 'claim | claims']],
    ['001', ['Reports claim | claims', 'claims | claims', 'indicate that | apparently']],
    [
      '002',
      [
        'is believed | believed',
        'are thought | believed',
        'It was also reported | reportedly',
        'is not thought | believed',
        'widely regarded as | regarded',
        'reportedly | reportedly',
        'seems | apparently',
        'are thought | believed',
      ],
    ],
    [
      '003',
      [
        'allegedly | allegedly',
        'it has been reported | reportedly',
        'allegedly | allegedly',
        'possible | possible',
        'labelled as | regarded',
      ],
    ],
    [
      '004',
      [
        'potential | possible',
        'is supposed to | supposed',
        'claims that | claims',
        'claims that | claims',
        'reportedly | reportedly',
      ],
    ],
  ])('in %s', (prefix, expected) => {
    expect(found(seedArticle(prefix).text)).toEqual(expected);
  });
});

describe('W6: made examples', () => {
  it.each([
    ['This could not be independently verified.', 'not be independently verified | unconfirmed'],
    ['They may have fled.', 'may have | possible'],
    ['The so-called committee met.', 'so-called | regarded'],
  ])('%s', (text, expected) => {
    expect(found(text, 'en')).toEqual([expected]);
  });

  it.each(['as soon as possible', 'They met in May 2020.', 'They claimed responsibility.', 'He could not walk.'])(
    'none in: %s',
    (text) => {
      expect(found(text, 'en')).toEqual([]);
    },
  );

  it.each([
    ['يُعتقد أن شابا قتل', 'يُعتقد أن | believed'],
    ['ورد أن شابا قتل', 'ورد أن | reportedly'],
    ['قد يكون الطريق مغلقا', 'قد | possible'],
    ['بحسب ناشطين', 'بحسب | attributed'],
    ['ربما غادروا', 'ربما | possible'],
  ])('%s', (text, expected) => {
    expect(found(text, 'ar')).toEqual([expected]);
  });

  it('W2: none in a language of which no words are known', () => {
    expect(findHedges('Il est possible que le possible soit claims', { language: 'fr' })).toEqual([]);
  });

  it('"qad" before a verb in the past says that it happened', () => {
    expect(found('وقد أكد الوزير ذلك', 'ar')).toEqual([]);
  });
});
