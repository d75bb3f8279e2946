/** Light or dark: follows the system or what the person chose, for the page and for the window behind it. */
import { BrowserWindow, nativeTheme } from 'electron';
import type { Appearance } from '../domain/bridge';
import { PAPER } from './paper';

/** The colour that a window has before its page. */
export function paperColour(): string {
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}

/** Takes up the person's choice and keeps all windows at it when the system changes. */
export function followAppearance(appearance: Appearance): void {
  nativeTheme.themeSource = appearance;
  nativeTheme.removeAllListeners('updated');
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(paperColour());
  });
}
