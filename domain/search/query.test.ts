import { describe, expect, it } from 'vitest';
import { indexQuery, parseQuery, soughtPhrases } from './query';

const read = (query: string): string => {
  const { expression } = parseQuery(query);
  return expression === undefined ? '' : indexQuery(expression);
};

describe('a query', () => {
  it.each([
    ['Daraa', '"daraa"'],
    ['barrel bombs', '("barrel" AND "bombs")'],
    ['“Barrel  bombs”', '"barrel bombs"'],
    ['barrel AND bombs OR shells', '(("barrel" AND "bombs") OR "shells")'],
    ['Daraa NOT Homs', '("daraa" NOT "homs")'],
    ['Daraa -Homs -"Idlib city"', '("daraa" NOT ("homs" OR "idlib city"))'],
    ['-Homs Daraa', '("daraa" NOT "homs")'],
    ['Daraa AND NOT Homs', '("daraa" NOT "homs")'],
    ['(shell OR bomb) market', '(("shell" OR "bomb") AND "market")'],
    ['!!! OR siege', '"siege"'],
    ['siege OR !!!', '"siege"'],
    ['bomb*', '"bomb" *'],
    ['"barrel bom"*', '"barrel bom" *'],
    ['"barrel bom*"', '"barrel bom" *'],
    ["Dar‘a's", '"dar a s"'],
    ['al-Masalma', '"al masalma"'],
    ['and or not', '("and" AND "or" AND "not")'],
    ['salt & pepper — mill', '("salt" AND "pepper" AND "mill")'],
    ['צה"ל', '"צה ל"'],
    ['不快感', '"不 快 感"'],
    ['（不快）', '"不 快"'],
  ])('SE1: reads %s', (query, expected) => {
    expect(read(query)).toBe(expected);
    expect(parseQuery(query)).toMatchObject({ literal: false, notice: '' });
  });

  it.each([
    ['"barrel bombs', '"barrel bombs"', /quote mark/u],
    ['(barrel bombs', '"barrel bombs"', /parenthesis .* not closed/u],
    ['barrel) bombs', '"barrel bombs"', /never opened/u],
    ['barrel AND', '"barrel"', /AND .* after.*, without AND\.$/u],
    ['AND barrel', '"barrel"', /AND .* before.*, without AND\.$/u],
    ['OR barrel', '"barrel"', /OR .* before.*, without OR\.$/u],
    ['barrel OR', '"barrel"', /OR .* after.*, without OR\.$/u],
    ['barrel AND (', '"barrel"', /not closed.*, without AND\.$/u],
    ['(OR barrel bombs) AND NOT', '"barrel bombs"', /, without OR and NOT and AND\.$/u],
    ['AND', '"and"', /AND .* before/u],
    ['barrel AND OR bombs', '"barrel and or bombs"', /AND .* after/u],
    ['barrel OR NOT bombs', '"barrel or not bombs"', /only what is not/u],
    ['NOT barrel', '"not barrel"', /only what is not/u],
    ['NOT NOT barrel', '"not not barrel"', /NOT .* after/u],
    ['barrel ()', '"barrel"', /empty/u],
    ['NEAR(a b, 2) ^c {d}: "', '"near a b 2 c d"', /quote mark/u],
  ])('SE2: takes %s literally and says so', (query, expected, notice) => {
    expect(read(query)).toBe(expected);
    const parsed = parseQuery(query);
    expect(parsed.literal).toBe(true);
    expect(parsed.notice).toMatch(notice);
    expect(parsed.notice).toMatch(/searched as they stand(?:, without [A-Z a-z]+)?\.$/u);
  });

  it('SE3: is never too long or too deep', () => {
    for (const query of [
      '('.repeat(1e5),
      '"'.repeat(1e5),
      'a '.repeat(1e5),
      '-'.repeat(1e5),
      '(a '.repeat(30) + ')'.repeat(30),
    ]) {
      const { expression, literal } = parseQuery(query);
      expect(literal).toBe(true);
      expect(indexQuery(expression ?? { kind: 'phrase', words: [], prefix: false }).length).toBeLessThan(1000);
    }
    expect(parseQuery('?!').expression).toBeUndefined();
    expect(parseQuery('')).toMatchObject({ expression: undefined });
  });

  it('SE4: what is excluded is not sought', () => {
    const { expression } = parseQuery('(Daraa OR "barrel bomb") NOT Homs');
    expect(expression && soughtPhrases(expression).map(({ words }) => words.join(' '))).toEqual([
      'daraa',
      'barrel bomb',
    ]);
  });
});
