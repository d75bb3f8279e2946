import { describe, expect, it } from 'vitest';
import { seedArticle } from '../../tests/support/seed-articles';
import { findNumbers } from './numbers';

/** What is found, a line each: `exact | value relation unit`. */
const found = (text: string, language?: string): string[] =>
  findNumbers(text, { language }).map(({ exact, value, upper, relation, unit }) =>
    `${exact} | ${value}${upper === undefined ? '' : `..${upper}`} ${relation} ${unit}`.trim(),
  );

describe('W1: every quantity of the sample articles, and nothing else', () => {
  it.each([
    [
      '000',
      [
        'more than 500 | 500 more-than attempts',
        'more than 300 | 300 more-than people',
        'about 225 | 225 about troops and officials',
        '45 | 45 exact rebels',
        'About 60 | 60 about civilians',
        '500+ | 500 at-least attempts',
        'nine | 9 exact officers',
        'three | 3 exact members',
      ],
    ],
    [
      '001',
      [
        'more than 500 | 500 more-than attacks',
        'more than 225 | 225 more-than troops and officials',
        'at least 45 | 45 at-least rebels',
        'About 60 | 60 about civilians',
        '9 | 9 exact troops',
        'two | 2 exact officers',
      ],
    ],
    [
      '002',
      [
        '95.19% | 95.19 exact %',
        'At least 600,000 | 600000 at-least',
        'more than a million | 1000000 more-than displaced',
      ],
    ],
    [
      '003',
      [
        'dozens | 24..99 about civilians',
        'around ten | 10 about checkpoints',
        'over seven | 7 more-than soldiers and militiamen',
        'around 70 | 70 about others',
        'At least 98 | 98 at-least fighters',
      ],
    ],
    ['004', []],
  ])('in %s', (prefix, expected) => {
    expect(found(seedArticle(prefix).text)).toEqual(expected);
  });
});

describe('W1: English quantities', () => {
  it.each([
    ['six to eight people died', 'six to eight | 6..8 approximately-range people'],
    ['10-12 fighters', '10-12 | 10..12 approximately-range fighters'],
    ['between 10 and 12 officers', 'between 10 and 12 | 10..12 approximately-range officers'],
    ['about 1,000 to 1,500 fighters', 'about 1,000 to 1,500 | 1000..1500 approximately-range fighters'],
    ['$2-3 million', '$2-3 million | 2000000..3000000 approximately-range $'],
    ['1.5 million refugees', '1.5 million | 1500000 exact refugees'],
    ['US$3bn', 'US$3bn | 3000000000 exact $'],
    ['5 million dollars', '5 million dollars | 5000000 exact $'],
    ['a dozen soldiers', 'a dozen | 12 exact soldiers'],
    ['hundreds of civilians fled', 'hundreds | 200..999 about civilians'],
    ['tens of thousands of people', 'tens of thousands | 20000..99999 about people'],
    ['half of residents', 'half | 0.5 exact share'],
    ['one in five people', 'one in five | 0.2 exact share'],
    ['some 70 people', 'some 70 | 70 about people'],
    ['nearly 300 houses', 'nearly 300 | 300 about houses'],
    ['up to 40 tanks', 'up to 40 | 40 at-most tanks'],
    ['fewer than 12 people', 'fewer than 12 | 12 less-than people'],
    ['no fewer than 12 people', 'no fewer than 12 | 12 at-least people'],
    ['500 or more fighters', '500 or more | 500 at-least fighters'],
    ['killed 2000 people', '2000 | 2000 exact people'],
    ['of 1862 soldiers', '1862 | 1862 exact soldiers'],
    ['twenty-five soldiers', 'twenty-five | 25 exact soldiers'],
    ['two hundred and fifty houses', 'two hundred and fifty | 250 exact houses'],
    ['one civilian was killed', 'one | 1 exact civilians'],
    ['a 90-day siege', '90 | 90 exact days'],
    ['40 km south of Daraa', '40 | 40 exact km'],
    ['at least another 45 wounded', 'at least another 45 | 45 at-least wounded'],
    ['three and a half years', 'three and a half | 3.5 exact years'],
    ['twelve per cent', 'twelve per cent | 12 exact %'],
    ['３００ people', '３００ | 300 exact people'],
  ])('%s', (text, expected) => {
    expect(found(text, 'en')).toEqual([expected]);
  });

  it.each([
    'the 5th Division and the Fourth Division',
    'In 2018 people fled from the 2011 uprisings.',
    'Resolution 2254 was adopted by the Group of 20.',
    'at 12:30 pm, or 5 p.m.',
    '2 min read',
    'They won 2-1.',
    'T-72 tanks, F-16s, COVID-19 and the M5 highway',
    'No one was killed, one of the first said.',
    'the last one broke down',
    'in the twenty-first century',
    '1. First point',
    'Call +963 11 223344.',
    '5️⃣ people',
    'version 192.168.0.1',
  ])('none in: %s', (text) => {
    expect(found(text, 'en')).toEqual([]);
  });
});

