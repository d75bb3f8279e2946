/**
 * The menus of the app. What concerns the page is sent to it as a command, undo and redo too: only the page knows
 * whether a text field or the case is meant.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { Appearance, MenuCommand } from '../domain/bridge';

/** What the menus depend on. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly appearance: Appearance;
}

/** What the menus do. */
export interface MenuActions {
  /** Asks the page of the window that is in front. */
  readonly send: (command: MenuCommand) => void;
  readonly newCase: () => void;
  readonly openCase: () => void;
  readonly about: () => void;
}

type Items = MenuItemConstructorOptions[];

/** The whole menu bar, as Electron's `Menu.buildFromTemplate` takes it. */
export function menuTemplate(state: MenuState, actions: MenuActions): Items {
  const mac = state.platform === 'darwin';
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    id: command,
    ...(accelerator ? { accelerator } : {}),
    click: () => {
      actions.send(command);
    },
  });
  /** A second key for an item that is shown with its first. */
  const alias = (command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    ...item(command, command, accelerator),
    id: `${command} ${accelerator}`,
    visible: false,
    acceleratorWorksWhenHidden: true,
  });
  const about: MenuItemConstructorOptions = { label: 'About Sourcemark', id: 'about', click: actions.about };
  const line: MenuItemConstructorOptions = { type: 'separator' };

  const file: Items = [
    { label: 'New case…', id: 'new-case', accelerator: 'CmdOrCtrl+N', click: actions.newCase },
    { label: 'Open case…', id: 'open-case', accelerator: 'CmdOrCtrl+O', click: actions.openCase },
    line,
    item('Import…', 'import', 'CmdOrCtrl+I'),
    ...(mac ? [] : [item('Import folder…', 'import-folder')]),
    item('Paste an article…', 'paste', 'CmdOrCtrl+Shift+V'),
    item('Export…', 'export', 'CmdOrCtrl+E'),
    line,
    item('Import annotations…', 'import-annotations'),
    item('Merge another copy…', 'merge'),
    line,
    { role: 'close', label: 'Close window' },
    ...(mac ? [] : [line, { role: 'quit', label: 'Quit', accelerator: 'Ctrl+Q' } as const]),
  ];
  const edit: Items = [
    item('Undo', 'undo', 'CmdOrCtrl+Z'),
    item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    ...(mac ? [] : [alias('redo', 'Ctrl+Y')]),
    line,
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    { role: 'selectAll', label: 'Select all' },
    line,
    item('Find…', 'find', 'CmdOrCtrl+F'),
    item('Find a source…', 'find-source'),
  ];
  const appearance = (label: string, value: Appearance): MenuItemConstructorOptions => ({
    ...item(label, `appearance-${value}`),
    type: 'radio',
    checked: state.appearance === value,
  });
  const view: Items = [
    item('Compare sources', 'compare'),
    item('Claims', 'show-claims'),
    line,
    item('Library', 'toggle-library', 'CmdOrCtrl+Shift+L'),
    item('Inspector', 'toggle-inspector', 'CmdOrCtrl+Shift+I'),
    item('Suggestions in the text', 'toggle-suggestions', 'CmdOrCtrl+Shift+G'),
    line,
    item('Larger text', 'text-larger', 'CmdOrCtrl+Plus'),
    alias('text-larger', 'CmdOrCtrl+='),
    item('Smaller text', 'text-smaller', 'CmdOrCtrl+-'),
    item('Normal text', 'text-normal', 'CmdOrCtrl+0'),
    line,
    {
      label: 'Appearance',
      submenu: [appearance('As the system', 'system'), appearance('Light', 'light'), appearance('Dark', 'dark')],
    },
    line,
    { role: 'togglefullscreen', label: 'Full screen' },
    ...(state.packaged ? [] : [{ role: 'toggleDevTools', label: 'Developer tools', accelerator: 'F12' } as const]),
  ];
  const caseMenu: Items = [
    item('Codebook…', 'codebook'),
    item('Verify', 'verify'),
    line,
    item('Annotator’s name…', 'annotator'),
  ];
  const help: Items = [item('Keyboard shortcuts', 'keys', 'F1'), ...(mac ? [] : [line, about])];
  const appMenu: Items = [
    about,
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit', label: 'Quit Sourcemark' },
  ];

  return [
    ...(mac ? [{ label: 'Sourcemark', submenu: appMenu }] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { label: 'Case', submenu: caseMenu },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { label: 'Help', role: 'help', submenu: help },
  ];
}
