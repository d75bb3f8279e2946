import { describe, expect, it } from 'vitest';
import { seedArticle } from '../../tests/support/seed-articles';
import { findDates } from './dates';

const PUBLISHED = '2021-07-30';

/** What is found, a line each: `exact | from..to precision basis`. */
const found = (text: string, language?: string, published?: string): string[] =>
  findDates(text, { language, published }).map(({ exact, from, to, precision, basis }) =>
    `${exact} | ${from}${to === from ? '' : `..${to}`} ${precision} ${basis}`.replace(/\s+/g, ' '),
  );

describe('W4: every date of the sample articles, and nothing else', () => {
  it.each([
    [
      '000',
      [
        'June 20, 2020 | 2020-06-20 day stated',
        'Wednesday night | part-of-day unresolved',
        'July 2018 | 2018-07-01..2018-07-31 month stated',
        'since June 2019 | 2019-06-01..2020-08-31 month resolved',
        'In the past month | 2020-07-01..2020-08-31 month resolved',
        'August 20 | 2020-08-20 day resolved',
        'Last November | 2019-11-01..2019-11-30 month resolved',
        'in Past 2 Years | 2018-08-01..2020-08-31 year resolved',
        'March 2011 | 2011-03-01..2011-03-31 month stated',
        'May 4 | 2020-05-04 day resolved',
        'May 27 | 2020-05-27 day resolved',
        'the summer | 2020-06-01..2020-08-31 season resolved',
      ],
    ],
    [
      '001',
      [
        'July 2018 | 2018-07-01..2018-07-31 month stated',
        '2011 | 2011-01-01..2011-12-31 year stated',
        'July 2018 | 2018-07-01..2018-07-31 month stated',
        'since July 2018 | 2018-07-01..2020-12-31 month resolved',
        'since June 2019 | 2019-06-01..2020-12-31 month resolved',
        'June 21 | 2020-06-21 day resolved',
        'last week | week unresolved',
        'Monday | day unresolved',
        'Tuesday | day unresolved',
        'this morning | part-of-day unresolved',
      ],
    ],
    [
      '002',
      [
        'Wednesday, 19 August | 2021-08-19 day resolved',
        'Tuesday night | part-of-day unresolved',
        'June | 2021-06-01..2021-06-30 month resolved',
        '25 June | 2021-06-25 day resolved',
        'Since late July | 2021-07-21..2021-08-31 month resolved',
        'Tuesday | day unresolved',
        '2011 | 2011-01-01..2011-12-31 year stated',
        '2018 | 2018-01-01..2018-12-31 year stated',
        'over the past decade | 2011-08-01..2021-08-31 decade resolved',
      ],
    ],
    [
      '003',
      [
        'since 2009 | 2009-01-01..2021-07-30 year resolved',
        'July 30, 2021 at 12:30 pm | 2021-07-30 part-of-day stated',
        '2 October 2018 | 2018-10-02 day stated',
        'Over the past month | 2021-06-30..2021-07-30 month resolved',
        '2018 | 2018-01-01..2018-12-31 year stated',
        'Last week | 2021-07-19..2021-07-25 week resolved',
        'Wednesday | 2021-07-28 day resolved',
        'since 2018 | 2018-01-01..2021-07-30 year resolved',
        '2011 | 2011-01-01..2011-12-31 year stated',
        'three years ago | 2018-01-01..2018-12-31 year resolved',
        '2019 | 2019-01-01..2019-12-31 year stated',
        'May this year | 2021-05-01..2021-05-31 month resolved',
      ],
    ],
    [
      '004',
      [
        '22 August, 2021 | 2021-08-22 day stated',
        '2018 | 2018-01-01..2018-12-31 year stated',
        '2018 | 2018-01-01..2018-12-31 year stated',
        'Monday | 2021-08-16 day resolved',
        'later that evening | 2021-08-16 part-of-day resolved',
      ],
    ],
  ])('in %s', (prefix, expected) => {
    const { text, published } = seedArticle(prefix);
    expect(found(text, undefined, published)).toEqual(expected);
  });

  it('says that a weekday does not belong to its date', () => {
    const { text, published } = seedArticle('002');
    expect(findDates(text, { published })[0]?.assumption).toContain('19 August 2021 is a Thursday, not a Wednesday');
  });
});