describe('W1: Arabic quantities', () => {
  it.each([
    ['بنحو 45 قذيفة', 'بنحو 45 | 45 about قذيفه'],
    ['أكثر من ٢٢٥ عنصرا', 'أكثر من ٢٢٥ | 225 more-than عنصرا'],
    ['ما لا يقل عن 12 مدنيا', 'ما لا يقل عن 12 | 12 at-least مدنيا'],
    ['مقتل 10 أشخاص على الأقل', '10 | 10 at-least اشخاص'],
    ['عشرات المدنيين', 'عشرات | 20..99 about المدنيين'],
    ['عشرات الآلاف من النازحين', 'عشرات الآلاف | 20000..99999 about النازحين'],
    ['خمسة وعشرون شخصا', 'خمسة وعشرون | 25 exact شخصا'],
    ['مئة وخمسون ألف نازح', 'مئة وخمسون ألف | 150000 exact نازح'],
    ['ثلاثة عشر جنديا', 'ثلاثة عشر | 13 exact جنديا'],
    ['٩٥٫١٩٪ من الأصوات', '٩٥٫١٩٪ | 95.19 exact %'],
    ['بين 10 و12 شخصا', 'بين 10 و12 | 10..12 approximately-range شخصا'],
    ['تكلف 103,7 مليون دولار', '103,7 مليون دولار | 103700000 exact $'],
  ])('%s', (text, expected) => {
    expect(found(text, 'ar')).toEqual([expected]);
  });

  it.each(['عام 2018', 'الفرقة الخامسة والفيلق الثامن', 'الساعة 12:30', 'بين عامي 2004 و2006'])(
    'none in: %s',
    (text) => {
      expect(found(text, 'ar')).toEqual([]);
    },
  );
});

describe('W2: other languages', () => {
  it.each([
    ['fr', '20 000 personnes, 1.234,5 euros et 12 %', [20_000, 1_234.5, 12]],
    ['de', '1.234 Menschen', [1_234]],
    ['ja', '事故で45人が死亡した', [45]],
    ['he', 'נהרגו 45 אנשים ב-2018', [45]],
    ['hi', 'कुल ४५ लोग', [45]],
  ])('digits are read as %s writes them', (language, text, values) => {
    expect(findNumbers(text, { language }).map(({ value }) => value)).toEqual(values);
  });

  it.each([
    ['fr', 'le 19 août, 20 millions de personnes'],
    ['de', 'am 19. August 5 Millionen, der 2. Weltkrieg'],
    ['ja', '2021年8月19日に5万人'],
    ['ru', '45 тысяч человек, 19 августа'],
  ])('nothing is said in %s where a word may change the number', (language, text) => {
    expect(findNumbers(text, { language })).toEqual([]);
  });
});

describe('W3: places', () => {
  it('offsets are of the whole text, within the span', () => {
    const text = 'Earlier 10 men. Now about 225 troops fell.';
    const span = { start: text.indexOf('Now'), end: text.length };
    const [number, ...others] = findNumbers(text, { span, language: 'en' });
    expect(others).toEqual([]);
    expect(number?.start).toBe(text.indexOf('about'));
    expect(text.slice(number?.unitSpan?.start, number?.unitSpan?.end)).toBe('troops');
  });
});
