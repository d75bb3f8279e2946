import { describe, expect, it } from 'vitest';
import { originsOf, unquotedWords, type SourceOrigin } from './origins';

const source = (id: string, published = '', outlet = ''): SourceOrigin => ({ id, published, outlet });

describe('V4: sources that are probably one origin', () => {
  it('lets every source stand alone that has nothing in common with others', () => {
    const found = originsOf([source('b', '2021-02'), source('a', '2021-01')], [{ a: 'a', b: 'b', words: 8 }]);
    expect(found).toEqual([
      { first: 'a', sources: ['a'], why: '' },
      { first: 'b', sources: ['b'], why: '' },
    ]);
  });

  it('groups copies under the one that was published first, also along a chain', () => {
    const shared = [
      { a: 'x', b: 'y', words: 80 },
      { a: 'y', b: 'z', words: 40 },
    ];
    const [group, ...others] = originsOf([source('x', '2021-08-22'), source('y', '2021-08-20'), source('z')], shared);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ first: 'y', sources: ['y', 'x', 'z'] });
    expect(group?.why).toMatch(/^Probably one origin: .*80 words.*40 words/u);
  });

  it('groups what one outlet publishes, however its name is written', () => {
    const found = originsOf(
      [source('a', '2021', 'The EA Worldview'), source('b', '2020', 'EA WorldView '), source('c', '2019', 'Monitor')],
      [],
    );
    expect(found.map(({ sources }) => sources)).toEqual([['c'], ['b', 'a']]);
  });

  it('does not take sources whose outlet is not known for one', () => {
    expect(originsOf([source('a'), source('b')], [])).toHaveLength(2);
  });

  it('does not count what is quoted: whoever was there may quote the same speech', () => {
    expect(unquotedWords('He said “we will never leave this town, whatever they send” on Monday.')).toBe(4);
    expect(unquotedWords('No quotes in these six words')).toBe(6);
  });
});
