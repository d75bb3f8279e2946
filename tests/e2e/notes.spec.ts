/** Notes: written with the keyboard alone, rich and right-to-left, saved, there after a restart, and how they look. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { annotations, article, inspector, markByKey, openSource, saved, select } from '../support/article';
import { expect, resolvedRuntime, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';
import { runCli } from '../support/cli';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'test-results', 'screenshots');
const MONITOR = 'Syria opposition captures';

const note = (page: Page): Locator => inspector(page).getByRole('textbox', { name: 'Note' });
const tool = (page: Page, name: string): Locator =>
  inspector(page).getByRole('toolbar', { name: 'Note' }).getByRole('button', { name });
const choices = (page: Page): Locator => page.getByRole('listbox', { name: 'Annotations to mention' });

/** The stored note of the annotation whose quote is `exact`, as the command line prints it. */
function storedNote(home: string, exact: string): string | undefined {
  const folder = join(home, 'cases');
  const name = readdirSync(folder).find((file) => file.endsWith('.sourcemark')) ?? '';
  const { executable } = resolvedRuntime();
  const place = { executable, root: ROOT, home, casePath: join(folder, name) };
  const { lines } = runCli(place, ['annotations']);
  const note = lines.find((line) => line['exact'] === exact)?.['note'];
  return typeof note === 'string' ? note : undefined;
}

/** Opens the article, and waits until it is on the page. */
async function openMonitor(page: Page): Promise<void> {
  await openSource(page, MONITOR);
  await expect(article(page)).toContainText('Opposition fighters');
}

/** Focuses the annotation with these words and goes into its note, with keys where it is the current one. */
async function writeNote(page: Page, words: string): Promise<void> {
  await annotations(page).filter({ hasText: words }).click();
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
}

test('a note is written, saved and read again with the keyboard alone', async ({ launch, home }) => {
  test.setTimeout(120_000);
  const first = await launch();
  const { page } = first;
  await openMonitor(page);
  await markByKey(page, 'p', 'Daraa Al-Balad');
  await markByKey(page, 'a', 'Opposition fighters');

  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  // Letters write; they tag nothing and step nowhere.
  await page.keyboard.type('jack cannot pay: ');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(tool(page, 'Bold')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.type('who');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type(' says so?');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- first');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second');
  await expect(tool(page, 'List')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('and more of it');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> they left');
  await expect(tool(page, 'Quote')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('see https://example.org/ and @dar');
  await expect(choices(page).getByRole('option')).toHaveText([/^Daraa Al-Balad\s*place$/u]);
  await expect(note(page)).toHaveAttribute('aria-activedescendant', /.+/u);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(choices(page)).toHaveCount(0);
  await page.keyboard.type('too');

  await expect(note(page).locator('strong')).toHaveText('who');
  await expect(note(page).getByRole('listitem')).toHaveCount(2);
  await expect(note(page).locator('blockquote')).toHaveText('they left');
  await expect(note(page).locator('a')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await saved(page, 'note');
  await expect(annotations(page).filter({ hasText: 'Opposition fighters' })).toContainText('note');

  await test.step('a mention opens its annotation, by key and by click', async () => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+Enter');
    await expect(inspector(page).getByRole('group', { name: /^Place 1 of 1/u })).toBeFocused();
    await writeNote(page, 'Opposition fighters');
    await note(page).getByRole('link', { name: 'Daraa Al-Balad' }).click();
    await expect(annotations(page).and(page.locator('[aria-current]'))).toContainText('Daraa Al-Balad');
  });

  await first.close();
  const stored = storedNote(home, 'Opposition fighters') ?? '';
  expect(stored.replace(/annotation:[\w-]+/u, 'annotation:ID')).toBe(
    [
      'jack cannot pay: **who** says so?',
      '- first',
      '- second',
      '  and more of it',
      '> they left',
      'see https://example.org/ and [Daraa Al-Balad](annotation:ID) too',
    ].join('\n'),
  );

  const second = await launch();
  await openMonitor(second.page);
  await writeNote(second.page, 'Opposition fighters');
  await expect(note(second.page).locator('strong')).toHaveText('who');
  await expect(note(second.page).getByRole('listitem')).toHaveText(['first', /^second\s*and more of it$/u]);
  await expect(note(second.page).getByRole('link')).toHaveText('Daraa Al-Balad');
});

test('the field has its own undo, Esc leaves it, and undo outside takes the saved note back', async ({ app, page }) => {
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.keyboard.press('n');
  await page.keyboard.type('one');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type(' two');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note(page)).toHaveText('');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(note(page)).toHaveText('one two');
  await expect(annotations(page)).toHaveCount(1);

  await test.step('the menu reaches it too', async () => {
    const menu = (id: string): Promise<void> =>
      app.electron.evaluate(({ Menu }, item) => {
        Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
      }, id);
    await menu('undo');
    await expect(note(page)).toHaveText('');
    await menu('redo');
    await expect(note(page)).toHaveText('one two');
  });

  await page.keyboard.press('Escape');
  await expect(inspector(page).getByRole('group', { name: /^Actor 1 of 1/u })).toBeFocused();
  await saved(page, 'note');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note(page)).toHaveText('');
  await expect(annotations(page)).toHaveCount(1);
});

