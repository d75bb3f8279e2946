/** What tests do in the article and around it, by the names that assistive technology finds. */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect, type RunningApp } from './app';

/** The reading pane. */
export const article = (page: Page): Locator => page.getByRole('region', { name: 'Article' });

/** The annotations in the inspector. */
export const annotations = (page: Page): Locator =>
  page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('list', { name: 'Annotations' })
    .getByRole('listitem');

/** Waits until the inspector counts this many annotations; of very many only those in view are list items. */
export async function expectAnnotations(page: Page, count: number): Promise<void> {
  await expect(
    page.getByRole('complementary', { name: 'Inspector' }).getByText(`Annotations · ${count}`, { exact: true }),
  ).toBeVisible();
}

/** The pane beside the article. */
export const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });

/** The marks that have no sure place in the text that is read. */
export const reviewed = (page: Page): Locator =>
  inspector(page).getByRole('list', { name: 'Review', exact: true }).getByRole('listitem');

/** Imports these files by the dialog. */
export async function importFiles({ electron, page }: RunningApp, paths: readonly string[]): Promise<void> {
  await answerOpenDialog(electron, paths);
  await page
    .getByRole('button', { name: /^Import/u })
    .first()
    .click();
}

/** The sources in the library. */
export const sources = (page: Page): Locator => page.getByRole('list', { name: 'Sources' }).getByRole('listitem');

/** Opens the source whose headline holds these words, and waits until its article is what is shown. */
export async function openSource(page: Page, words: string): Promise<void> {
  await sources(page).filter({ hasText: words }).click();
  await expect(sources(page).filter({ hasText: words })).toHaveAttribute('aria-current', /true|page/u);
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
}

/**
 * Selects from the first character of `from` to the last of `to` (the same words when left out) in the article, as a
 * real DOM selection; `occurrence` counts from 0.
 */
export async function select(page: Page, from: string, to = from, occurrence = 0): Promise<void> {
  await article(page).evaluate(
    (region, wanted) => {
      const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
      const nodes: { node: Node; start: number }[] = [];
      let text = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, start: text.length });
        text += node.nodeValue ?? '';
      }
      // No-break spaces are as wide as others, and tests are typed with those.
      text = text.replaceAll('\u00a0', ' ');
      let start = text.indexOf(wanted.from);
      for (let n = 0; n < wanted.occurrence; n++) start = text.indexOf(wanted.from, start + 1);
      const end = text.indexOf(wanted.to, start) + wanted.to.length;
      if (start < 0 || end < wanted.to.length) throw new Error(`not in the article: ${wanted.from} … ${wanted.to}`);
      const at = (offset: number, last: boolean): [Node, number] => {
        const found = nodes.findLast((entry) => (last ? entry.start < offset : entry.start <= offset));
        if (!found) throw new Error('no text node');
        return [found.node, offset - found.start];
      };
      document.getSelection()?.setBaseAndExtent(...at(start, false), ...at(end, true));
    },
    { from, to, occurrence },
  );
}

/** Selects with the mouse, from the middle of the first character of `from` to the end of `to`. */
export async function drag(page: Page, from: string, to = from): Promise<void> {
  await select(page, from, to);
  const place = await page.evaluate(() => {
    document.getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
    const range = document.getSelection()?.getRangeAt(0);
    const rects = [...(range?.getClientRects() ?? [])].filter((rect) => rect.width > 0);
    const [first, last] = [rects[0], rects.at(-1)];
    document.getSelection()?.removeAllRanges();
    if (!first || !last) throw new Error('nothing to drag over');
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right - 1, y: last.top + last.height / 2 },
    };
  });
  await page.mouse.move(place.from.x, place.from.y);
  await page.mouse.down();
  await page.mouse.move((place.from.x + place.to.x) / 2, (place.from.y + place.to.y) / 2, { steps: 4 });
  await page.mouse.move(place.to.x, place.to.y, { steps: 4 });
  await page.mouse.up();
}

/** Selects the words and presses a key, then waits until the mark is saved. */
export async function markByKey(page: Page, key: 'c' | 'a' | 'p', from: string, to = from): Promise<void> {
  const before = await annotations(page).count();
  await select(page, from, to);
  await page.keyboard.press(key);
  await expect(annotations(page)).toHaveCount(before + 1);
  await saved(page, from);
}

/** Waits until the window says that the change about these words is saved. */
export async function saved(page: Page, words: string): Promise<void> {
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/u })
      .filter({ hasText: words.slice(0, 24) }),
  ).toBeVisible();
}

/** Makes the next open dialog answer with these paths; dialogs of the system are the one thing a test can't click. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

/** Makes the next save dialog answer with this path. Answers what the dialog offered as its default. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<() => Promise<unknown>> {
  await app.evaluate(({ dialog }, answer) => {
    const seen = globalThis as { offered?: unknown };
    dialog.showSaveDialog = (...args: unknown[]) => {
      seen.offered = args.at(-1);
      return Promise.resolve({ canceled: false, filePath: answer });
    };
  }, filePath);
  return () => app.evaluate(() => (globalThis as { offered?: unknown }).offered);
}

/** Drops files of the disk on the window, as a file manager would. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const at = { x: 600, y: 400, data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at });
  await devtools.detach();
}
