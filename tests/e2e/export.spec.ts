/** Exports through the dialog of the real window: formats, what a format can't hold, privacy, and copying a citation. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { answerSaveDialog, article, markByKey, openSource } from '../support/article';
import { expect, resolvedRuntime, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';
import { runCli, type CliPlace } from '../support/cli';
import { shoot } from '../support/picture';
import { copyCase, registeredHome, removeHome } from '../support/registered';

/** Claims that are marked beside what a registered case has: words of a headline, and a quote. */
const CLAIMS: readonly (readonly [headline: string, quote: string])[] = [
  [
    'Syria opposition captures',
    'Over the past month, the Syrian regime’s Fourth Division has laid siege to the district of Daraa Al-Balad and enforced a blockade',
  ],
  ['An Assad regime general', 'About 60 civilians have died'],
  ['درعا البلد', 'قصفت حي درعا البلد بنحو 45 قذيفة'],
];
const MARKS = 12 + CLAIMS.length;

let made = '';
test.beforeAll(() => {
  made = registeredHome();
  const place: CliPlace = {
    executable: resolvedRuntime().executable,
    root: join(__dirname, '..', '..'),
    home: made,
    casePath: join(made, 'cases', 'Daraa sample.sourcemark'),
  };
  const sources = runCli(place, ['sources']).lines;
  for (const [headline, quote] of CLAIMS) {
    const source = sources.find((line) => String(line['headline']).includes(headline));
    const { status, stderr } = runCli(place, [
      'annotate',
      String(source?.['source']),
      '--tag',
      'claim',
      '--quote',
      quote,
    ]);
    if (status !== 0) throw new Error(stderr);
  }
});
test.afterAll(() => {
  removeHome(made);
});

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Export' });

/** Opens the dialog, chooses a format, and saves to `path`. */
async function exportAs(app: RunningApp, format: string, path: string, people = 'Without names'): Promise<void> {
  const { page } = app;
  await answerSaveDialog(app.electron, path);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await dialog(page).getByRole('radiogroup', { name: 'Format' }).getByRole('radio', { name: format }).check();
  await dialog(page).getByRole('radiogroup', { name: 'People' }).getByRole('radio', { name: people }).check();
  await dialog(page).getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog(page)).toBeHidden({ timeout: 60_000 });
}

