/** Pictures of the window, for people to look at: `test-results/screenshots/`. Those in the README are copies of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { article, openSource, select, sources } from '../support/article';
import { expect, resolvedRuntime, test, type RunningApp } from '../support/app';
import { runCli, type CliPlace } from '../support/cli';
import { markSamples } from '../support/sample-marks';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'test-results', 'screenshots');
const NESTED = 'Over the past month, the Syrian regime’s Fourth Division';

/** A home whose sample case is marked up, with an Arabic article and one with a very long headline beside the five. */
function markedHome(home: string): CliPlace {
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const place = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
  mkdirSync(join(home, 'cases'), { recursive: true });
  runCli(place, ['import', join(ROOT, 'seeds')]);
  markSamples(place);
  const inbox = join(home, 'inbox');
  mkdirSync(inbox);
  writeFileSync(join(inbox, 'arabic.txt'), ARABIC);
  writeFileSync(join(inbox, 'long.txt'), `${LONG}\n\nA short text under a very long headline.`);
  const [arabic] = runCli(place, ['import', join(inbox, 'arabic.txt'), join(inbox, 'long.txt')]).lines;
  for (const [tag, quote] of [
    ['claim', 'القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة'],
    ['actor', 'القوات الحكومية'],
    ['place', 'درعا البلد'],
    ['actor', 'Reuters'],
  ] as const) {
    runCli(place, ['annotate', String(arabic?.['source']), '--tag', tag, '--quote', quote]);
  }
  return place;
}

const ARABIC = `درعا البلد تحت القصف بعد فشل المحادثات

قال ناشطون يوم الأربعاء إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة، وذلك بعد ساعات من فشل المحادثات بين اللجنة المركزية والوسطاء الروس.

ونقلت وكالة Reuters عن متحدث باسم اللجنة أن الأهالي رفضوا تسليم السلاح، وأن الطريق الدولي إلى معبر نصيب مغلق منذ يوم الثلاثاء.
`;

const LONG =
  'Syrian regime sends reinforcements to Daraa, prompting fears of further attacks, as negotiators from the central committee, Russian officers and tribal elders fail for the fifth time in a month to agree on the handing over of light weapons';

/** A window of this size in light or dark. */
async function show(app: RunningApp, width: number, height: number, theme: 'light' | 'dark'): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow, nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted.theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height, theme },
  );
  // Playwright emulates a light system unless it is told otherwise.
  await app.page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.waitForTimeout(250);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path });
}

test('shows the window in all its states', async ({ launch, home }) => {
  test.setTimeout(240_000);
  markedHome(home);
  const app = await launch();
  const { page } = app;
  await openSource(page, 'Syria opposition captures');
  for (const theme of ['light', 'dark'] as const) {
    await show(app, 1360, 860, theme);
    await select(page, NESTED);
    await page.keyboard.press('Escape');
    await article(page).focus();
    for (let n = 0; n < 6; n++) await page.keyboard.press('j');
    await select(page, 'some residents');
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible();
    await shoot(page, `read-${theme}`);
    await page.keyboard.press('Escape');
    await show(app, 900, 600, theme);
    await shoot(page, `small-${theme}`);
    await show(app, 1360, 860, theme);
    await openSource(page, 'درعا البلد');
    await shoot(page, `arabic-${theme}`);
    await openSource(page, 'as negotiators from');
    await shoot(page, `long-headline-${theme}`);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shoot(page, `export-${theme}`);
    await page.keyboard.press('Escape');
    await article(page).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await shoot(page, `keys-${theme}`);
    await page.keyboard.press('Escape');
    await openSource(page, 'Syria opposition captures');
  }
  await expect(sources(page)).toHaveCount(7);
});

test('shows an empty case', async ({ launch, home }) => {
  const app = await launch({ casePath: join(home, 'Empty.sourcemark') });
  await show(app, 1360, 860, 'light');
  await shoot(app.page, 'empty-light');
  await show(app, 1360, 860, 'dark');
  await shoot(app.page, 'empty-dark');
});