test('what is typed before the editor is there goes into the note, and its undo takes it back', async ({ page }) => {
  // The editor's code is read when the window is idle; here it never is.
  await page.evaluate(() => {
    window.requestIdleCallback = () => 0;
  });
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.keyboard.press('n');
  await page.keyboard.type('on');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('ne');
  await expect(note(page)).toHaveText('one');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note(page)).toHaveText('');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(note(page)).toHaveText('one');
});

test('what is typed is saved by its key, and left by Esc, while the editor is not there yet', async ({ launch }) => {
  const { page } = await launch();
  let readOn = (): void => undefined;
  const wanted = new Promise<void>((resolve) => {
    readOn = resolve;
  });
  await page.route(/note-editor/u, async (route) => {
    await wanted;
    await route.continue();
  });
  // The window that is open may have read the editor's code already.
  await page.reload();
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('one');
  await expect(note(page)).not.toHaveClass(/ProseMirror/u);
  await page.keyboard.press('ControlOrMeta+Enter');
  await saved(page, 'note');
  await expect(note(page)).toHaveText('one');
  await page.keyboard.press('Escape');
  await expect(inspector(page).getByRole('group', { name: /^Actor 1 of 1/u })).toBeFocused();
  await page.keyboard.press('n');
  readOn();
  await page.keyboard.type(' two');
  await expect(note(page)).toHaveClass(/ProseMirror/u);
  await expect(note(page)).toHaveText('one two');
});