test('a case is handed over as tables and reports, and what is written was checked', async ({ launch, home }) => {
  test.setTimeout(240_000);
  copyCase(made, home);
  const app = await launch({ env: { SOURCEMARK_NAME: 'Amal Haddad' } });
  const { page } = app;
  await openSource(page, 'Syria opposition captures');

  await test.step('the dialog shows how the file begins and what it has no place for', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page).getByRole('group', { name: 'First rows' })).toContainText('About 60 civilians have died');
    await expect(dialog(page).getByRole('region', { name: 'Not in this format' })).toContainText(
      'Links between claims',
    );
    await expect(dialog(page)).toContainText(`${MARKS} annotations from 6 sources`);
    expect(await violations(page)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) await shoot(app, 'export', theme);
    await shoot(app, 'export-small', 'light', [900, 600]);
    await shoot(app, 'export', 'light');
    await dialog(page).getByRole('radio', { name: 'PDF' }).check();
    await expect(dialog(page).getByRole('region', { name: 'Preview' })).toContainText('What 6 sources say');
    await shoot(app, 'export-report', 'light');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  });

  await test.step('a PDF can be read back', async () => {
    const path = join(home, 'report.pdf');
    await exportAs(app, 'PDF', path);
    await expect(page.getByRole('status').filter({ hasText: 'report.pdf, and checked' })).toBeVisible();
    const document = await getDocumentProxy(new Uint8Array(readFileSync(path)));
    expect((await getMeta(document)).info).toMatchObject({ Creator: 'Sourcemark', Producer: 'Sourcemark' });
    const { text } = await extractText(document, { mergePages: true });
    expect(text.replace(/\s+/gu, ' ')).toContain('enforced a blockade');
    expect(text).toMatch(/SHA-256\s+[0-9a-f]{64}/u);
    expect(text).not.toContain('Amal');
  });

  for (const [format, name] of [
    ['Excel workbook', 'marks.xlsx'],
    ['JSON Lines', 'marks.jsonl'],
    ['Word document', 'report.docx'],
    ['Web page', 'report.html'],
    ['Markdown', 'report.md'],
    ['W3C Web Annotation', 'marks.jsonld'],
    ['ClaimReview', 'claims.json'],
    ['REFI-QDA project', 'project.qdpx'],
    ['REFI-QDA codebook', 'codebook.qdc'],
    ['GeoJSON', 'places.geojson'],
    ['brat standoff', 'brat.zip'],
    ['GraphML', 'graph.graphml'],
  ] as const) {
    await test.step(`${format}`, async () => {
      const path = join(home, name);
      await exportAs(app, format, path);
      await expect(page.getByRole('status').filter({ hasText: `${name}, and checked` })).toBeVisible();
      expect(existsSync(path)).toBe(true);
    });
  }

  await test.step('only chosen sources go out, and are chosen by keyboard', async () => {
    const path = join(home, 'two-sources.jsonl');
    await answerSaveDialog(app.electron, path);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog(page).getByRole('radio', { name: 'JSON Lines' }).check();
    await dialog(page).getByRole('radio', { name: 'Chosen sources' }).check();
    const list = dialog(page).getByRole('list', { name: 'Sources to export' });
    await expect(list.getByRole('listitem')).toHaveCount(6);
    await expect(list.getByRole('checkbox', { checked: true })).toHaveText(/^Syria opposition captures/u);
    await list.getByRole('checkbox', { name: /^درعا البلد/u }).press('Space');
    await expect(dialog(page)).toContainText('from 2 sources');
    expect(await violations(page)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) await shoot(app, 'export-sources', theme);
    await dialog(page).getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog(page)).toBeHidden({ timeout: 60_000 });
    const headlines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { headline: string }).headline);
    expect(new Set(headlines).size).toBe(2);
  });

  await test.step('what a search finds goes out, and nothing else', async () => {
    const path = join(home, 'found.jsonl');
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Search' }).fill('درعا');
    await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toBeVisible();
    await answerSaveDialog(app.electron, path);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog(page).getByRole('radio', { name: 'JSON Lines' }).check();
    await dialog(page).getByRole('radio', { name: 'What was found' }).check();
    await dialog(page).getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog(page)).toBeHidden({ timeout: 60_000 });
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect((JSON.parse(line) as { exact: string }).exact).toContain('درعا');
    await page.getByRole('tab', { name: 'Read' }).click();
  });

  await test.step('an export that is stopped leaves nothing, and what was there as it was', async () => {
    const folder = join(home, 'stopped');
    mkdirSync(folder);
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'what was there');
    await answerSaveDialog(app.electron, path);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog(page).getByRole('radio', { name: 'PDF' }).check();
    await dialog(page).getByRole('button', { name: 'Save as…' }).click();
    await dialog(page).getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText('The export was stopped. Nothing was written.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    // Another export in the meantime: what the stopped one had begun to print is over by then.
    await exportAs(app, 'PDF', join(home, 'second.pdf'));
    expect(readdirSync(folder)).toEqual(['report.pdf']);
    expect(readFileSync(path, 'utf8')).toBe('what was there');
  });

  await test.step('the name of the annotator is told only under full provenance', async () => {
    await markByKey(page, 'p', 'Nasib');
    const [numbered, named] = [join(home, 'numbered.jsonl'), join(home, 'named.jsonl')];
    await exportAs(app, 'JSON Lines', numbered);
    await exportAs(app, 'JSON Lines', named, 'Full provenance');
    expect(readFileSync(numbered, 'utf8')).toMatch(/"createdBy":"Annotator \d"/u);
    expect(readFileSync(numbered, 'utf8')).not.toContain('Amal');
    expect(readFileSync(named, 'utf8')).toContain('"createdBy":"Amal Haddad"');
  });

  await test.step('a confidential source is left out of what is public, and that can be undone', async () => {
    await page.getByRole('button', { name: 'Provenance' }).click();
    await page.getByRole('checkbox', { name: 'Confidential' }).click();
    await expect(page.getByRole('checkbox', { name: 'Confidential' })).toBeChecked();
    await expect(page.getByRole('status').filter({ hasText: 'Saved · confidential' })).toBeVisible();
    await shoot(app, 'confidential', 'light');
    const path = join(home, 'public.jsonl');
    await exportAs(app, 'JSON Lines', path, 'Public');
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('Syria opposition captures');
    expect(text).toContain('An Assad regime general');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('checkbox', { name: 'Confidential' })).not.toBeChecked();
  });

  await test.step('a quote is copied with its source note', async () => {
    await article(page).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('ControlOrMeta+Shift+c');
    await expect(page.getByRole('status').filter({ hasText: 'with its source note' })).toBeVisible();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toMatch(
      /^“.+” — Middle East Monitor \(inferred\), “Syria opposition captures.+SHA-256 [0-9a-f]{64}\.$/u,
    );
  });
});
