import { describe, expect, it } from 'vitest';
import { findings, onlyFinding } from './fixtures';

describe('F4: days that their month does not have', () => {
  it.each([
    ['31 June was hot.', '31 June', 'June has 30 days'],
    ['They met on June 31.', 'June 31', 'June has 30 days'],
    ['They met on Wednesday, 31 November 2021.', 'Wednesday, 31 November 2021', 'November 2021 has 30 days'],
    ['On 30 February it snowed.', '30 February', 'February never has more than 29 days'],
    ['On 29 February 2021 it snowed.', '29 February 2021', 'February 2021 has 28 days'],
    ['Between 28-31 April they met.', '28-31 April', 'April has 30 days'],
    ['Read on 2021-02-30.', '2021-02-30', 'February 2021 has 28 days'],
    ['Am 31.04.2021 gelesen und gehört.', '31.04.2021', 'April 2021 has 30 days'],
    ['اجتمعوا في 31 حزيران 2021.', '31 حزيران 2021', 'June 2021 has 30 days'],
  ])('%s', (text, exact, why) => {
    expect(onlyFinding(text)).toMatchObject({ kind: 'date', exact, message: `“${exact}” is no date: ${why}.` });
  });

  it.each([
    '30 June was hot.',
    'On 29 February it snowed.',
    'On 29 February 2020 it snowed.',
    'In June 31 people died.',
    'In February 30 percent voted.',
    'In February 30% voted.',
    'The June 31 Movement met.',
    'Version 2021-13-01 is out.',
    'The score was 31.13.2021.',
    'Am 30.04.2021 gelesen.',
  ])('%s: nothing', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('F5: periods that end before they begin', () => {
  it.each([
    ['It ran from 5 June to 3 June.', '5 June', '3 June'],
    ['It ran from June 5 until June 3, 2018.', 'June 5', 'June 3, 2018'],
    ['It ran from 5 June 2018 to 3 May 2018.', '5 June 2018', '3 May 2018'],
    ['Between 2019 and 2017 prices rose.', '2019', '2017'],
    ['From July 2018 to March 2018 it was closed.', 'July 2018', 'March 2018'],
    ['It was closed since July 2018, they said, until March 2018.', 'July 2018', 'March 2018'],
    ['Valid 2021-06-05 – 2021-06-03.', '2021-06-05', '2021-06-03'],
    ['استمر من 5 يونيو إلى 3 يونيو.', '5 يونيو', '3 يونيو'],
    ['استمر من 5 حزيران 2018 حتى 3 أيار 2018.', '5 حزيران 2018', '3 أيار 2018'],
  ])('%s', (text, exact, other) => {
    expect(onlyFinding(text)).toMatchObject({ kind: 'date-order', exact, other: { exact: other } });
    const found = onlyFinding(text);
    expect(text.slice(found.start, found.end)).toBe(exact);
    expect(text.slice(found.other?.start, found.other?.end)).toBe(other);
    expect(found.message).toBe(`The end lies before the beginning: “${other}” is earlier than “${exact}”.`);
  });

  it.each([
    'It ran from 3 June to 5 June.',
    'It ran from 3 to 5 June 2018.',
    'Between 2017 and 2019 prices rose.',
    // On into the next year.
    'It ran from November to March.',
    'It ran from November to March 2019.',
    'It ran from December 2020 to March 2021.',
    'It ran from 28 December to 3 January.',
    'It ran from 28 December 2020 to 3 January.',
    // Put off or brought forward, compared, counted back.
    'The match was brought forward from 5 June to 3 June.',
    'They moved it from 5 June to 3 June.',
    'Prices fell, compared from 2019 to 2017.',
    // Two things, not one period.
    'It fell from 300 in 2019 to 200 in 2017.',
    'They came in 2019 and in 2017.',
    'Closed since July 2018. It was open until March 2018.',
    'It has been closed since July 2018; it was open until March 2018.',
    'From Friday to Wednesday it rained.',
    'From late 2019 to early 2019 it rained.',
  ])('%s: nothing', (text) => {
    expect(findings(text, { published: '2021-08-22' })).toEqual([]);
  });
});
