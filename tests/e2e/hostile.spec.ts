/**
 * Hostile articles in the real window, watched from outside: what would run code or call home in a page is words here,
 * whether it came as a file or through the clipboard.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { article, importFiles, sources } from '../support/article';
import { expect, test, type RunningApp } from '../support/app';
import { startCanary, type Canary } from '../support/canary';
import { expectCanarySees } from '../support/canary-control';
import { CARRIERS } from '../support/carriers';
import { articleAbout } from '../support/documents';
import { generatedHostileFiles, leakPage, listedHostileFiles } from '../support/hostile-files';
import { payloads } from '../support/payloads';
import { sharedData } from '../support/shared-data';

const ROOT = join(__dirname, '..', '..');

/** Long enough for a request that is going to be made to be made. */
const SETTLING_MS = 1_000;

let canary: Canary;
test.beforeEach(async () => {
  canary = await startCanary();
});
test.afterEach(() => canary.close());

/** Counts from now on what no article may bring about; the function answers what has happened so far. */
async function watchWindow({ electron, page }: RunningApp): Promise<() => Promise<string[]>> {
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => happened.push(`went to ${frame.url()}`));
  electron.on('window', (opened) => happened.push(`a window: ${opened.url()}`));
  await electron.evaluate(({ shell }) => {
    const counted = Object.assign(globalThis, { handedOver: [] as string[] });
    const note = (address: string) => {
      counted.handedOver.push(address);
      return Promise.resolve('');
    };
    Object.assign(shell, { openExternal: note, openPath: note });
  });
  const state = () =>
    page.evaluate(() => ({ url: location.href, title: document.title, frames: window.frames.length }));
  const before = await state();
  return async () => {
    const handed = await electron.evaluate(() => (globalThis as unknown as { handedOver: string[] }).handedOver);
    const ran = await page.evaluate(() =>
      ['__xss', 'polluted'].filter((name) => name in window || name in Object.prototype),
    );
    const main = await electron.evaluate(() => ('polluted' in Object.prototype ? ['main polluted'] : []));
    const now = await state();
    const moved = JSON.stringify({ ...now, title: '' }) === JSON.stringify({ ...before, title: '' });
    const renamed = /\bran\b/u.test(now.title) ? [`title: ${now.title}`] : [];
    return [...happened, ...handed, ...ran, ...main, ...renamed, ...(moved ? [] : [`moved: ${JSON.stringify(now)}`])];
  };
}

/** In the page: the elements and attributes that the app does not use for words, wherever they stand. */
function strangers(): string[] {
  const found: string[] = [];
  const ours = new Set(['P', 'H1', 'H2', 'BLOCKQUOTE', 'SPAN', 'BR']);
  for (const element of document.querySelectorAll('.ProseMirror *, dialog [role=group] *')) {
    const inDialog = element.closest('dialog') !== null;
    if (!ours.has(element.tagName) && !(inDialog && /^(?:BUTTON|SMALL)$/u.test(element.tagName))) {
      found.push(element.outerHTML.slice(0, 120));
    }
  }
  const foreign = 'body script, iframe, object, embed, base, video, audio, math, a[href], [srcdoc], [style*="url("]';
  for (const element of document.querySelectorAll(foreign)) found.push(element.outerHTML.slice(0, 120));
  for (const element of document.querySelectorAll('body *')) {
    for (const { name } of element.attributes) if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
  }
  return found;
}

