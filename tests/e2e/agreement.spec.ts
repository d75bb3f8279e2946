/** Two desks in one case: how far they agree, in figures, and where they differ, opened in the article. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { article, inspector, openSource } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { runCli, type CliPlace } from '../support/cli';

const ROOT = join(__dirname, '..', '..');
const MONITOR = 'Syria opposition captures';

/** A desk of its own in the case of `home`. */
function desk(home: string, name: string): CliPlace {
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  return { executable: resolvedRuntime().executable, root: ROOT, home: join(home, name), casePath, name };
}

test('two annotators are compared, and what they differ in is opened in place', async ({ launch, home }) => {
  test.setTimeout(180_000);
  mkdirSync(join(home, 'cases'), { recursive: true });
  const [amal, ben] = [desk(home, 'Amal'), desk(home, 'Ben')];
  runCli(amal, ['import', join(ROOT, 'seeds')]);
  const source = runCli(amal, ['sources']).lines.find(({ headline }) => String(headline).startsWith(MONITOR));
  const mark = (who: CliPlace, tag: string, quote: string): void => {
    const { status, stderr } = runCli(who, ['annotate', String(source?.['source']), '--tag', tag, '--quote', quote]);
    expect(status, stderr).toBe(0);
  };
  mark(amal, 'actor', 'Opposition fighters');
  mark(ben, 'actor', 'Opposition fighters');
  mark(amal, 'place', 'district of Daraa Al-Balad');
  mark(ben, 'place', 'Daraa Al-Balad and enforced');
  mark(amal, 'claim', 'The ensuing bombardment of the area killed dozens of civilians');
  mark(amal, 'actor', 'Nasib border crossing');
  mark(ben, 'place', 'Nasib border crossing');

  const { page, electron } = await launch();
  await openSource(page, MONITOR);
  await inspector(page).getByRole('tab', { name: 'Agreement' }).click();
  // Five tabs, two of them with counts at times, in one row.
  const tabs = inspector(page).getByRole('tablist', { name: 'Inspector views' });
  await expect(tabs.getByRole('tab')).toHaveCount(5);
  await expect(tabs.getByRole('tab', { name: /^Suggestions · \d/u })).toBeVisible();
  const room = await tabs.evaluate((list) => ({
    lines: new Set(Array.from(list.children, (tab) => tab.getBoundingClientRect().top)).size,
    over: list.scrollWidth - list.clientWidth,
    width: list.clientWidth,
  }));
  expect(room).toMatchObject({ lines: 1, over: 0 });
  const table = inspector(page).getByRole('table');
  await expect(table.getByRole('row', { name: /^All/u })).toContainText('43');
  await expect(table.getByRole('row', { name: /^Claims/u })).toContainText('10');
  // The figures that the command line has for the same two.
  const [report] = runCli(amal, ['agreement', String(source?.['source'])]).lines;
  const overall = report?.['overall'] as { alpha: number; exactF1: number; overlapF1: number };
  for (const figure of [overall.alpha, overall.exactF1, overall.overlapF1]) {
    await expect(table.getByRole('row', { name: /^All/u })).toContainText(figure.toFixed(2));
  }
  const list = inspector(page).getByRole('list', { name: 'Disagreements' }).getByRole('listitem');
  await expect(list).toHaveCount((report?.['disagreements'] as unknown[]).length);
  expect(await violations(page)).toEqual([]);

  await inspector(page).getByRole('combobox', { name: 'Kinds of disagreement' }).selectOption('bounds');
  await expect(list).toHaveCount(1);
  await list.first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(article(page).locator('[role="mark"][data-focused]').first()).toHaveAttribute(
    'aria-label',
    'Place: district of Daraa Al-Balad',
  );
  await expect(article(page).locator('[data-extent]').first()).toBeVisible();
  await expect(inspector(page).getByRole('tab', { name: 'Agreement' })).toHaveAttribute('aria-selected', 'true');
  for (const theme of ['light', 'dark'] as const) {
    await electron.evaluate(({ nativeTheme }, wanted) => (nativeTheme.themeSource = wanted), theme);
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(ROOT, 'test-results', `agreement-${theme}.png`) });
    expect(await violations(page)).toEqual([]);
  }
});

test('an article that one person annotated has no agreement to show', async ({ page }) => {
  await openSource(page, MONITOR);
  await expect(inspector(page).getByRole('tab', { name: 'Annotations' })).toBeVisible();
  await expect(inspector(page).getByRole('tab', { name: 'Agreement' })).toHaveCount(0);
});
