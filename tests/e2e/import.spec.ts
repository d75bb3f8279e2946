/**
 * Bringing articles in, in the real window: every format by dialog, drop and paste; what an import shows while it runs,
 * what it asks, and the list at its end.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, article, dropFiles, markByKey, openSource, sources } from '../support/article';
import { expect, test, type RunningApp } from '../support/app';
import {
  articleAbout,
  byBrowser,
  clipboardHtml,
  docx,
  htmlPage,
  lockedPdf,
  mail,
  markdown,
  wacz,
  warc,
  type Article,
} from '../support/documents';

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** Imports these paths through the open dialog. */
async function importFiles({ electron, page }: RunningApp, paths: readonly string[]): Promise<void> {
  await answerOpenDialog(electron, paths);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

/** Writes a file of the test and answers its path. */
function write(home: string, name: string, content: string | Uint8Array): string {
  mkdirSync(join(home, 'inbox'), { recursive: true });
  const path = join(home, 'inbox', name);
  writeFileSync(path, content);
  return path;
}

/** Waits until the article is in the library, opens it, and looks for its words. */
async function expectArticle(page: Page, { headline, marker }: Article): Promise<void> {
  await expect(sources(page).filter({ hasText: headline })).toHaveCount(1);
  await openSource(page, headline);
  await expect(article(page)).toContainText(marker);
}

/** Puts words and HTML on the system's clipboard, as a copy in another program does. */
async function setClipboard({ page }: RunningApp, data: { html?: string; text?: string }): Promise<void> {
  const copied = await page.evaluate((given) => {
    const fill = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      if (given.html !== undefined) event.clipboardData?.setData('text/html', given.html);
      if (given.text !== undefined) event.clipboardData?.setData('text/plain', given.text);
    };
    window.addEventListener('copy', fill, { capture: true, once: true });
    return document.execCommand('copy');
  }, data);
  expect(copied).toBe(true);
}

/** Drags data that is no file over the window and drops it. */
async function dropWords(page: Page, items: Readonly<Record<string, string>>): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = {
    items: Object.entries(items).map(([mimeType, words]) => ({ mimeType, data: words })),
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await devtools.detach();
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([]);
}

/** Every format, by its file's name. */
async function everyFormat(app: RunningApp, home: string): Promise<readonly { path: string; about: Article }[]> {
  const made: Readonly<Record<string, (about: Article) => string | Uint8Array | Promise<Uint8Array>>> = {
    'page.html': htmlPage,
    'notes.md': markdown,
    'plain.txt': ({ headline, paragraphs }) => [headline, ...paragraphs].join('\n\n'),
    'letter.eml': (about) => mail(about),
    'report.docx': docx,
    'printed.pdf': (about) => byBrowser(app.electron, about, 'pdf', home),
    'saved.mhtml': (about) => byBrowser(app.electron, about, 'mhtml', home),
    'crawl.warc': (about) => warc([about]),
    'archive.wacz': (about) => wacz([about]),
  };
  const all: { path: string; about: Article }[] = [];
  for (const [name, make] of Object.entries(made)) {
    const about = articleAbout(name.replace('.', ' '));
    all.push({ path: write(home, name, await make(about)), about });
  }
  return all;
}

test.describe('every format', () => {
  test('opens by the dialog', async ({ app, page, home }) => {
    for (const { path, about } of await everyFormat(app, home)) {
      await test.step(path.slice(path.lastIndexOf('.') + 1), async () => {
        await importFiles(app, [path]);
        await expectArticle(page, about);
      });
    }
  });

  test('opens by dropping files and a folder', async ({ app, page, home }) => {
    const all = await everyFormat(app, home);
    const single = write(home, '../single.md', markdown(articleAbout('one file')));
    await dropFiles(page, [join(home, 'inbox'), single]);
    await expect(page.getByRole('status').filter({ hasText: `${all.length + 1} imported` })).toBeVisible();
    for (const { about } of all) await expectArticle(page, about);
    await expectArticle(page, articleAbout('one file'));
  });
});

