/**
 * Importing a thousand saved pages in the real window, against the extraction library alone on the same files in the
 * same run. Meanwhile keys are pressed, and the browser's own Event Timing says how long each took until the frame that
 * shows what came of it.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from './launch';
import { nodeProgram, runAsNode } from './programs';
import { root } from './runtime';
import { savePages } from './saved-pages';

/** How many pages there are. */
export const PAGES = 1000;

/** A key is pressed this often, in milliseconds. */
const KEY_EVERY = 150;

/** What the imports took, run by run, in milliseconds and megabytes. */
export interface ImportTimes {
  readonly app: readonly number[];
  readonly library: readonly number[];
  /** How long each key took until the frame after it; those under 16 ms are not told by the browser. */
  readonly keys: readonly number[];
  readonly pressed: number;
  /** The most memory that the service had, with its workers. */
  readonly memory: number;
  readonly megabytes: number;
}

/** Imports the pages `runs` times, each in a new case, in turns with the library. */
export async function measureImport(folder: string, runs: number): Promise<ImportTimes> {
  const pages = path.join(folder, 'pages');
  const megabytes = savePages(pages, PAGES) / 1e6;
  const extract = await nodeProgram('extract-all');
  const library: number[] = [];
  const imports: Awaited<ReturnType<typeof importInWindow>>[] = [];
  for (let run = 0; run < runs; run++) {
    library.push(Number(runAsNode([extract, pages])));
    imports.push(await importInWindow(path.join(folder, String(run)), pages));
  }
  return {
    app: imports.map(({ app }) => app),
    library,
    keys: imports.flatMap(({ keys }) => keys),
    pressed: imports.reduce((sum, { pressed }) => sum + pressed, 0),
    memory: Math.max(...imports.map(({ memory }) => memory)),
    megabytes,
  };
}

async function importInWindow(
  folder: string,
  pages: string,
): Promise<{ readonly app: number } & Pick<ImportTimes, 'keys' | 'pressed' | 'memory'>> {
  mkdirSync(folder);
  const file = path.join(folder, 'Imported.sourcemark');
  const driven = await launch(root, { program: '', args: [file], home: path.join(folder, 'home') });
  const { page } = driven;
  try {
    await driven.answerOpenDialog([pages]);
    await page.evaluate(() => {
      const told: number[] = [];
      Object.assign(window, { told });
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') told.push(duration);
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });
    let memory = 0;
    let pressed = 0;
    const begun = performance.now();
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    // The head of the list of sources counts those that are committed.
    const finished = page
      .waitForFunction(
        (head) => [...document.querySelectorAll('h2')].some(({ textContent }) => textContent === head),
        `Sources · ${PAGES}`,
        { timeout: 600_000, polling: 50 },
      )
      .then(() => performance.now() - begun);
    let app: number | undefined;
    void finished.then((time) => (app = time));
    while (app === undefined) {
      await page.keyboard.press(pressed % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
      pressed++;
      memory = Math.max(memory, await driven.serviceMemory());
      await sleep(KEY_EVERY);
    }
    const keys = await page.evaluate(() => (window as unknown as { told: number[] }).told);
    return { app: await finished, keys, pressed, memory };
  } finally {
    await driven.close();
  }
}
