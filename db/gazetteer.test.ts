import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { SourcemarkError } from '../domain/errors';
import { openGazetteer, type Gazetteer } from './gazetteer';
import { importGeonames } from './gazetteer-import';

const PATH = new URL('../dist/gazetteer.sqlite', import.meta.url).pathname;
const gazetteer = openGazetteer(PATH);
const folder = mkdtempSync(join(tmpdir(), 'sourcemark-gazetteer-'));
const opened = new Set<Gazetteer>();

afterEach(() => {
  for (const each of opened) each.close();
  opened.clear();
});
afterAll(() => {
  gazetteer.close();
  rmSync(folder, { recursive: true, force: true });
});

const NASIB =
  '167212\tNaşīb\tNasib\tNasib,Nassib,Nuseib,nsyb,نصيب\t32.55432\t36.18642\tP\tPPL\tSY\t\t06\t\t\t\t5780\t\t600\tAsia/Damascus\t2020-06-10';
const LAJAT =
  '168300\tAl Lajāh\tAl Lajah\tLaja,Lajat,Leja,اللجاة\t32.97\t36.46\tT\tLAVA\tSY\t\t06\t\t\t\t0\t\t700\tAsia/Damascus\t2020-06-10';
const DARAA =
  "170905\tDaraa\tDaraa\tDar'a\t32.62\t36.1\tP\tPPLA\tSY\t\t06\t\t\t\t97969\t\t489\tAsia/Damascus\t2026-06-10";
const PROVINCE =
  '170903\tDaraa Governorate\tDaraa Governorate\t\t32.87\t36.17\tA\tADM1\tSY\t\t06\t\t\t\t998000\t\t489\tAsia/Damascus\t2026-06-10';

function table(...lines: string[]): Uint8Array {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
}

function withAdded(...lines: string[]): Gazetteer {
  const target = join(folder, 'gazetteers', 'SY.sqlite');
  importGeonames(target, table(...lines), '/home/amal/SY.txt');
  const both = openGazetteer(PATH, [target]);
  opened.add(both);
  return both;
}

describe('the gazetteer of the app', () => {
  it.each(['Daraa', 'درعا', "Dar'a", 'Dar‘a', 'DARAA', 'دَرعا', 'Deraa'])(
    'G1: finds the city of Daraa as %s',
    (name) => {
      expect(gazetteer.find(name)[0]).toEqual({
        id: 'geonames:170905',
        name: 'Dar‘ā',
        country: 'SY',
        countryName: 'Syria',
        province: 'Daraa',
        kind: 'city',
        lat: 32.61889,
        lon: 36.10213,
        population: 97969,
      });
    },
  );

  it('finds the province of the same name after its seat', () => {
    expect(gazetteer.find('Daraa')[1]).toMatchObject({ id: 'geonames:170903', kind: 'province', country: 'SY' });
  });

  it.each([
    ['Quneitra', 'geonames:173334'],
    ['Muzayrib', 'geonames:166503'],
    ['As Sanamayn', 'geonames:172469'],
    ['Sanamayn', 'geonames:172469'],
    ['al-Sanamayn', 'geonames:172469'],
    ['الصنمين', 'geonames:172469'],
    ['Busra al-Sham', 'geonames:171126'],
    ['Suwayda', 'geonames:172408'],
    ['Damascus', 'geonames:170654'],
    ['Syria', 'country:SY'],
    ['سوريا', 'country:SY'],
    ['the Syrian Arab Republic', 'country:SY'],
    ['Georgia', 'country:GE'],
    ['California', 'geonames:5332921'],
    ['UK', 'country:GB'],
    ['U.S.', 'country:US'],
    ['IRAN', 'country:IR'],
    ['Turkey', 'country:TR'],
  ])('finds %s', (name, id) => {
    expect(gazetteer.find(name)[0]?.id).toBe(id);
  });

  it.each([
    ['Tafas', 'geonames:163806', 'TR'],
    ['القنيطرة', 'geonames:173334', 'MA'],
  ])('finds %s and its larger namesake elsewhere', (name, id, elsewhere) => {
    const found = gazetteer.find(name);
    expect(found[0]?.country).toBe(elsewhere);
    expect(found.find(({ country }) => country === 'SY')?.id).toBe(id);
  });

  it('G2: says of a namesake in which country it is', () => {
    const found = gazetteer.find('Karak');
    expect(found.length).toBeGreaterThan(0);
    expect(found.some(({ country }) => country === 'SY')).toBe(false);
    expect(found[0]).toMatchObject({ country: 'JO', countryName: 'Jordan' });
  });

  it.each(['us', 'who', 'tfs', 'almzyryb', 'Karak Sharqi', '', '…'])(
    'does not take “%s” for a country or a machine’s name',
    (name) => {
      expect(gazetteer.find(name).filter(({ kind, country }) => kind === 'country' || country === 'SY')).toEqual([]);
    },
  );

  it('gives the other names of a place, a spelling each', () => {
    const names = gazetteer.namesOf('geonames:170905');
    expect(names).toEqual(expect.arrayContaining(['درعا', 'Daraa', 'Deraa']));
    expect(names).not.toContain('Dar`a ');
    expect(gazetteer.namesOf('country:SY')).toContain('سوريا');
    expect(gazetteer.namesOf('geonames:1')).toEqual([]);
  });

  it('reads every place that it finds again by its id', () => {
    for (const name of ['Daraa', 'Syria', 'Paris', 'Georgia', 'Karak', 'London', 'القاهرة']) {
      for (const place of gazetteer.find(name)) expect(gazetteer.read(place.id)).toEqual(place);
    }
    for (const id of ['', 'geonames:x', 'country:ZZ', 'constructor', "geonames:1'--"]) {
      expect(gazetteer.read(id)).toBeUndefined();
    }
  });

  it('knows the people of a country', () => {
    const known = ['Syrian', 'Syrians', 'syrienne', 'British', 'Jordanian', 'Israelis', 'American'].map(
      gazetteer.demonym,
    );
    expect(known).toEqual(['SY', 'SY', 'SY', 'GB', 'JO', 'IL', 'US']);
    expect(['Congolese', 'Dominican', 'people', ''].map(gazetteer.demonym)).toEqual(Array(4).fill(undefined));
  });

  it('searches for names that begin so, best first, in some countries or in all', () => {
    const names = (query: string, countries: string[]) =>
      gazetteer.search(query, { countries, limit: 5 }).map(({ id }) => id);
    expect(names('dara', ['SY'])[0]).toBe('geonames:170905');
    expect(names('Dar', ['SY', 'JO'])).toContain('geonames:170905');
    expect(names('درع', [])[0]).toBe('geonames:170905');
    expect(names('syr', [])[0]).toBe('country:SY');
    expect(names('Syri', ['JO'])).toEqual([]);
    expect(names('%', [])).toEqual([]);
  });

  it('finds what is near a point', () => {
    const near = gazetteer.near(32.62, 36.1, 15, 3);
    expect(near.map(({ id }) => id)[0]).toBe('geonames:170905');
    expect(near).toHaveLength(3);
    expect(gazetteer.near(0, -30, 50, 3)).toEqual([]);
  });

  it('says whose the data are', () => {
    expect(gazetteer.attribution.join(' ')).toMatch(/GeoNames.*CC BY 4\.0.*ODbL.*Natural Earth/);
  });

  it('finds a thousand names in the time of a few looks at all places', () => {
    const names = gazetteer.search('s', { limit: 5100 }).map(({ name }) => name);
    const ratios = [0, 1, 2, 3, 4].map((turn) => {
      const thousand = names.slice(turn * 1000, turn * 1000 + 1000);
      expect(thousand).toHaveLength(1000);
      const look = timed(() => gazetteer.near(0, -30, 50, 1));
      return timed(() => thousand.forEach((name) => gazetteer.find(name))) / look;
    });
    // It is 1 to 6 for names with many namesakes, as these; looking at all places for each would make it 1,000.
    expect(ratios.sort((a, b) => a - b)[2]).toBeLessThan(25);
  });
});

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