describe('W4: English dates, seen from Friday 30 July 2021', () => {
  it.each([
    ['June 20-22, 2020', 'June 20-22, 2020 | 2020-06-20..2020-06-22 day stated'],
    ['20th of June 2019', '20th of June 2019 | 2019-06-20 day stated'],
    ['Sept. 11, 2001', 'Sept. 11, 2001 | 2001-09-11 day stated'],
    ['2021-07-30T12:30:00Z', '2021-07-30T12:30:00Z | 2021-07-30 part-of-day stated'],
    ['19.08.2021', '19.08.2021 | 2021-08-19 day stated'],
    ['mid-2018', 'mid-2018 | 2018-05-01..2018-08-31 year stated'],
    ['2011–13', '2011–13 | 2011-01-01..2013-12-31 year stated'],
    ['the 1990s', '1990s | 1990-01-01..1999-12-31 decade stated'],
    ['last Friday', 'last Friday | 2021-07-23 day resolved'],
    ['on Friday', 'Friday | 2021-07-30 day resolved'],
    ['They will meet on Tuesday', 'Tuesday | 2021-08-03 day resolved'],
    ['yesterday', 'yesterday | 2021-07-29 day resolved'],
    ['two weeks ago', 'two weeks ago | 2021-07-12..2021-07-18 week resolved'],
    ['the weekend', 'the weekend | 2021-07-24..2021-07-25 day resolved'],
    ['last summer', 'last summer | 2020-06-01..2020-08-31 season resolved'],
    ['in August', 'August | 2020-08-01..2020-08-31 month resolved'],
    ['in the last two years', 'in the last two years | 2019-07-30..2021-07-30 year resolved'],
    ['8/9/2021', '8/9/2021 | day unresolved'],
    ['February 30, 2021', 'February 30, 2021 | day unresolved'],
    ['July 30, 1896', 'July 30, 1896 | 1896-07-30 day stated'],
    ['the Arab Spring of 2011', '2011 | 2011-01-01..2011-12-31 year stated'],
  ])('%s', (text, expected) => {
    expect(found(text, 'en', PUBLISHED)).toEqual([expected]);
  });

  it('both years of a range are dates', () => {
    expect(found('from 1952 to 1954.', 'en', PUBLISHED).map((line) => line.slice(0, 4))).toEqual(['1952', '1954']);
  });

  it('a year that stands after the last of several months is that of all', () => {
    expect(found('from June to August 2018', 'en', PUBLISHED)).toEqual([
      'June | 2018-06-01..2018-06-30 month stated',
      'August 2018 | 2018-08-01..2018-08-31 month stated',
    ]);
  });

  it.each([
    'He may march in the fall.',
    'April Smith and August Meyer',
    'the fall of Aleppo',
    'since then',
    'about 2000 houses',
  ])('none in: %s', (text) => {
    expect(found(text, 'en', PUBLISHED)).toEqual([]);
  });
});

describe('W5: nothing is guessed when the publication is not known', () => {
  it.each(['on Wednesday', 'last week', 'over the past month', 'on 25 June', 'this morning', 'three years ago'])(
    '%s',
    (text) => {
      const [date, ...others] = findDates(text, { language: 'en' });
      expect(others).toEqual([]);
      expect(date).toMatchObject({ from: '', to: '', basis: 'unresolved' });
      expect(date?.assumption).toMatch(/not known/);
    },
  );

  it('an open period has a beginning without an end', () => {
    expect(findDates('since July 2018', { language: 'en' })[0]).toMatchObject({ from: '2018-07-01', to: '' });
  });
});

describe('W4: Arabic dates, seen from Friday 30 July 2021', () => {
  it.each([
    ['يوم الأربعاء', 'يوم الأربعاء | 2021-07-28 day resolved'],
    ['منذ يوم الثلاثاء', 'منذ يوم الثلاثاء | 2021-07-27..2021-07-30 day resolved'],
    ['أمس', 'أمس | 2021-07-29 day resolved'],
    ['الأسبوع الماضي', 'الأسبوع الماضي | 2021-07-19..2021-07-25 week resolved'],
    ['خلال السنوات الثلاث الماضية', 'خلال السنوات الثلاث الماضية | 2018-07-30..2021-07-30 year resolved'],
    ['قبل عامين', 'قبل عامين | 2019-01-01..2019-12-31 year resolved'],
    ['منذ عام 2018', 'منذ عام 2018 | 2018-01-01..2021-07-30 year resolved'],
    ['في تموز 2018', 'تموز 2018 | 2018-07-01..2018-07-31 month stated'],
    ['في 25 حزيران/يونيو 2021', '25 حزيران/يونيو 2021 | 2021-06-25 day stated'],
    ['١٩ آب ٢٠٢١', '١٩ آب ٢٠٢١ | 2021-08-19 day stated'],
    ['كانون الثاني 2020', 'كانون الثاني 2020 | 2020-01-01..2020-01-31 month stated'],
    ['فجر الخميس 29 تموز', 'فجر الخميس 29 تموز | 2021-07-29 part-of-day resolved'],
    ['صيف 2020', 'صيف 2020 | 2020-06-01..2020-08-31 season stated'],
  ])('%s', (text, expected) => {
    expect(found(text, 'ar', PUBLISHED)).toEqual([expected]);
  });

  it.each(['مارس الضغط', 'اليوم الثاني', 'قبل عام من الحرب'])('none in: %s', (text) => {
    expect(found(text, 'ar', PUBLISHED)).toEqual([]);
  });
});

describe('W3: places', () => {
  it('a day told of before the span is known in it', () => {
    const text = 'They met on 5 May 2021. Shots fell that evening.';
    const span = { start: text.indexOf('Shots'), end: text.length };
    expect(findDates(text, { span, language: 'en' })).toMatchObject([
      { exact: 'that evening', start: text.indexOf('that evening'), from: '2021-05-05' },
    ]);
  });
});
