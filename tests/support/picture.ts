/** Pictures of the window, for people to look at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { RunningApp } from './app';

/** Where pictures go. */
export const PICTURES = join(__dirname, '..', '..', 'test-results', 'screenshots');

/** Shows the window at this size in light or dark, and takes its picture: `NAME-THEME.png`. */
export async function shoot(
  app: RunningApp,
  name: string,
  theme: 'light' | 'dark',
  [width, height]: readonly [number, number] = [1360, 860],
): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow, nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted.theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height, theme },
  );
  await app.page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
  mkdirSync(PICTURES, { recursive: true });
  await app.page.waitForTimeout(300);
  await app.page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) });
}
