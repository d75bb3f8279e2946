/** Linking in the view "Compare" by drag, its keys while a checkbox has the keyboard, and partners that no line leads to. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { button, choice, numberAt, openCompare, pair, panes, region, size, state, told } from '../support/compare';
import { copyCase, registeredHome, removeHome } from '../support/registered';

const RESULTS = join(__dirname, '..', '..', 'test-results');

let made: string;

// Comparing begins with reading the word vectors, which takes a while on a busy machine.
test.describe.configure({ timeout: 180_000 });

test.beforeAll(() => {
  made = registeredHome();
});
test.afterAll(() => {
  removeHome(made);
});
test.beforeEach(({ home }) => {
  copyCase(made, home);
});

/** The middle of the first line of some words. */
async function pointIn(words: Locator): Promise<{ x: number; y: number }> {
  await words.scrollIntoViewIfNeeded();
  return words.evaluate((element) => {
    const [line] = element.getClientRects();
    if (!line) throw new Error('expected words on the page');
    return { x: line.left + Math.min(line.width / 2, 60), y: line.top + line.height / 2 };
  });
}

/** Picks up what is at a point and brings it to another, without letting go. */
async function dragTo(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 4);
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}

/** The words on which what is dragged would be let go. */
const dropped = (page: Page): Promise<string> =>
  page.evaluate(() => [...(CSS.highlights.get('drop-passage') ?? [])].map(String).join('|'));

test('selected words, and a shared passage by its number, are linked by dragging them onto another source', async ({
  app,
}) => {
  const { page } = app;
  await size(app, 1360, 860);
  await openCompare(page);
  const words = panes(page).nth(0).getByText('Regime units will be allowed');
  await words.click({ clickCount: 3 });
  const sentence = panes(page).nth(1).locator('p > span').last();
  const selection = region(page).getByRole('region', { name: 'Selection' });

  await test.step('Esc lets go, and so does a drop beside any words', async () => {
    const [from, to] = [await pointIn(words), await pointIn(sentence)];
    await dragTo(page, from, to);
    await expect(selection).toContainText('Let go to link it');
    expect((await dropped(page)).length).toBeGreaterThan(20);
    await page.keyboard.press('Escape');
    await expect(selection).not.toContainText('Let go to link it');
    await page.mouse.up();
    expect(await dropped(page)).toBe('');
    await expect(panes(page).nth(0).locator('mark[data-kind="linked"]')).toHaveCount(0);
  });

  await test.step('what is dragged and where it would go can be seen', async () => {
    const [from, to] = [await pointIn(words), await pointIn(sentence)];
    await dragTo(page, from, to);
    await expect(selection).toContainText('Let go to link it');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(RESULTS, `compare-dragging-${colorScheme}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.mouse.up();
  });
  await told(page, 'the two passages are linked');
  await expect(panes(page).nth(0).locator('mark[data-kind="linked"]')).toContainText('Regime units will be allowed');
  await expect(pair(page).getByRole('button', { name: 'Same' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('c');
  await expect(pair(page).getByRole('button', { name: 'Contradicts' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(panes(page).nth(0).locator('mark[data-kind="linked"]')).toHaveCount(0);

  // A number that is let go on its partner links the pair, as its key does.
  const number = await numberAt(page, 0, 'more than 225');
  await button(page, 0, number).focus();
  const partner = panes(page).nth(1).locator(`mark[data-pairs~="${number}"]`).first();
  await dragTo(page, await pointIn(button(page, 0, number)), await pointIn(partner));
  await expect(selection).toContainText('Let go to link it');
  await page.mouse.up();
  await told(page, `pair ${number} linked · same`);
  await expect(pair(page)).toContainText('Linked');

  // Nothing is linked with words of its own source.
  const before = await state(page).textContent();
  const own = panes(page).nth(0).locator(`mark[data-pairs~="${number}"]`).first();
  await dragTo(page, await pointIn(button(page, 0, number)), await pointIn(own));
  await expect(selection).toContainText('Drag it onto words');
  await page.mouse.up();
  await expect(selection).not.toContainText('Drag it onto words');
  await expect(state(page)).toHaveText(before ?? '');
});

test('the keys of the view and undo work while a checkbox has the keyboard, which keeps its own', async ({ page }) => {
  await openCompare(page);
  const number = await numberAt(page, 0, 'more than 225');
  await button(page, 0, number).focus();
  const box = choice(page).getByRole('checkbox', { checked: true }).first();
  await box.focus();
  await page.keyboard.press('d');
  await told(page, `pair ${number} linked`);
  await expect(box).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await told(page, /^Undone/u);
  await expect(pair(page)).toContainText('Near-verbatim');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await box.focus();
  await page.keyboard.press('Space');
  await expect(choice(page).getByRole('checkbox', { checked: true })).toHaveCount(1);
});

test('in a small window the partner comes into view, and an arrow says where it is', async ({ app }) => {
  const { page } = app;
  await size(app, 900, 600);
  await openCompare(page);
  const boxes = choice(page).getByRole('checkbox');
  for (const at of [2, 3]) await boxes.nth(at).check();
  await expect(panes(page)).toHaveCount(4);
  await page.keyboard.press('j');
  const number = await far(page);
  const [own, other] = [button(page, 0, number), panes(page).locator(`[data-pair="${number}"]`).last()];
  await own.focus();
  await expect(own).toBeInViewport({ ratio: 1 });
  await expect(own).toHaveText(`${number}↓`);
  await expect(other).toHaveText(`${number}↑`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(RESULTS, `compare-stacked-${colorScheme}.png`) });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  // There is no room for both panes: a key goes to the other side, which comes into view with its outline.
  await page.keyboard.press('o');
  await expect(other).toBeFocused();
  await expect(other).toBeInViewport({ ratio: 1 });
  await expect(other.locator('xpath=following-sibling::mark[1]')).toHaveCSS('outline-style', 'solid');
  await page.screenshot({ path: join(RESULTS, 'compare-stacked-other.png') });

  // Two panes have room: both sides are seen at once.
  for (const at of [2, 3]) await boxes.nth(at).uncheck();
  await expect(panes(page)).toHaveCount(2);
  const near = await numberAt(page, 0, 'more than 225');
  await button(page, 0, near).focus();
  await expect(button(page, 0, near)).toBeInViewport({ ratio: 1 });
  await expect(button(page, 1, near)).toBeInViewport({ ratio: 1 });

  // Beside each other an arrow is only where no line leads to the next pane.
  await size(app, 1360, 860);
  await expect(button(page, 0, near)).toHaveText(String(near));
});

/** The number of a pair of the first and the last pane. */
async function far(page: Page): Promise<number> {
  const numbersIn = (pane: Locator): Promise<string[]> =>
    pane.locator('[data-pair]').evaluateAll((all) => all.map((one) => one.getAttribute('data-pair') ?? ''));
  let number: string | undefined;
  await expect
    .poll(async () => {
      const last = new Set(await numbersIn(panes(page).last()));
      return (number = (await numbersIn(panes(page).first())).find((one) => last.has(one)));
    })
    .toBeDefined();
  return Number(number);
}
