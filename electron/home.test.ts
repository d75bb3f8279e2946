import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultCase, homeFolder, type Surroundings } from './home';

const linux: Surroundings = { env: {}, platform: 'linux', userHome: '/home/ana' };

describe('homeFolder', () => {
  test.each<[string, Surroundings, string]>([
    ['Linux', linux, '/home/ana/.config/Sourcemark'],
    ['Linux, XDG', { ...linux, env: { XDG_CONFIG_HOME: '/x/conf' } }, '/x/conf/Sourcemark'],
    ['Linux, relative XDG', { ...linux, env: { XDG_CONFIG_HOME: 'conf' } }, '/home/ana/.config/Sourcemark'],
    ['Linux, empty XDG', { ...linux, env: { XDG_CONFIG_HOME: '' } }, '/home/ana/.config/Sourcemark'],
    ['macOS', { ...linux, platform: 'darwin' }, '/home/ana/Library/Application Support/Sourcemark'],
    [
      'Windows',
      { env: { APPDATA: 'C:\\Users\\ana\\AppData\\Roaming' }, platform: 'win32', userHome: 'C:\\Users\\ana' },
      'C:\\Users\\ana\\AppData\\Roaming\\Sourcemark',
    ],
    [
      'Windows without APPDATA',
      { env: {}, platform: 'win32', userHome: 'C:\\Users\\ana' },
      'C:\\Users\\ana\\AppData\\Roaming\\Sourcemark',
    ],
  ])('%s', (_name, surroundings, folder) => {
    expect(homeFolder(surroundings)).toBe(folder);
  });

  test('SOURCEMARK_HOME comes before all else and is made absolute', () => {
    expect(homeFolder({ ...linux, env: { SOURCEMARK_HOME: path.resolve('/desk'), XDG_CONFIG_HOME: '/x' } })).toBe(
      path.resolve('/desk'),
    );
    expect(homeFolder({ ...linux, env: { SOURCEMARK_HOME: 'desk' } })).toBe(path.resolve('desk'));
    expect(homeFolder({ ...linux, env: { SOURCEMARK_HOME: '' } })).toBe('/home/ana/.config/Sourcemark');
  });

  test('the default case lies in it', () => {
    expect(defaultCase('/desk')).toBe(path.join('/desk', 'cases', 'Daraa sample.sourcemark'));
  });
});