test.describe('paste', () => {
  test('takes HTML from the clipboard anywhere in the window, with what the person knows', async ({ app, page }) => {
    const about = articleAbout('pasted page');
    const html = `${clipboardHtml(about)}<img src="https://tracker.example/x.png" onerror="document.title='ran'">`;
    await setClipboard(app, { html, text: [about.headline, ...about.paragraphs].join('\n\n') });
    await article(page).focus();
    await page.keyboard.press('ControlOrMeta+v');
    const paste = dialog(page, 'Paste an article');
    await expect(paste).toBeVisible();
    const words = paste.getByRole('group', { name: /Text/u });
    await expect(words).toContainText(about.marker);
    await expect(words.locator('img, h1')).toHaveCount(0);
    await expectNoViolations(page);

    await paste.getByRole('textbox', { name: 'Headline' }).fill('A headline by hand');
    await paste.getByRole('textbox', { name: 'Address (URL)' }).fill('javascript:alert(1)');
    await paste.getByRole('textbox', { name: 'Outlet' }).fill('The Gazette');
    await paste.getByRole('textbox', { name: 'Published' }).fill('3/7/2021');
    await paste.getByRole('button', { name: 'Add' }).click();
    await expect(paste).toContainText('An address starts with http:// or https://');
    await expect(paste).toContainText('Write the date as 2021, 2021-07 or 2021-07-30');
    await paste.getByRole('textbox', { name: 'Address (URL)' }).fill(about.url);
    await paste.getByRole('textbox', { name: 'Published' }).fill('30 July 2021');
    await expect(paste).toContainText(/Understood as .*2021/u);
    await page.keyboard.press('Enter');
    await expect(paste).toBeHidden();
    const source = sources(page).filter({ hasText: 'A headline by hand' });
    await expect(source).toContainText('The Gazette');
    await expect(source).toContainText('2021');
    await expect(article(page)).toContainText(about.marker);
    expect(await page.title()).not.toBe('ran');
  });

  test('is a command, takes plain words and what is typed, and keeps what a slip of Esc closed', async ({
    app,
    page,
  }) => {
    await page.keyboard.press('ControlOrMeta+Shift+v');
    const paste = dialog(page, 'Paste an article');
    const words = paste.getByRole('textbox', { name: 'Text', exact: true });
    await expect(words).toBeFocused();
    await expect(words).toHaveAttribute('placeholder', /V to paste the article here/u);
    await expect(paste.getByRole('button', { name: 'Add' })).toBeDisabled();
    await setClipboard(app, { text: 'درعا البلد تحت القصف\n\nقال ناشطون إن القوات دخلت المدينة.' });
    await page.keyboard.press('ControlOrMeta+v');
    await expect(words).toHaveValue(/ناشطون/u);
    await paste.getByRole('textbox', { name: 'Outlet' }).fill('Nabaa');
    await page.keyboard.press('Escape');
    await expect(paste).toBeHidden();
    await page.getByRole('button', { name: 'Go on with it' }).click();
    await expect(words).toHaveValue(/ناشطون/u);
    await paste.getByRole('button', { name: 'Add' }).click();
    await expect(sources(page).filter({ hasText: 'درعا البلد تحت القصف' })).toContainText('Nabaa');
  });

  test('of an address alone fetches nothing and says so', async ({ app, page }) => {
    await setClipboard(app, { text: 'https://gazette.example/2021/07/only' });
    await article(page).focus();
    await page.keyboard.press('ControlOrMeta+v');
    const paste = dialog(page, 'Paste an article');
    await expect(paste.getByRole('textbox', { name: 'Address (URL)' })).toHaveValue(/only/u);
    await expect(paste).toContainText('Sourcemark is offline and fetches nothing');
    await expect(paste.getByRole('button', { name: 'Add' })).toBeDisabled();
  });

  test('of HTML without words of its own beside it shows the words that are in it', async ({ app, page }) => {
    const about = articleAbout('bare page');
    await setClipboard(app, { html: `<style>p{color:red}</style>${clipboardHtml(about)}` });
    await article(page).focus();
    await page.keyboard.press('ControlOrMeta+v');
    const paste = dialog(page, 'Paste an article');
    await expect(paste.getByRole('group', { name: /Text/u })).toContainText(about.marker);
    await expect(paste).not.toContainText('color:red');
  });

  test('in a field stays in the field', async ({ app, page }) => {
    await setClipboard(app, { text: 'opposition' });
    await page.getByRole('searchbox', { name: 'Filter sources' }).focus();
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('searchbox', { name: 'Filter sources' })).toHaveValue('opposition');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('by a drop of words or of a link', async ({ page }) => {
    const about = articleAbout('dropped words');
    await dropWords(page, { 'text/html': clipboardHtml(about), 'text/plain': about.paragraphs.join('\n\n') });
    const paste = dialog(page, 'Paste an article');
    await expect(paste).toContainText(about.marker);
    await paste.getByRole('button', { name: 'Add' }).click();
    await expect(article(page)).toContainText(about.marker);

    await dropWords(page, { 'text/uri-list': about.url, 'text/plain': about.url });
    await expect(paste.getByRole('textbox', { name: 'Address (URL)' })).toHaveValue(about.url);
  });
});

test.describe('an import of many files', () => {
  const COUNT = 1500;

  function fill(home: string): string {
    for (let n = 0; n < COUNT; n++)
      write(home, `${String(n).padStart(4, '0')}.html`, htmlPage(articleAbout(`item ${n}`)));
    return join(home, 'inbox');
  }

  test('shows its progress, leaves the window usable, and can be stopped', async ({ app, page, home }) => {
    test.setTimeout(180_000);
    await importFiles(app, [fill(home)]);
    const progress = page.getByRole('group', { name: 'Import' });
    await expect(progress).toContainText(/[1-9][\d,]* of 1,500/u, { timeout: 30_000 });
    await expect(progress.getByRole('progressbar')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await openSource(page, 'Syria opposition captures');
    await expect(article(page)).toContainText('Opposition fighters');
    await markByKey(page, 'a', 'Opposition fighters');
    await progress.getByRole('button', { name: 'Stop' }).click();
    const status = page.getByRole('status').filter({ hasText: 'Stopped after' });
    await expect(status).toHaveText(/^Stopped after [\d,]+ of 1,500: [\d,]+ imported\. What came in is kept\.$/u);
    const came = Number(/: ([\d,]+) imported/u.exec(await status.innerText())?.[1]?.replace(/,/gu, ''));
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(COUNT);
    await expect(page.getByRole('navigation').getByText(`Sources · ${came + 5}`)).toBeVisible();
    // The article that was being read stays open.
    await expect(article(page)).toContainText('Opposition fighters');
    await page.getByRole('button', { name: 'Details' }).click();
    const list = dialog(page, 'Imported');
    await expect(list.getByRole('radio', { name: /Left out/u })).toBeVisible();
  });
});

test('the list at the end: failures first, filtered by group, copied, and a way to each source', async ({
  app,
  page,
  home,
}) => {
  const good = articleAbout('the good one');
  const paths = [
    write(home, 'good.html', htmlPage(good)),
    write(home, 'تقرير.txt', 'تقرير من درعا\n\nقال ناشطون إن القوات دخلت المدينة صباح اليوم.'),
    write(home, 'empty.txt', ''),
    write(
      home,
      'noise.bin',
      Uint8Array.from({ length: 400 }, (_, n) => (n * 7) % 256),
    ),
    join(home, 'gone.txt'),
  ];
  await importFiles(app, [...paths, paths[0] ?? '']);
  const alert = page.getByRole('alert').filter({ hasText: '2 imported, 1 already in the case, 3 failed' });
  await alert.getByRole('button', { name: 'Details' }).click();
  const list = dialog(page, 'Imported');
  const rows = list.getByRole('list').getByRole('listitem');
  await expect(rows).toHaveCount(6);
  await expect(rows.first()).toContainText('Failed');
  await expect(rows.first()).toContainText('empty.txt');
  await expectNoViolations(page);

  await list.getByRole('radio', { name: /Failed 3/u }).check({ force: true });
  await expect(rows).toHaveCount(3);
  await list.getByRole('button', { name: 'Copy list' }).click();
  await expect(list.getByRole('status')).toHaveText('3 lines copied');
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')[0]).toMatch(/^Failed\tempty\.txt\t\t“empty\.txt” is empty/u);

  await list.getByRole('radio', { name: /All 6/u }).check({ force: true });
  await rows.filter({ hasText: good.headline }).first().getByRole('button').press('Enter');
  await expect(list).toBeHidden();
  await expect(article(page)).toContainText(good.marker);
});

test('an encrypted PDF asks for its password until it fits, or is left out', async ({ app, page, home }) => {
  const about = articleAbout('locked file');
  const path = write(home, 'locked.pdf', lockedPdf(about, 'Nasib'));
  await importFiles(app, [path]);
  const asks = dialog(page, 'Password needed');
  await expect(asks).toContainText('“locked.pdf” is encrypted');
  const field = asks.getByLabel('Password', { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('type', 'password');
  await expectNoViolations(page);
  await field.fill('wrong');
  await page.keyboard.press('Enter');
  await expect(asks.getByRole('alert')).toContainText('This password does not open it');
  await field.fill('Nasib');
  await page.keyboard.press('Enter');
  await expect(asks).toBeHidden();
  await expect(article(page)).toContainText(about.marker);

  await importFiles(app, [write(home, 'other.pdf', lockedPdf(articleAbout('other lock'), 'Quneitra'))]);
  await expect(asks).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: '“other.pdf” was left out' })).toBeVisible();
  await expect(sources(page)).toHaveCount(6);
});

test('a web archive asks which of its pages to take', async ({ app, page, home }) => {
  const pages = Array.from({ length: 8 }, (_, n) => articleAbout(`page number ${n + 1}`));
  await importFiles(app, [write(home, 'crawl.warc', warc(pages))]);
  const asks = dialog(page, 'Choose pages');
  await expect(asks).toContainText('“crawl.warc” holds 8 pages');
  const boxes = asks.getByRole('list', { name: 'Pages' }).getByRole('checkbox');
  await expect(boxes).toHaveCount(8);
  await expect(boxes.first()).toContainText(pages[0]?.url ?? '');
  await expect(boxes.first()).toContainText(/2021/u);
  await expectNoViolations(page);
  await expect(asks.getByRole('button', { name: 'Take pages' })).toBeDisabled();
  await asks.getByRole('searchbox', { name: 'Filter pages' }).fill('number-2');
  await expect(boxes).toHaveCount(1);
  await asks.getByRole('button', { name: 'All 1 shown' }).click();
  await asks.getByRole('searchbox', { name: 'Filter pages' }).fill('');
  await boxes.nth(7).focus();
  await page.keyboard.press('Space');
  await expect(asks).toContainText('2 of 8 pages chosen');
  await asks.getByRole('button', { name: 'Take 2 pages' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 imported' })).toBeVisible();
  for (const about of [pages[1], pages[7]]) if (about) await expectArticle(page, about);
  await expect(sources(page)).toHaveCount(7);
});

test('several questions come one after the other; closing one is said in words', async ({ app, page, home }) => {
  const archive = write(home, 'two.wacz', wacz(['wacz one', 'wacz two'].map(articleAbout)));
  const letter = articleAbout('the letter');
  const annex = articleAbout('the annex');
  const post = mail(letter, { 'annex.html': htmlPage(annex), 'list.txt': 'Names\n\nA list of names and of places.' });
  await importFiles(app, [archive, write(home, 'letter.eml', post)]);
  const asks = dialog(page, 'Choose pages');
  await expect(asks).toContainText(articleAbout('wacz one').headline);
  await expect(asks).toContainText('1 more question after this');
  await asks.getByRole('button', { name: 'Take none' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing was taken from “two.wacz”' })).toBeVisible();

  const attached = dialog(page, 'Choose attachments');
  await expect(attached).toContainText('is in the case');
  await expect(attached.getByRole('checkbox')).toHaveCount(2);
  await attached.getByRole('checkbox', { name: /annex\.html/u }).click();
  await attached.getByRole('button', { name: 'Take 1 attachment' }).click();
  await expectArticle(page, annex);
  await expectArticle(page, letter);
  await expect(sources(page)).toHaveCount(7);
});

test('a new capture of a known page says what became of its marks', async ({ app, page, home }) => {
  const about = articleAbout('the changing page');
  await importFiles(app, [write(home, 'first.html', htmlPage(about))]);
  await expectArticle(page, about);
  await markByKey(page, 'a', 'The provincial council');
  await markByKey(page, 'p', 'Daraa al-Balad');
  const newer = {
    ...about,
    paragraphs: [...about.paragraphs, 'On Saturday the council met once more, with no result.'],
  };
  await importFiles(app, [write(home, 'second.html', htmlPage(newer))]);
  await expect(
    page.getByRole('status').filter({ hasText: `New capture of “${about.headline}”. 2 marks carried over` }),
  ).toBeVisible();
  await expect(article(page)).toContainText('with no result');
  await expect(sources(page)).toHaveCount(6);
});
