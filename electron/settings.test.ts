import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../domain/bridge';
import { openSettings, VIEW_CHANGE, type WindowPlace } from './settings';

const place: WindowPlace = { x: -10, y: 20, width: 1000, height: 700, maximized: false };

let home: string;
let file: string;

beforeEach(({ onTestFinished }) => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-settings-'));
  file = path.join(home, 'settings.json');
  onTestFinished(() => fs.rmSync(home, { recursive: true }));
});

describe('settings', () => {
  test('are the defaults at first, and nothing is written for that', () => {
    expect(openSettings(home).view()).toEqual(DEFAULT_VIEW);
    expect(fs.readdirSync(home)).toEqual([]);
  });

  test('are found again', () => {
    const settings = openSettings(home);
    expect(settings.changeView({ appearance: 'dark', libraryWidth: 300.5, textSize: undefined })).toEqual({
      ...DEFAULT_VIEW,
      appearance: 'dark',
      libraryWidth: 300.5,
    });
    settings.rememberPlace('/a.sourcemark', place);
    const again = openSettings(home);
    expect(again.view()).toMatchObject({ appearance: 'dark', libraryWidth: 300.5, textSize: 100 });
    expect(again.place('/a.sourcemark')).toEqual(place);
    expect(again.place('/b.sourcemark')).toBeUndefined();
    expect(again.place('constructor')).toBeUndefined();
    expect(fs.readdirSync(home)).toEqual(['settings.json']);
  });

  test('of an earlier version are kept, and what it did not know is as at first', () => {
    const { suggestionsShown, ...earlier } = { ...DEFAULT_VIEW, textSize: 125 };
    fs.writeFileSync(file, JSON.stringify({ version: 1, view: earlier, places: {} }));
    const settings = openSettings(home);
    expect(settings.view()).toEqual({ ...earlier, suggestionsShown });
    settings.changeView({ suggestionsShown: false });
    expect(openSettings(home).changeView({ textSize: 110 })).toMatchObject({ suggestionsShown: false, textSize: 110 });
  });

  test('are not written when nothing changed', () => {
    const settings = openSettings(home);
    settings.changeView({ textSize: 110 });
    const { mtimeMs, ino } = fs.statSync(file);
    settings.changeView({ textSize: 110 });
    expect(fs.statSync(file)).toMatchObject({ mtimeMs, ino });
  });

  test('keep the places of the fifty cases closed last', () => {
    const settings = openSettings(home);
    for (let n = 0; n < 60; n += 1) settings.rememberPlace(`/${n}.sourcemark`, place);
    settings.rememberPlace('/10.sourcemark', { ...place, x: 1 });
    const again = openSettings(home);
    expect(again.place('/9.sourcemark')).toBeUndefined();
    expect(again.place('/10.sourcemark')).toEqual({ ...place, x: 1 });
    expect(again.place('/59.sourcemark')).toEqual(place);
  });

  test.each([
    '',
    '{',
    'null',
    '{"version":2}',
    '{"version":1,"view":{},"places":{}}',
    JSON.stringify({ version: 1, view: { ...DEFAULT_VIEW, textSize: 9000 }, places: {} }),
    JSON.stringify({ version: 1, view: DEFAULT_VIEW, places: { a: { x: 'left' } } }),
  ])('that are broken are kept aside: %j', (broken) => {
    fs.writeFileSync(file, broken);
    const settings = openSettings(home);
    expect(settings.view()).toEqual(DEFAULT_VIEW);
    expect(fs.readdirSync(home)).toEqual(['settings.broken.json']);
    expect(fs.readFileSync(path.join(home, 'settings.broken.json'), 'utf8')).toBe(broken);
    settings.changeView({ textSize: 120 });
    expect(openSettings(home).view().textSize).toBe(120);
  });

  test('take only what the window may change', () => {
    expect(VIEW_CHANGE.safeParse({ textSize: 80 }).success).toBe(true);
    expect(VIEW_CHANGE.safeParse({}).success).toBe(true);
    for (const wrong of [{ textSize: 79 }, { textSize: Number.NaN }, { appearance: 'blue' }, { places: {} }, null]) {
      expect(VIEW_CHANGE.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
