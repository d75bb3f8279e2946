/** The real app, with a case open and a probe in its page. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tag } from '../../domain/tags';
import type { FirstSight, Marking, Opening } from './inside/app-probe';
import type { Shell, Surroundings } from './inside/shown-article';
import { launch, type Driven } from './launch';
import type { LongArticle, LongCase } from './long-case';
import { countPixels, type Pixels, type Palette } from './pixels';
import { pageProgram } from './programs';
import { root } from './runtime';
import { firstSight } from './shown';

/** A person takes longer between selecting and pressing a key. Milliseconds. */
const SETTLED = 300;

/** A window of the app. */
export interface AppWindow extends Driven {
  /** Opens an article by a click in the list of sources. */
  open(article: LongArticle): Promise<Opening>;
  /** Selects words at the beginning of a block of the open article and presses the key that marks them as a claim. */
  mark(block: number): Promise<Marking>;
  /** How long the frames of the window are when nothing happens, in milliseconds. */
  frames(): Promise<readonly number[]>;
  /** What stands around the text of the open article, and its blocks without their words. */
  frame(): Promise<{ readonly surroundings: Surroundings; readonly shells: readonly Shell[] }>;
  /** The colours that marks are filled with. */
  palette(): Promise<Palette>;
  /** Counts the pixels of marks in the open article from a block on. */
  pixelsFrom(block: number, palette: Palette): Promise<Pixels>;
}

/** Opens the case in the app. */
export async function openAppWindow({ file, home }: LongCase): Promise<AppWindow> {
  const program = await pageProgram('app-probe');
  const driven = await launch(root, { program, early: true, args: [file], home });
  const { page } = driven;
  await page.waitForSelector('[aria-label="Article"] .ProseMirror');
  return {
    ...driven,
    async open(article) {
      const asked: readonly [string, FirstSight] = [article.headline, firstSight(article)];
      await driven.collect();
      return there(await page.evaluate(([headline, sight]) => window.probe?.open(headline, sight), asked));
    },
    async mark(block) {
      await page.evaluate((number) => window.probe?.scrollTo(number), block);
      await page.evaluate((number) => window.probe?.select(number), block);
      await driven.collect();
      // What selecting brings about, such as the toolbar, is over by then.
      await sleep(SETTLED);
      await page.evaluate((number) => window.probe?.watchKey(number), block);
      await page.keyboard.press('c');
      return there(await page.evaluate(() => window.probe?.marked()));
    },
    frames: async () => there(await page.evaluate(() => window.probe?.frames())),
    async frame() {
      const surroundings = there(await page.evaluate(() => window.probe?.surroundings()));
      return { surroundings, shells: there(await page.evaluate(() => window.probe?.blocks())) };
    },
    async palette() {
      const fills = async (tag: Tag) => there(await page.evaluate((name) => window.probe?.fills(name), tag));
      return { claim: await fills('claim'), actor: await fills('actor'), place: await fills('place') };
    },
    async pixelsFrom(block, palette) {
      const box = there(await page.evaluate((number) => window.probe?.scrollTo(number), block));
      return countPixels(page, box, palette);
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected the probe in the page of the app');
  return value;
}