describe('a gazetteer that a person added', () => {
  it('is asked together with that of the app', () => {
    const both = withAdded(NASIB, LAJAT, DARAA, PROVINCE);
    expect(both.find('Nasib')).toMatchObject([
      { id: 'geonames:167212', kind: 'village', country: 'SY', countryName: 'Syria', province: 'Daraa Governorate' },
    ]);
    expect(both.find('Lajat')).toMatchObject([{ kind: 'site', lat: 32.97 }]);
    expect(both.namesOf('geonames:167212')).toContain('نصيب');
    expect(both.search('nasi', { limit: 3, countries: ['SY'] })[0]?.id).toBe('geonames:167212');
    expect(both.find('Daraa').filter(({ id }) => id === 'geonames:170905')).toHaveLength(1);
    expect(both.attribution).toHaveLength(2);
  });

  it('is replaced as a whole, or stays as it was', () => {
    const target = join(folder, 'kept.sqlite');
    expect(importGeonames(target, table(NASIB), 'SY.txt').places).toBe(1);
    expect(() => importGeonames(target, table(NASIB, 'nonsense'), 'SY.txt')).toThrow(SourcemarkError);
    expect(existsSync(`${target}.part`)).toBe(false);
    const both = openGazetteer(PATH, [target]);
    opened.add(both);
    expect(both.find('Nasib')).toHaveLength(1);
    expect(importGeonames(target, table(NASIB, LAJAT, NASIB), 'SY.txt').places).toBe(2);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'is empty'],
    ['empty lines', Buffer.from('\n\n'), 'holds no places'],
    ['a zip file', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), 'unpack'],
    ['another encoding', Buffer.from('170905\tDar\xe2', 'latin1'), 'UTF-8'],
    ['a line of a gigabyte, so to speak', Buffer.alloc(1_000_000, 'a'), 'far too long'],
    ['a page of the web', Buffer.from('<!doctype html>\n<p>404'), 'no columns'],
  ])('is not made of %s', (_what, bytes, reason) => {
    const target = join(folder, 'refused.sqlite');
    expect(() => importGeonames(target, bytes, 'SY.txt')).toThrow(reason);
    expect(existsSync(target)).toBe(false);
  });

  it('that is damaged or of another form is left out, and said', () => {
    const broken = join(folder, 'broken.sqlite');
    writeFileSync(broken, 'not a database');
    const both = openGazetteer(PATH, [broken, join(folder, 'missing.sqlite')]);
    opened.add(both);
    expect(both.problems).toHaveLength(2);
    expect(both.problems[0]).toContain('broken.sqlite');
    expect(both.find('Daraa').length).toBeGreaterThan(0);
    expect(() => openGazetteer(broken)).toThrow(SourcemarkError);
  });
});
