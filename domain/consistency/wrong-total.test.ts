import { describe, expect, it } from 'vitest';
import { findings, onlyFinding } from './fixtures';

describe('F6: parts that are more than their whole', () => {
  it.each([
    ['The blast killed 12 people, seven soldiers and six civilians.', '12 people', 'seven soldiers and six civilians'],
    ['The blast killed 12 people (seven soldiers and six civilians).', '12 people', 'seven soldiers and six civilians'],
    ['12 people, seven soldiers and six civilians, died.', '12 people', 'seven soldiers and six civilians'],
    ['Twelve people were killed, fifteen of them soldiers.', 'Twelve people', 'fifteen of them soldiers'],
    ['12 people, 15 of them soldiers, died.', '12 people', '15 of them soldiers'],
    ['It killed 12 people, of whom 15 were soldiers.', '12 people', '15'],
    ['12 people, including 15 soldiers, died.', '12 people', '15 soldiers'],
    ['12 people (including 15 soldiers) died.', '12 people', '15 soldiers'],
    ['12 people – among them at least 15 soldiers – died.', '12 people', 'at least 15 soldiers'],
    ['12 people, including seven women and six men, died.', '12 people', 'seven women and six men'],
    ['Up to 12 people, including 15 soldiers, died.', 'Up to 12 people', '15 soldiers'],
    ['About 225 troops, including 450 former rebels, died.', 'About 225 troops', '450 former rebels'],
    ['There were 12 attacks: seven in Daraa and six in Homs.', '12 attacks', 'seven in Daraa and six'],
    ['قتل 12 شخصا بينهم 15 جنديا.', '12 شخصا', '15 جنديا'],
  ])('%s', (text, exact, other) => {
    const found = onlyFinding(text);
    expect(found).toMatchObject({ kind: 'total', exact, other: { exact: other } });
    expect(text.slice(found.start, found.end)).toBe(exact);
    expect(text.slice(found.other?.start, found.other?.end)).toBe(other);
  });

  it('says what the parts add up to', () => {
    expect(onlyFinding('It killed 12 people, seven soldiers and six civilians.').message).toBe(
      'The parts do not make up the whole: “seven soldiers and six civilians” add up to 13, more than “12 people”.',
    );
    expect(onlyFinding('12 people, including 15 soldiers, died.').message).toBe(
      'A part is more than the whole: “15 soldiers” of “12 people”.',
    );
  });

  it.each([
    'About 225 troops, including 45 former rebels, died.',
    'The blast killed 13 people, seven soldiers and six civilians.',
    'The blast killed 20 people, seven soldiers and six civilians.',
    // Others may be meant than those that were counted.
    'The blast killed 12 rebels, seven soldiers and six civilians.',
    'The blast killed 12 people, seven dogs and six cats.',
    '12 people, seven soldiers and six civilians were wounded.',
    '12 people died and 15 soldiers were wounded.',
    'It killed 5 civilians and 3 rebels, including 4 children.',
    'It killed 12 people and wounded 30, including 25 soldiers.',
    'Twelve people were killed and 20 wounded, 15 of them soldiers.',
    // Somebody may be both.
    '12 people, including 7 civilians and 6 children, died.',
    '12 people, including seven officers and six soldiers, died.',
    // Not exact.
    'At least 12 people, seven soldiers and six civilians, died.',
    'About 12 people, including seven women and six men, died.',
    'Dozens of people, including 60 soldiers, died.',
    'More than 12 people, including 15 soldiers, died.',
    'Three people, including 50 Cent, came.',
    'Three people, including a 15-year-old, came.',
    'It cost $12, including $15 of taxes that came later.',
    'قتل 15 شخصا بينهم 12 جنديا.',
  ])('%s: nothing', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('F7: parts that are said to be all of their whole', () => {
  it.each([
    ['50 people were killed: 30 men and 10 women.', 'add up to 40, fewer than “50 people”'],
    ['50 people were killed: 30 men, 10 women and 20 children.', 'add up to 60, more than “50 people”'],
    ['50 people were killed: 30 in Daraa and 10 in Homs.', 'add up to 40, fewer than “50 people”'],
    ['It killed 12 people – seven soldiers and four civilians – on Monday.', 'add up to 11, fewer than “12 people”'],
    ['The group of 12 people was made up of five men and six women.', 'add up to 11, fewer than “12 people”'],
    ['At least 50 people were killed: 30 men and 10 women.', 'add up to 40, fewer than “At least 50 people”'],
    ['They lost 25 vehicles: 10 cars and 12 trucks.', 'add up to 22, fewer than “25 vehicles”'],
  ])('%s', (text, why) => {
    const { kind, message } = onlyFinding(text);
    expect(kind).toBe('total');
    expect(message).toContain(why);
  });

  it.each([
    '50 people were killed: 40 men and 10 women.',
    'At least 50 people were killed: 40 men and 20 women.',
    'About 50 people were killed: 30 men and 15 women.',
    // The list goes on, or counts something else.
    '50 people were killed: 30 men, 10 women and several children.',
    '50 people were killed: 30 men and 10 women, among others.',
    '50 people were killed: 30 men, including 5 teachers, and 10 women.',
    '50 people were killed, including 30 men and 10 women.',
    '50 people were killed, 30 of them men and 10 of them women.',
    '50 people were killed: 30 houses and 10 shops were destroyed.',
    'The flat has 5 rooms: 3 beds and 1 bath.',
    'It took 12 hours: 3 hours by bus and 8 hours by train.',
    'In 2021 it was said: 30 men and 10 women died.',
    // Rounded.
    '3,000 people fled: 1,700 women and 1,400 men.',
  ])('%s: nothing', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('F8: percentages of one whole', () => {
  it.each([
    'The population is made up of 60% Sunnis, 30% Alawites and 20% Christians.',
    'Assad won 60% of the vote, Hassan 30% and Ahmad 20%.',
    'Assad won 60 percent of the votes, Hassan 45 percent.',
  ])('%s', (text) => {
    const { kind, message } = onlyFinding(text);
    expect(kind).toBe('total');
    expect(message).toMatch(/add up to 1\d\d? percent\.$/u);
  });

  it.each([
    'The population is made up of 60% Sunnis, 30% Alawites and 10% Christians.',
    'The population is made up of 33.4% Sunnis, 33.3% Alawites and 33.4% Christians.',
    'The population is made up of 51% Sunnis, 30% Alawites and 20% Christians.',
    'Assad won 95% of the vote, up from 88% in 2014.',
    'Assad won 95% of the vote in 2021 and 88% in 2014.',
    'Assad won 95% of the vote, with a turnout of 78%.',
    'Assad won 60% of the vote in Daraa and 50% in Homs.',
    'Prices rose by 60% in Daraa, 50% in Homs and 40% in Idlib.',
    '60% of voters want Assad and 70% want peace.',
  ])('%s: nothing', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
