/** Pictures of the window, for people to look at. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { RunningApp } from './app';

/** Shows the window at this size in light or dark, and writes its picture to `folder` as `NAME-THEME.png`. */
export async function pictureOf(
  app: RunningApp,
  folder: string,
  name: string,
  theme: 'light' | 'dark',
  size: readonly [number, number] = [1360, 860],
): Promise<void> {
  const [width, height] = size;
  await app.electron.evaluate(
    ({ BrowserWindow, nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted.theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height, theme },
  );
  await app.page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
  await app.page.waitForTimeout(300);
  await app.page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
}
