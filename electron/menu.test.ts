import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { MenuCommand } from '../domain/bridge';
import { menuTemplate, type MenuState } from './menu';

const states: MenuState[] = (['linux', 'darwin', 'win32'] as const).map((platform) => ({
  platform,
  packaged: true,
  appearance: 'dark',
}));

/** Every command, so that a new one has to be given a place. */
const COMMANDS: Record<MenuCommand, true> = {
  'appearance-dark': true,
  'appearance-light': true,
  'appearance-system': true,
  find: true,
  'find-source': true,
  'import-folder': true,
  'text-larger': true,
  'text-normal': true,
  'text-smaller': true,
  'toggle-inspector': true,
  'show-claims': true,
  'toggle-library': true,
  'toggle-suggestions': true,
  annotator: true,
  codebook: true,
  compare: true,
  export: true,
  'import-annotations': true,
  import: true,
  merge: true,
  keys: true,
  paste: true,
  redo: true,
  undo: true,
  verify: true,
};

function build(state: MenuState): { items: MenuItemConstructorOptions[]; sent: string[] } {
  const sent: string[] = [];
  const note = (what: string) => () => void sent.push(what);
  const actions = { newCase: note('new'), openCase: note('open'), about: note('about') };
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  const template = menuTemplate(state, { ...actions, send: (command) => void sent.push(command) });
  return { items: flat(template), sent };
}

describe.each(states)('the menus on $platform', (state) => {
  const { items, sent } = build(state);

  test('hold every command, and each sends itself', () => {
    for (const item of items) (item.click as (() => void) | undefined)?.();
    const expected = Object.keys(COMMANDS).filter((name) => state.platform !== 'darwin' || name !== 'import-folder');
    expect([...new Set(sent)].sort()).toEqual([...expected, 'new', 'open', 'about'].sort());
  });

  test('use no key twice', () => {
    const keys = items.flatMap((item) => item.accelerator ?? []).map((key) => key.replace('CmdOrCtrl', 'Ctrl'));
    expect(keys).toEqual([...new Set(keys)]);
  });

  test('use no Ctrl+Alt, which types characters on many keyboards', () => {
    for (const { accelerator } of items) expect(accelerator ?? '').not.toMatch(/Alt/);
  });

  test('show the appearance that is chosen', () => {
    const checked = items.filter((item) => item.type === 'radio' && item.checked).map((item) => item.id);
    expect(checked).toEqual(['appearance-dark']);
  });

  test('offer developer tools in a checkout only', () => {
    const offered = (packaged: boolean) => build({ ...state, packaged }).items.map((item) => item.role);
    expect(offered(true)).not.toContain('toggleDevTools');
    expect(offered(false)).toContain('toggleDevTools');
  });
});
