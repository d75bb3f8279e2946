/** Pictures of the registers and the map, for people to look at: `test-results/screenshots/`. */
import { expect, test } from '../support/app';
import { shoot } from '../support/picture';
import { about, copyCase, lookAt, registeredHome, removeHome } from '../support/registered';

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
  await shoot(app, 'actors-small', 'light', [900, 600]);
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
  await shoot(app, 'places-small', 'light', [900, 600]);
  await lookAt(page, 'Not on the map', 'Daraa Al-Balad');
  await page.keyboard.press('h');
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'places-by-hand', theme);
});
