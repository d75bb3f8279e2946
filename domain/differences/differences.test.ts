import { describe, expect, it } from 'vitest';
import { contrast } from './differences';

const of = (text: string, published = '2021-08-22', language = 'en') => ({
  text,
  span: { start: 0, end: text.length },
  language,
  published,
});

/** The differences as “kind: a | b”. */
function told(a: string, b: string, published?: readonly [string, string]): string[] {
  const { differences } = contrast(of(a, published?.[0]), of(b, published?.[1]));
  return differences.map(({ kind, a: one, b: other }) => `${kind}: ${one?.exact ?? '-'} | ${other?.exact ?? '-'}`);
}

describe('V5: how two passages that make the same claim differ', () => {
  it('names numbers that are put otherwise', () => {
    expect(
      told(
        'Reports say about 225 troops and officials, including 45 former rebels, were slain.',
        'Reports say more than 225 troops and officials, including at least 45 former rebels, were slain.',
      ),
    ).toEqual(['number: about 225 | more than 225', 'number: 45 | at least 45']);
  });

  it('names other numbers of the same, and says whether both can be so', () => {
    const one = contrast(of('Twelve civilians were killed.'), of('Fifteen civilians were killed.'));
    expect(one.differences).toMatchObject([{ kind: 'number', excludes: true }]);
    expect(one.relation).toBe('differs');
    const other = contrast(of('At least 12 civilians were killed.'), of('15 civilians were killed.'));
    expect(other.differences).toMatchObject([{ kind: 'number', excludes: false }]);
    expect(other.relation).toBe('same');
  });

  it('does not compare numbers of other things', () => {
    expect(told('The shelling killed 12 civilians.', 'The shelling destroyed 30 houses.')).toEqual([]);
  });

  it('resolves dates against the publication of each source', () => {
    // 18 August 2021 was a Wednesday, 17 August a Tuesday.
    expect(told('Talks failed on Tuesday.', 'Talks failed on 17 August.', ['2021-08-18', '2021-08-22'])).toEqual([]);
    const [first] = contrast(
      of('Talks failed on Tuesday.', '2021-08-18'),
      of('Talks failed on Monday.', '2021-08-25'),
    ).differences;
    expect(first).toMatchObject({ kind: 'date', excludes: true });
    expect(first?.why).toContain('2021-08-17');
    expect(first?.why).toContain('2021-08-23');
  });

  it('says which date is more exact, and what cannot be resolved', () => {
    expect(told('It was retaken in July 2018.', 'It was retaken in 2018.')).toEqual(['date: July 2018 | 2018']);
    expect(told('Since June 2019 it is quiet.', 'Since June 2019 it is quiet.', ['2020-08', '2021'])).toEqual([]);
    expect(told('Talks failed on Tuesday.', 'Talks failed on Monday.', ['2021-08', '2021-08-22'])).toEqual([
      'date: Tuesday | Monday',
    ]);
  });

  it('names hedges, names of the same and attributions', () => {
    expect(told('They allegedly seized the crossing.', 'They seized the crossing.')).toEqual(['hedge: allegedly | -']);
    expect(told('There pro-Assad forces retook the town.', 'There the Assad regime retook the town.')).toEqual([
      'name: pro-Assad forces | Assad regime',
    ]);
    expect(told('SANA said that the road was open.', 'The road was open.')).toEqual([
      'attribution: SANA said that | -',
    ]);
  });

  it('says nothing where the words are the same', () => {
    expect(told('About 60 civilians have died.', 'About 60 civilians have died.')).toEqual([]);
  });

  it('gives the places of what differs in the whole texts', () => {
    const before = 'A first sentence. ';
    const text = `${before}At least 45 rebels were slain.`;
    const a = { text, span: { start: before.length, end: text.length }, language: 'en', published: '' };
    const [first] = contrast(a, of('45 rebels were slain.')).differences;
    expect(text.slice(first?.a?.start, first?.a?.end)).toBe('At least 45');
  });
});

describe('V6: a passage that denies what the other says contradicts it', () => {
  it.each([
    ['The army shelled the town on Monday.', 'The army did not shell the town on Monday.', 'b'],
    ['There is no evidence that the army shelled the town.', 'The army shelled the town.', 'a'],
    ['Ten people were killed in the raid.', 'Nobody was killed in the raid.', 'b'],
    ['The ministry denied that the army had attacked the camp.', 'The army had attacked the camp.', 'a'],
    ['The town has never fallen to the rebels.', 'The town has fallen to the rebels.', 'a'],
    [
      'Regime military points are being attacked by gangs.',
      'The spokesman said that claims that regime military points are being attacked are false.',
      'b',
    ],
    ['شن الجيش هجوما على المدينة', 'لم يشن الجيش هجوما على المدينة', 'b'],
  ] as const)('negation: %s | %s', (a, b, who) => {
    const language = /[؀-ۿ]/u.test(a) ? 'ar' : 'en';
    const found = contrast(of(a, '', language), of(b, '', language));
    expect(found.denies).toBe(who);
    expect(found.relation).toBe('contradicts');
  });

  it.each([
    ['The army did not shell the town.', 'The army has not shelled the town.'],
    [
      'Those who did not agree to the terms were exiled to the north.',
      'Fighters moved to opposition-held northern provinces.',
    ],
    ['Not only rebels were killed, but civilians.', 'Rebels and civilians were killed.'],
    ['The regime denied the attack.', 'The government denied that it attacked.'],
  ])('no contradiction: %s | %s', (a, b) => {
    expect(contrast(of(a), of(b)).denies).toBeUndefined();
  });

  it('attribution: who only reports it does not deny it', () => {
    const found = contrast(of('Activists claim that the army shelled the town.'), of('The army shelled the town.'));
    expect(found.denies).toBeUndefined();
    expect(found.differences.map(({ kind }) => kind)).toContain('attribution');
  });
});