/** Opens the source with these words by the filter, and waits until its article shows them. */
async function open(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill(words);
  await expect(sources(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(article(page)).toContainText(words);
}

test('files that call home call nobody when they come in and are read', async ({ app, page, home }) => {
  test.setTimeout(90_000);
  await expectCanarySees(canary);
  const before = canary.count();
  const happened = await watchWindow(app);
  const inbox = join(home, 'inbox');
  mkdirSync(inbox);
  const listed = sharedData(ROOT, 'hostile');
  const callers = [
    ...generatedHostileFiles(canary.port),
    ...(listed === undefined ? [] : listedHostileFiles(listed, canary.port)),
  ].filter(({ klass }) => /XXE|exfiltration|prototype|scheme/iu.test(klass));
  for (const { name, bytes } of callers) writeFileSync(join(inbox, name), bytes);
  // The same page in every other kind of file.
  const leak = leakPage(`http://127.0.0.1:${canary.port}`).replace(/^<!doctype html>/u, '');
  for (const { ending, wrap } of CARRIERS) {
    writeFileSync(join(inbox, `leak-${ending}`), wrap(leak, articleAbout(`leak ${ending}`)));
  }
  const shown = await sources(page).count();
  await importFiles(app, [inbox]);
  // The mails ask what to take of what is attached to them.
  const asked = page.getByRole('dialog', { name: 'Choose attachments' });
  for (let mails = 0; mails < 2; mails++) {
    await asked.getByRole('button', { name: 'Take none' }).click({ timeout: 30_000 });
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const opened: string[] = [];
  for (const { ending } of CARRIERS.filter(({ keepsArticle }) => keepsArticle)) {
    await open(page, `leak ${ending}`);
    opened.push(ending);
    expect(await page.evaluate(strangers), ending).toEqual([]);
  }
  expect(opened.length).toBeGreaterThan(8);
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill('');
  await expect.poll(() => sources(page).count()).toBeGreaterThan(shown);
  await page.waitForTimeout(SETTLING_MS);
  expect(canary.count() - before).toBe(0);
  expect(await happened()).toEqual([]);
  await expectCanarySees(canary);
});

test('every payload is words in the whole text of its page', async ({ app, page, home }) => {
  test.setTimeout(180_000);
  await expectCanarySees(canary);
  const before = canary.count();
  const happened = await watchWindow(app);
  const inbox = join(home, 'inbox');
  mkdirSync(inbox);
  const all = payloads(ROOT);
  // A page without an article: all of its words are its text.
  const titled = (id: string) => `Payload ${id}.`;
  for (const { id, payload } of all) {
    const page = `<!doctype html><html><head><meta charset="utf-8"><title>${titled(id)}</title></head><body><p>${titled(id)}</p>${payload}</body></html>`;
    writeFileSync(join(inbox, `${id}.html`), page);
  }
  await importFiles(app, [inbox]);
  await expect(page.getByText(new RegExp(`${all.length} imported`, 'u')).first()).toBeVisible({ timeout: 60_000 });
  for (const { id } of all) {
    await open(page, titled(id));
    expect.soft(await page.evaluate(strangers), id).toEqual([]);
  }
  await page.waitForTimeout(SETTLING_MS);
  expect(await happened()).toEqual([]);
  expect(canary.count() - before).toBe(0);
  await expectCanarySees(canary);
});

test('every payload is words when it is pasted, and after it was taken in', async ({ app, page }) => {
  test.setTimeout(120_000);
  const happened = await watchWindow(app);
  const paste = (html: string, target: string) =>
    page.evaluate(
      async ([content = '', selector = '']) => {
        const data = new DataTransfer();
        data.setData('text/html', content);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector(selector)?.dispatchEvent(event);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return document.querySelector('dialog [role=group]')?.textContent ?? '';
      },
      [html, target],
    );
  const all = payloads(ROOT);
  await paste('<p>The beginning.</p>', 'body');
  for (const { id, payload } of all) {
    const shown = await paste(`<p>Pasted ${id}.</p>${payload}`, 'dialog [role=group]');
    expect.soft(shown, id).toContain(`Pasted ${id}.`);
    expect.soft(await page.evaluate(strangers), id).toEqual([]);
  }
  await page.keyboard.press('Escape');
  // Taken in together: each ends what the one before it may have left open.
  const END = '--></script></style></textarea></title></noscript></template></svg></math></select></table>">\'>';
  for (let at = 0; at < all.length; at += 12) {
    const some = all.slice(at, at + 12);
    await paste(
      `<h1>Pasted part ${at}.</h1><p>Part ${at} begins.</p>${some.map(({ payload }) => payload).join(END)}`,
      'body',
    );
    const dialog = page.getByRole('dialog', { name: 'Paste an article' });
    await dialog.getByRole('textbox', { name: 'Headline' }).fill(`Pasted part ${at}.`);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect(dialog).toBeHidden();
    await expect(article(page)).toContainText(`Part ${at} begins.`);
    expect.soft(await page.evaluate(strangers), String(at)).toEqual([]);
  }
  await page.waitForTimeout(SETTLING_MS);
  expect(await happened()).toEqual([]);
});
