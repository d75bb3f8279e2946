/**
 * The matrix of claims, against the grid that the virtual-list library has as its own example, in the same Electron and the
 * same run, in turns.
 *
 * Ours: a case whose sources are compared no more (comparing is stopped, since it takes the other core for as long as it
 * goes on). First paint is from the key that shows Claims to the frame after the first cell; the very first, for which the
 * statements are read and the view's code is loaded, is told apart. Theirs: as many rows and columns, each as high and as
 * wide as ours, in a scroller of the same size, in a window that does nothing else; a key has it drawn.
 *
 * Both are scrolled by the wheel with the same events. What a frame took is told twice: from one frame to the next, which is
 * never less than the screen's own rhythm, and what the page itself did from the scroll event until it had painted.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { writeStageApp } from './compared-apps';
import type { ScrollFrames } from './inside/grid-probe';
import type { GridSizes } from './inside/library-grid';
import { launch, type Driven } from './launch';
import { makeMatrixCase, type MatrixSize } from './matrix-case';
import { pageProgram } from './programs';
import { root } from './runtime';

/** The events of the wheel in one run, and how far each goes in CSS pixels. */
const EVENTS = 90;
const STEP = 120;

/** How long one event waits for the one before, in milliseconds: about as fast as a wheel is turned. */
const PAUSE = 12;

/** What each took, in milliseconds. */
interface GridTimes {
  /** From the key to the first painted cells, run by run. */
  readonly shown: readonly number[];
  /** Of all runs together, down and across. */
  readonly down: ScrollFrames;
  readonly across: ScrollFrames;
}

/** What was measured of the two. */
export interface MatrixTimes {
  readonly ours: GridTimes;
  readonly theirs: GridTimes;
  /** The first time that the view was shown in its window. */
  readonly first: number;
  /** Cells on the page, ours and theirs. */
  readonly cells: readonly [number, number];
}

const OURS = { cell: '[role="grid"] [role="gridcell"]', scroller: '[role="grid"]' } as const;
const THEIRS = { cell: '[data-cell]', scroller: '[data-grid]' } as const;

/** Measures `runs` of each in turns, after one of each that does not count. */
export async function measureMatrix(folder: string, size: MatrixSize, runs: number): Promise<MatrixTimes> {
  const file = await makeMatrixCase(folder, size);
  const program = await pageProgram('grid-probe');
  const app = await launch(root, { program, args: [file], home: path.join(folder, 'home') });
  try {
    await app.page.waitForSelector('[aria-label="Article"] .ProseMirror');
    const first = await shown(app, OURS.cell, 'ControlOrMeta+3');
    await stopComparing(app.page);
    const grid = await gridSizes(app.page, size);
    const stage = path.join(folder, 'library');
    mkdirSync(stage, { recursive: true });
    const peer = await launch(writeStageApp(stage), { program: await pageProgram('library-grid') });
    try {
      await peer.page.evaluate((sizes) => window.libraryGrid?.load(sizes), grid);
      const [ours, theirs] = [gathered(), gathered()];
      let cells: readonly [number, number] = [0, 0];
      for (let run = -1; run < runs; run++) {
        await app.page.bringToFront();
        await app.page.keyboard.press('ControlOrMeta+1');
        await app.page.waitForSelector(OURS.scroller, { state: 'detached' });
        const one = await measured(app, OURS, 'ControlOrMeta+3');
        await peer.page.bringToFront();
        await peer.page.evaluate(() => window.libraryGrid?.hide());
        const other = await measured(peer, THEIRS, 'Enter');
        cells = [one.cells, other.cells];
        if (run < 0) continue;
        ours.add(one);
        theirs.add(other);
      }
      return { ours: ours.times(), theirs: theirs.times(), first, cells };
    } finally {
      await peer.close();
    }
  } finally {
    await app.close();
  }
}

interface OneRun {
  readonly shown: number;
  readonly cells: number;
  readonly down: ScrollFrames;
  readonly across: ScrollFrames;
}

async function measured(driven: Driven, { cell, scroller }: typeof OURS | typeof THEIRS, key: string): Promise<OneRun> {
  const time = await shown(driven, cell, key);
  await sleep(500);
  const cells = await driven.page.locator(cell).count();
  const down = await scrolled(driven, scroller, [0, STEP]);
  const across = await scrolled(driven, scroller, [STEP, 0]);
  return { shown: time, cells, down, across };
}

async function shown({ page, collect }: Driven, cell: string, key: string): Promise<number> {
  await collect();
  await page.evaluate((selector) => window.gridProbe?.watchKey(selector), cell);
  await page.keyboard.press(key);
  return there(await page.evaluate(() => window.gridProbe?.shown()));
}

async function scrolled(
  { page, collect }: Driven,
  scroller: string,
  [x, y]: readonly [number, number],
): Promise<ScrollFrames> {
  const box = await page.locator(scroller).boundingBox();
  if (!box) throw new Error('expected the grid in view');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await collect();
  await page.evaluate((selector) => window.gridProbe?.watchScroll(selector), scroller);
  for (let event = 0; event < EVENTS; event++) {
    await page.mouse.wheel(x, y);
    await sleep(PAUSE);
  }
  await sleep(200);
  return there(await page.evaluate(() => window.gridProbe?.scrolled()));
}

/** Comparing is not what is measured. */
async function stopComparing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop', exact: true }).click({ timeout: 60_000 });
  await page.getByText('Stopped: what was found so far is listed.').waitFor({ timeout: 60_000 });
  await sleep(1000);
}

/** The size of our grid, and the heights of the rows that are on the page, over and over. */
async function gridSizes(page: Page, { sources, statements }: MatrixSize): Promise<GridSizes> {
  const seen = await page.locator(OURS.scroller).evaluate((grid) => ({
    width: grid.clientWidth,
    height: grid.clientHeight,
    rows: [...grid.querySelectorAll('[role="row"]:not(:first-child)')].map((row) => row.getBoundingClientRect().height),
    column: grid.querySelector('[role="gridcell"]')?.getBoundingClientRect().width ?? 0,
  }));
  return {
    ...{ width: seen.width, height: seen.height },
    rows: Array.from({ length: statements }, (_, row) => seen.rows[row % seen.rows.length] ?? 0),
    columns: Array.from({ length: sources }, () => seen.column),
  };
}

function gathered(): { add(run: OneRun): void; times(): GridTimes } {
  const all: OneRun[] = [];
  const joined = (which: 'down' | 'across'): ScrollFrames => ({
    frames: all.flatMap((run) => run[which].frames),
    work: all.flatMap((run) => run[which].work),
    distance: all.reduce((sum, run) => sum + run[which].distance, 0),
  });
  return {
    add: (run) => void all.push(run),
    times: () => ({ shown: all.map((run) => run.shown), down: joined('down'), across: joined('across') }),
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected the probe in the page');
  return value;
}
