/**
 * Opening an article, from the request to the first frame that shows its words and marks.
 *
 * Ours: a click on the source in the running app's list, another article being open. The clock runs over the click, the
 * call to the service, reading its answer, React, TipTap, the marks and the whole window (header, inspector), and stops
 * at the start of the frame after the one in which the first blocks with all their marks were on the page.
 *
 * Plain: a window of the same size in the same Electron, with the app's style sheets, fonts and the elements around the
 * text as they are in the app, whose page holds text and marks as data already. The clock runs over making one element
 * and text node for each block and one StaticRange for each part of a mark, in one Highlight for each name that the app
 * paints with, and stops at the same kind of frame. So the app's whole way from its database is set against painting
 * alone. `flat` is the same with one Highlight for each tag, which paints a simpler picture: it is told, not compared.
 *
 * Recogito: the plain page with `@recogito/text-annotator` for the marks, given annotations with ready DOM ranges; the
 * time for making those is taken off. What stops the clock is its own event for being drawn and the frame after.
 *
 * No clock waits for other threads (raster, compositing), whose work is the same for the same picture. Every run begins
 * with the garbage of those before collected. Figures count only when the filled pixels of each tag agree within
 * TOLERANCE with those of the plain page at three depths of the article.
 */
import path from 'node:path';
import { openAppWindow, type AppWindow } from './app-window';
import type { RecogitoRenderer } from './inside/stage';
import type { LongArticle, LongCase } from './long-case';
import { difference, type Pixels } from './pixels';
import { shownArticle } from './shown';
import { openStageWindow, type Show, type StageWindow } from './stage-window';

/** Where the pictures are compared, as parts of the article. */
const DEPTHS = [0.02, 0.5, 0.95] as const;

/** The renderers that `@recogito/text-annotator` 4 has; the canvas of version 3 is gone. */
export const RECOGITO = ['SPANS', 'CSS_HIGHLIGHTS'] as const satisfies readonly RecogitoRenderer[];

/** The pictures of an article at one depth. */
export interface Depth {
  readonly part: number;
  readonly app: Pixels;
  readonly plain: Pixels;
  /** The greatest difference of one tag between the app and the plain page. */
  readonly difference: number;
  /** The coloured pixels of each Recogito renderer, as parts of the plain page's: its marks have no lines. */
  readonly recogito: Partial<Record<RecogitoRenderer, number>>;
}

/** What opening one article took, in milliseconds, run by run. */
export interface OpeningTimes {
  readonly app: readonly number[];
  /** The same runs without the time until the window had the service's answer. */
  readonly withoutCall: readonly number[];
  readonly plain: readonly number[];
  readonly flat: readonly number[];
  /** Empty where Recogito was not asked for. */
  readonly recogito: Readonly<Record<RecogitoRenderer, readonly number[]>>;
  readonly depths: readonly Depth[];
}

/** How to measure. `folder` is for the apps of the stage. */
export interface OpeningOptions {
  readonly runs: number;
  readonly folder: string;
  readonly withRecogito: boolean;
}

/** Measures openings of an article in each way, in turns, after one of each that does not count. */
export async function measureOpening(
  longCase: LongCase,
  article: LongArticle,
  { runs, folder, withRecogito }: OpeningOptions,
): Promise<OpeningTimes> {
  const windows: { close(): Promise<void> }[] = [];
  const kept = async <W extends (typeof windows)[number]>(opening: Promise<W>): Promise<W> => {
    const window = await opening;
    windows.push(window);
    return window;
  };
  try {
    const app = await kept(openAppWindow(longCase));
    const stage = await kept(openStageWindow(path.join(folder, 'plain')));
    const peer = await kept(openStageWindow(path.join(folder, 'recogito')));
    const show = await whatToShow(app, article, longCase.small);
    const times = {
      app: [] as number[],
      withoutCall: [] as number[],
      plain: [] as number[],
      flat: [] as number[],
      recogito: { SPANS: [] as number[], CSS_HIGHLIGHTS: [] as number[] },
    };
    for (let run = 0; run <= runs; run++) {
      await app.open(longCase.small);
      const { all, call } = await app.open(article);
      const plain = await stage.showPlain(show, 'layered');
      const flat = await stage.showPlain(show, 'flat');
      for (const renderer of withRecogito ? RECOGITO : []) {
        const time = await peer.showRecogito(show, renderer);
        if (run > 0) times.recogito[renderer].push(time);
      }
      if (run === 0) continue;
      times.app.push(all);
      times.withoutCall.push(all - call);
      times.plain.push(plain);
      times.flat.push(flat);
    }
    return { ...times, depths: await comparePictures({ app, stage, peer: withRecogito ? peer : undefined }, show) };
  } finally {
    await Promise.allSettled(windows.map((window) => window.close()));
  }
}

async function whatToShow(app: AppWindow, article: LongArticle, small: LongArticle): Promise<Show> {
  await app.open(small);
  const shownSmall = shownArticle(small, (await app.frame()).shells);
  await app.open(article);
  const { surroundings, shells } = await app.frame();
  return { surroundings, article: shownArticle(article, shells), small: shownSmall };
}

interface Windows {
  readonly app: AppWindow;
  readonly stage: StageWindow;
  readonly peer: StageWindow | undefined;
}

/** Looks at the article in all windows; in the app it is open already. */
async function comparePictures({ app, stage, peer }: Windows, show: Show): Promise<Depth[]> {
  const palette = await app.palette();
  const blockAt = (part: number): number => Math.floor(part * show.article.blocks.length);
  const pictures: (Depth & { recogito: Partial<Record<RecogitoRenderer, number>> })[] = [];
  await stage.showPlain(show, 'layered');
  for (const part of DEPTHS) {
    const ours = await app.pixelsFrom(blockAt(part), palette);
    const plain = await stage.pixelsFrom(blockAt(part), palette);
    pictures.push({ part, app: ours, plain, difference: difference(ours, plain), recogito: {} });
  }
  for (const renderer of peer ? RECOGITO : []) {
    await peer?.showRecogito(show, renderer);
    for (const { part, plain, recogito } of pictures) {
      const seen = await peer?.pixelsFrom(blockAt(part), palette);
      if (seen) recogito[renderer] = seen.coloured / plain.coloured;
    }
  }
  return pictures;
}
