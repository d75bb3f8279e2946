/** Pictures of the window, for people to look at: `test-results/screenshots/`. Those in the README are copies of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, article, markByKey, openSource, select, sources } from '../support/article';
import { expect, resolvedRuntime, test, type RunningApp } from '../support/app';
import { runCli, type CliPlace } from '../support/cli';
import { markSamples } from '../support/sample-marks';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'test-results', 'screenshots');

/** Makes the sample case in `home` and marks it up. */
function markedHome(home: string): void {
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const place: CliPlace = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
  mkdirSync(join(home, 'cases'), { recursive: true });
  runCli(place, ['import', join(ROOT, 'seeds')]);
  markSamples(place);
}

/** Brings in an Arabic article, which it marks, and one with a very long headline. */
async function importMore({ electron, page }: RunningApp, home: string): Promise<void> {
  const [arabic, long] = [join(home, 'arabic.txt'), join(home, 'long.txt')];
  writeFileSync(arabic, ARABIC);
  writeFileSync(long, `${LONG}\n\nA short text under a very long headline.`);
  await answerOpenDialog(electron, [arabic, long]);
  await page
    .getByRole('button', { name: /^Import/u })
    .first()
    .click();
  await expect(sources(page)).toHaveCount(7, { timeout: 30_000 });
  await openSource(page, 'درعا البلد');
  await markByKey(page, 'c', 'القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة');
  await markByKey(page, 'a', 'القوات الحكومية');
  await markByKey(page, 'p', 'درعا البلد');
  await markByKey(page, 'a', 'Reuters');
  await page.keyboard.press('Escape');
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
  for (const theme of ['light', 'dark'] as const) {
    await show(app, 1360, 860, theme);
    await openSource(page, 'Syria opposition captures');
    await article(page).focus();
    await page.keyboard.press('Escape');
    for (let n = 0; n < 6; n++) await page.keyboard.press('j');
    await select(page, 'some residents');
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible();
    await shoot(page, `read-${theme}`);
    await page.keyboard.press('Escape');
    await show(app, 900, 600, theme);
    await shoot(page, `small-${theme}`);
    await page.keyboard.press('Escape');
  }
  await show(app, 1360, 860, 'light');
  await importMore(app, home);
  for (const theme of ['light', 'dark'] as const) {
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
    await page.getByRole('button', { name: 'Provenance' }).click();
    await expect(page.getByRole('region', { name: 'Provenance' })).toBeVisible();
    await shoot(page, `provenance-${theme}`);
    await page.getByRole('tab', { name: 'Annotations' }).click();
  }
});

test('shows marks whose ends are moved, and the lanes of those that overlap', async ({ launch, home }) => {
  test.setTimeout(240_000);
  markedHome(home);
  const app = await launch();
  const { page } = app;
  await show(app, 1360, 860, 'light');
  await openSource(page, 'Syria opposition captures');
  await expect(article(page)).toContainText('Opposition fighters');
  await markByKey(page, 'p', 'southern Syrian province of Daraa');
  for (const words of [
    'Daraa Al-Balad and enforced',
    'district of Daraa',
    'the district',
    'laid siege to the district',
  ]) {
    await markByKey(page, 'a', words);
  }
  await page.keyboard.press('o');
  for (const theme of ['light', 'dark'] as const) {
    await show(app, 1360, 860, theme);
    await shoot(page, `bounds-${theme}`);
  }
  await importMore(app, home);
  await markByKey(page, 'p', 'حي درعا البلد بنحو 45');
  for (const theme of ['light', 'dark'] as const) {
    await show(app, 1360, 860, theme);
    await shoot(page, `bounds-arabic-${theme}`);
  }
});

test('shows an empty case', async ({ launch, home }) => {
  const app = await launch({ casePath: join(home, 'Empty.sourcemark') });
  await show(app, 1360, 860, 'light');
  await shoot(app.page, 'empty-light');
  await show(app, 1360, 860, 'dark');
  await shoot(app.page, 'empty-dark');
});