test('what is typed before the field is on the page is no command', async ({ page }) => {
  await openMonitor(page);
  await select(page, 'Opposition fighters');
  // In one turn of the window: the mark is not in the case yet, and its note is not on the page.
  const before = await page.evaluate(() => {
    for (const key of ['a', 'n', 'c', 'p', 'Backspace', 'd'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return document.querySelector('[data-card] [role="textbox"]') !== null;
  });
  expect(before).toBe(false);
  await expect(note(page)).toHaveText('cd');
  await expect(inspector(page).getByRole('group', { name: /^Actor 1 of 1/u })).toBeVisible();
  await expect(annotations(page)).toHaveCount(1);
});

test('a card that comes late does not take the keyboard from its note', async ({ page }) => {
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.evaluate(() => {
    const { requestAnimationFrame: next } = window;
    window.requestAnimationFrame = (work) => (setTimeout(() => next(work), 300), 0);
  });
  await article(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('n');
  await page.keyboard.type('who');
  await page.waitForTimeout(700);
  await page.keyboard.type(' are they?');
  await expect(note(page)).toHaveText('who are they?');

  await article(page).focus();
  await page.keyboard.press('Enter');
  await note(page).fill('they are');
  await page.waitForTimeout(700);
  await page.keyboard.press('ControlOrMeta+Enter');
  await saved(page, 'note');
  await expect(note(page)).toHaveText('they are');
});

test('the key that enters the note moves the keyboard at once, whether its editor is made or not', async ({ page }) => {
  // The editor is made when a card has stood for 400 ms; here it is made only when the field is entered.
  await page.evaluate(() => {
    const { setTimeout: later } = window;
    Object.assign(window, {
      setTimeout: (work: () => void, delay?: number) => (delay === 400 ? 0 : later(work, delay)),
    });
  });
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const reached = (): Promise<boolean> =>
    page.evaluate(() => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
      return document.activeElement?.classList.contains('ProseMirror') === true && document.activeElement.isConnected;
    });
  await expect(note(page)).not.toHaveClass(/ProseMirror/u);
  expect(await reached()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await reached()).toBe(true);
});

test('a list of mentions is closed by Esc, and what is pasted is text', async ({ page }) => {
  await openMonitor(page);
  await markByKey(page, 'p', 'Daraa Al-Balad');
  await markByKey(page, 'a', 'Opposition fighters');
  await page.keyboard.press('n');
  await page.keyboard.type('mail me@example.org ');
  await expect(choices(page)).toHaveCount(0);
  await page.keyboard.type('@');
  await expect(choices(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(choices(page)).toHaveCount(0);
  await page.keyboard.type('da');
  await expect(choices(page)).toHaveCount(0);
  await expect(note(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await note(page).evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/html', '<h1 style="color:red">Big</h1><img src="https://example.org/x.png"><b>b</b>');
    data.setData('text/plain', 'plain **bold**\n- item');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(note(page).locator('img, h1, [style]')).toHaveCount(0);
  await expect(note(page).locator('strong')).toHaveText('bold');
  await expect(note(page).getByRole('listitem')).toHaveText('item');
});

test('a right-to-left note has its own direction, line by line', async ({ page }) => {
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.keyboard.press('n');
  await page.keyboard.type('قال ناشطون');
  await page.keyboard.press('Enter');
  await page.keyboard.type('says Reuters');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- درعا');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Daraa');
  const directions = await note(page)
    .locator(':scope > p, li')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
  expect(directions).toEqual(['rtl', 'ltr', 'rtl', 'ltr']);
});

/** A window of this size in light or dark. */
async function show(app: RunningApp, width: number, height: number, theme: 'light' | 'dark'): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow, nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted.theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height, theme },
  );
  await app.page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

test('shows notes in all their states', async ({ app, page }) => {
  test.setTimeout(120_000);
  await openMonitor(page);
  await markByKey(page, 'p', 'Daraa Al-Balad');
  await markByKey(page, 'c', 'Over the past month');
  await markByKey(page, 'a', 'Opposition fighters');
  await show(app, 1360, 860, 'light');
  await page.keyboard.press('n');
  await shoot(page, 'note-empty-light');
  const { keyboard } = page;
  await keyboard.type('The monitor names **no source** for this. Asked on 3 August:');
  await keyboard.press('Enter');
  await keyboard.type('- the central committee, by mail');
  await keyboard.press('Enter');
  await keyboard.type('اللجنة المركزية في درعا البلد');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('> We never said that they left.');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('1. compare with @dar');
  await keyboard.press('Enter');
  await keyboard.type('and https://example.org/report');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('@');
  for (const theme of ['light', 'dark'] as const) {
    await show(app, 1360, 860, theme);
    await expect(choices(page)).toBeVisible();
    await shoot(page, `note-mentions-${theme}`);
  }
  await keyboard.press('Escape');
  await keyboard.press('Backspace');
  for (const theme of ['light', 'dark'] as const) {
    await show(app, 1360, 860, theme);
    await shoot(page, `note-${theme}`);
    await article(page).focus();
    await shoot(page, `note-rest-${theme}`);
    await note(page).focus();
  }
  await show(app, 900, 600, 'light');
  // The inspector lies over the article now, and comes out for the note.
  await article(page).focus();
  await keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await keyboard.press('ControlOrMeta+End');
  await keyboard.type('@');
  await expect(choices(page)).toBeVisible();
  await shoot(page, 'note-small-light');
});
