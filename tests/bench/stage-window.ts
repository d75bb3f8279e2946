/** The stage: a window that shows an article by other means than the app does. */
import type { ShownArticle, Surroundings } from './inside/shown-article';
import type { RecogitoRenderer } from './inside/stage';
import { launch, type Driven } from './launch';
import { countPixels, type Pixels, type Palette } from './pixels';
import { pageProgram } from './programs';
import { writeStageApp } from './compared-apps';

/** What a stage shows; `small` is shown first, as another article is open in the app before the one that is measured. */
export interface Show {
  readonly surroundings: Surroundings;
  readonly article: ShownArticle;
  readonly small: ShownArticle;
}

/** A window of the stage. Times are milliseconds. */
export interface StageWindow extends Driven {
  showPlain(show: Show, way: 'layered' | 'flat'): Promise<number>;
  /** Starts from a page that is loaded anew: annotators leave listeners behind, which would draw over the next one. */
  showRecogito(show: Show, renderer: RecogitoRenderer): Promise<number>;
  /** Counts the pixels of marks in what is shown from a block on. */
  pixelsFrom(block: number, palette: Palette): Promise<Pixels>;
}

/** Opens a stage, whose app is written to `folder`. */
export async function openStageWindow(folder: string): Promise<StageWindow> {
  const driven = await launch(writeStageApp(folder), { program: await pageProgram('stage') });
  const { page } = driven;
  let isSetUp = false;
  const load = (article: ShownArticle): Promise<void> => page.evaluate((given) => window.stage?.load(given), article);
  const showAfter = async (
    show: Show,
    way: (article: ShownArticle) => Promise<number | undefined>,
  ): Promise<number> => {
    if (!isSetUp) await page.evaluate((around) => window.stage?.setUp(around), show.surroundings);
    isSetUp = true;
    await page.evaluate(() => window.stage?.clear());
    await load(show.small);
    await way(show.small);
    await page.evaluate(() => window.stage?.clear());
    await load(show.article);
    await driven.collect();
    return there(await way(show.article));
  };
  return {
    ...driven,
    showPlain: (show, way) => showAfter(show, () => page.evaluate((how) => window.stage?.showPlain(how), way)),
    async showRecogito(show, renderer) {
      await driven.reload();
      isSetUp = false;
      return showAfter(show, () => page.evaluate((how) => window.stage?.showRecogito(how), renderer));
    },
    async pixelsFrom(block, palette) {
      return countPixels(page, there(await page.evaluate((number) => window.stage?.scrollTo(number), block)), palette);
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected the program of the stage in its page');
  return value;
}
