import { describe, expect, it } from 'vitest';
import { SourcemarkError } from './errors';
import { geonamesRecords } from './geonames';

const DARAA =
  "170905\tDar‘ā\tDar'a\tDaraa,Deraa,drʿa,tfs,DAM,درعا\t32.61889\t36.10213\tP\tPPLA\tSY\t\t06\t\t\t\t97969\t\t489\tAsia/Damascus\t2020-06-10";

function row(changes: Readonly<Record<number, string>>): string {
  return DARAA.split('\t')
    .map((value, at) => changes[at] ?? value)
    .join('\t');
}

const read = (...lines: string[]) => [...geonamesRecords(lines, 'SY.txt')];

function refusal(line: string): string {
  try {
    read(DARAA, line);
  } catch (thrown) {
    if (thrown instanceof SourcemarkError) return thrown.message;
  }
  return 'not refused';
}

describe('a table of geonames.org', () => {
  it('is read row by row', () => {
    expect(read(DARAA, '')).toEqual([
      {
        geonames: 170905,
        name: 'Dar‘ā',
        names: ["Dar'a", 'Daraa', 'Deraa', 'drʿa', 'درعا'],
        country: 'SY',
        division: '06',
        kind: 'city',
        tier: 2,
        lat: 32.61889,
        lon: 36.10213,
        population: 97969,
      },
    ]);
  });

  it.each([
    ['P', 'PPLC', '0', 'city', 1],
    ['P', 'PPL', '9999', 'village', 3],
    ['P', 'PPL', '10000', 'city', 3],
    ['P', 'PPLX', '50000', 'site', 3],
    ['A', 'ADM1', '0', 'province', 2],
    ['T', 'LAVA', '0', 'site', 4],
    ['', '', '0', 'site', 4],
  ])('has %s.%s with %s inhabitants as a kind of place', (feature, code, population, kind, tier) => {
    expect(read(row({ 6: feature, 7: code, 14: population }))).toMatchObject([{ kind, tier }]);
  });

  it.each(['PCLI', 'PCLD', 'TERR', 'PPLH', 'ADM1H'])('passes over %s', (code) => {
    expect(read(row({ 7: code }))).toEqual([]);
  });

  it.each([
    ['a page of the web', '<!doctype html>', 'line 2 has no columns'],
    ['another table', 'a\tb\tc', 'line 2 has 3 columns instead of 19'],
    ['a number that is none', row({ 0: '17e3' }), 'number of a place'],
    ['a number that is too large', row({ 0: '99999999999' }), 'number of a place'],
    ['no name', row({ 1: ' ' }), 'no usable name'],
    ['an endless name', row({ 1: 'a'.repeat(201) }), 'no usable name'],
    ['an endless line', row({ 3: 'a'.repeat(20_001) }), 'far too long'],
    ['a latitude of 91', row({ 4: '91' }), 'no coordinates'],
    ['a longitude that is no number', row({ 5: 'NaN' }), 'no coordinates'],
    ['a longitude in hexadecimal', row({ 5: '0x10' }), 'no coordinates'],
    ['an unknown kind', row({ 6: 'Q' }), 'no kind of place'],
    ['a country that is none', row({ 8: "S'" }), 'no country code'],
    ['a population below zero', row({ 14: '-5' }), 'number of inhabitants'],
    ['a zero byte', row({ 1: 'Dar\0aa' }), 'characters that no text has'],
    ['half a character', row({ 1: 'Dar\ud800aa' }), 'characters that no text has'],
  ])('G3: is refused as a whole for %s', (_what, line, reason) => {
    const message = refusal(line);
    expect(message).toContain('“SY.txt” is not a table of places from geonames.org: line 2 ');
    expect(message).toContain(reason);
    expect(message).toContain('Nothing was added');
  });

  it('loses the invisible signs that turn the direction of what follows', () => {
    expect(read(row({ 1: '\u202eDaraa\u202c', 3: 'De\u2066raa' }))).toMatchObject([
      { name: 'Daraa', names: ["Dar'a", 'Deraa'] },
    ]);
  });
});
