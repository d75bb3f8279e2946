import { describe, expect, it } from 'vitest';
import { findings, onlyFinding } from './fixtures';

describe('F2: a weekday that does not belong to its date', () => {
  it.each([
    'On Wednesday, August 19, 2021 they met.',
    'On Wednesday 19 August 2021 they met.',
    'They met on Wed., Aug. 19, 2021 in Daraa.',
    'On 19 August 2021 (Wednesday) they met.',
    '19 August 2021, a Wednesday, was calm.',
    'WEDNESDAY, AUGUST 19, 2021',
    'On Wednesday morning, 19 August 2021, they met.',
    'Since Wednesday, 19 August 2021 it is closed.',
    'قصفت القوات المدينة يوم الأربعاء 19 آب 2021.',
    'قصفت القوات المدينة الأربعاء 19 أغسطس 2021.',
    'قصفت القوات المدينة يوم الأربعاء ١٩ أغسطس ٢٠٢١.',
  ])('%s', (text) => {
    const { kind, message, assumed } = onlyFinding(text);
    expect(kind).toBe('weekday');
    expect(message).toMatch(/19 August 2021 was a Thursday\. Wednesday was 18 August\.$/u);
    expect(assumed).toBeUndefined();
  });

  it.each([
    'On Thursday, August 19, 2021 they met.',
    'On 19 August 2021 (Thursday) they met.',
    'On Wednesday they met. On 19 August 2021 they parted.',
    'On 19 August 2021, Wednesday’s attack was forgotten.',
    // Which day belongs to which weekday is not told.
    'On Thursday and Friday, August 19 and 20, 2021 they met.',
    'From Wednesday to Friday, August 18-20, 2021 they met.',
    'Friday, Saturday and Sunday, 20-22 August 2021.',
    'On Friday, 19-20 August 2021 they met.',
    // A newspaper.
    'The Sun, 19 August 2021',
    'Baltimore Sun, 19 August 2021',
    // Russia had the Julian calendar.
    'On Sunday, 9 January 1905 soldiers fired.',
    'On 5 Friday 19 August 2022.',
    'الخميس 19 أغسطس 2021',
  ])('%s: nothing', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('F3: the year that is assumed', () => {
  const TEXT = 'Civilians faced airstrikes on Wednesday, 19 August.';

  it.each([
    ['2021-08-22', '22 August 2021'],
    ['2021-08-22T12:30', '22 August 2021'],
    ['2021-08', 'August 2021'],
    ['2021', '2021'],
  ])('is that of the publication, %s', (published, inWords) => {
    expect(onlyFinding(TEXT, { published })).toMatchObject({
      kind: 'weekday',
      exact: 'Wednesday, 19 August',
      start: TEXT.indexOf('Wednesday'),
      end: TEXT.indexOf('August') + 6,
      message:
        '“Wednesday, 19 August” does not fit: 19 August 2021 was a Thursday. Wednesday was 18 August. ' +
        `In 2020, 19 August was a Wednesday. The year is taken from the publication, ${inWords}.`,
      assumed: `The year is taken from the publication, ${inWords}.`,
    });
  });

  it('says that a publication is inferred', () => {
    const { assumed } = onlyFinding(TEXT, { published: '2021-08', publishedIsInferred: true });
    expect(assumed).toBe('The year is taken from the publication, August 2021, which is inferred.');
  });

  it('is none without a publication and a date with its year near by', () => {
    expect(findings(TEXT)).toEqual([]);
    expect(findings(`It was retaken in 2018. ${TEXT}`)).toEqual([]);
    expect(findings(`It was retaken in March 2018. ${TEXT}`)).toEqual([]);
  });

  it('is that of a near date where the publication is not known', () => {
    const { assumed } = onlyFinding(`Talks began on 12 August 2021. ${TEXT}`);
    expect(assumed).toBe('No date of publication is known: the year is taken from “12 August 2021” in the text.');
    expect(findings('Talks began on 12 August 2021. They ended on Thursday, 19 August.')).toEqual([]);
    expect(findings(`Talks began on 12 August 2021, as in 2020. ${TEXT}`)).toEqual([]);
  });

  it.each([
    ['They meet on Friday, 3 September.', '2021-08-22'],
    ['They met on Friday, 25 December.', '2021'],
    ['They met on Thursday, 31 December.', '2021-01-02'],
    ['They met on Sunday, 7 March.', '2021-08-22'],
    ['They met on Monday, 7 March 2022.', '2021-08-22'],
    ['In 2001, on Tuesday, 11 September, the towers fell.', '2021-09-20'],
    ['On Tuesday, 11 September, the towers fell. It was 2001.', '2021-09-20'],
    ['In December 1941 it began: on Sunday, 7 December, at dawn.', '2021-12-08'],
    ['On Saturday, 29 February they met.', '2020-03-01'],
    ['On Thursday, 20 August last year they met.', '2021-08-22'],
  ])('%s in an article of %s: nothing', (text, published) => {
    expect(findings(text, { published })).toEqual([]);
  });

  it('may lie after the publication', () => {
    expect(onlyFinding('They meet on Monday, 3 September.', { published: '2021-08-22' }).message).toMatch(
      /3 September 2021 is a Friday\. Monday is 6 September\./u,
    );
  });

  it('is counted from the publication where the words count', () => {
    expect(onlyFinding('On Friday, 20 August last year they met.', { published: '2021-08-22' })).toMatchObject({
      message: expect.stringMatching(/20 August 2020 was a Thursday\. Friday was 21 August\./u) as unknown,
      assumed: 'The year is counted from the publication, 22 August 2021.',
    });
  });

  it('is the last one far from the publication', () => {
    const { assumed } = onlyFinding('On Monday, 3 March they met.', { published: '2021-08-22' });
    expect(assumed).toBe('The last one up to the publication, 22 August 2021, is meant.');
  });
});
