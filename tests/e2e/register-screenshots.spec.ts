/** Pictures of the registers and the map, for people to look at: `test-results/screenshots/`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type RunningApp } from '../support/app';
import { about, copyCase, lookAt, registeredHome, removeHome } from '../support/registered';

const FOLDER = join(__dirname, '..', '..', 'test-results', 'screenshots');

/** A picture of the window at this size in light or dark. */
async function shoot(
  app: RunningApp,
  name: string,
  theme: 'light' | 'dark',
  width = 1360,
  height = 860,
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
  mkdirSync(FOLDER, { recursive: true });
  await app.page.waitForTimeout(300);
  await app.page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`) });
}

test('shows the registers and the map in their states', async ({ launch, home }) => {
  test.setTimeout(300_000);
  const made = registeredHome();
  copyCase(made, home);
  removeHome(made);
  const app = await launch();
  const { page } = app;
  const dialog = page.getByRole('dialog');

  await page.keyboard.press('ControlOrMeta+4');
  await lookAt(page, 'Actors', 'Fourth Division');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'actors', theme);
  await page.keyboard.press('m');
  await page.keyboard.type('4th');
  await page.keyboard.press('Enter');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'actors-merge', theme);
  await dialog.getByLabel('Reason').fill('The same unit, in figures');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('s');
  await page.keyboard.press('Space');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'actors-split', theme);
  await shoot(app, 'actors-small', 'light', 900, 600);
  await page.keyboard.press('Escape');
  await lookAt(page, 'Actors', 'القوات الحكومية');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'actors-rtl', theme);

  await page.keyboard.press('ControlOrMeta+5');
  for (const name of ['Damascus', 'Daraa', 'Tafas']) {
    await lookAt(page, 'Not on the map', name);
    if (name === 'Damascus')
      for (const theme of ['light', 'dark'] as const) await shoot(app, 'places-candidates', theme);
    await about(page).getByRole('list', { name: 'Candidates' }).getByRole('button').first().press('Enter');
    await dialog.getByLabel('Reason').press('Enter');
    await expect(dialog).toBeHidden();
  }
  await lookAt(page, 'Places', 'Daraa');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'places', theme);
  await shoot(app, 'places-small', 'light', 900, 600);
  await lookAt(page, 'Not on the map', 'Daraa Al-Balad');
  await page.keyboard.press('h');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'places-by-hand', theme);
});
