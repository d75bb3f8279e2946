/**
 * Suggestions for articles of a thousand words in the real window, from the frame that shows the article until the one
 * that shows its suggestions, against compromise alone on the same texts in the same run. Each article is opened once,
 * since what was read in a text is remembered. Meanwhile the frames of the window are counted.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { launch } from './launch';
import { longText } from './long-text';
import { asNode, nodeProgram, runAsNode } from './programs';
import { sequence } from './random';
import { built, root } from './runtime';

const WORDS = 1000;

/** Frames that are watched after the suggestions have come. */
const FRAMES_AFTER = 20;

/** A frame that takes longer than this was preceded by one that was left out, in milliseconds. */
const LONG_FRAME = 34;

/** What suggestions took, article by article, in milliseconds. */
export interface SuggestTimes {
  /** Without the first, for which the recogniser had to be loaded. */
  readonly app: readonly number[];
  readonly first: number;
  readonly compromise: readonly number[];
  readonly firstOfCompromise: number;
  readonly suggestions: readonly number[];
  /** Between frames while suggestions were worked out and came. */
  readonly frames: readonly number[];
  readonly long: number;
}

const shown = z.object({ time: z.number(), count: z.number(), frames: z.array(z.number()) });

/** Opens `runs` articles and one before them. */
export async function measureSuggesting(folder: string, runs: number): Promise<SuggestTimes> {
  mkdirSync(folder, { recursive: true });
  const samples = readdirSync(path.join(root, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(root, 'seeds', name), 'utf8'));
  const articles = Array.from({ length: runs + 1 }, (_, n) => {
    const headline = `Article number ${n + 11}`;
    const file = path.join(folder, `${headline}.txt`);
    writeFileSync(file, longText(headline, WORDS, samples, sequence(n + 1)));
    return { headline, file };
  });
  const files = articles.map(({ file }) => file);
  const casePath = path.join(folder, 'Suggested.sourcemark');
  const home = path.join(folder, 'home');
  const blank = path.join(folder, 'Blank.txt');
  writeFileSync(blank, 'Blank\n\nnothing here');
  // The one that is open at first is the last that was added.
  runAsNode([built('cli.cjs'), 'import', ...files, '--case', casePath], { ...asNode(), SOURCEMARK_HOME: home });
  runAsNode([built('cli.cjs'), 'import', blank, '--case', casePath], { ...asNode(), SOURCEMARK_HOME: home });

  const [firstOfCompromise = 0, ...compromise] = z
    .array(z.number())
    .parse(JSON.parse(runAsNode([await nodeProgram('compromise-all'), ...files])));
  const driven = await launch(root, { program: '', args: [casePath], home });
  const { page } = driven;
  try {
    await page.waitForSelector('[aria-label="Article"] .ProseMirror');
    const opened: z.infer<typeof shown>[] = [];
    for (const { headline } of articles) {
      await driven.collect();
      opened.push(shown.parse(await page.evaluate(openAndWatch, { headline, after: FRAMES_AFTER })));
    }
    const [first, ...others] = opened;
    const frames = others.flatMap((one) => one.frames);
    return {
      app: others.map(({ time }) => time),
      first: first?.time ?? 0,
      compromise,
      firstOfCompromise,
      suggestions: others.map(({ count }) => count),
      frames,
      long: frames.filter((time) => time > LONG_FRAME).length,
    };
  } finally {
    await driven.close();
  }
}

/** Runs in the page: opens the article and counts frames until its suggestions have been there for a while. */
async function openAndWatch({ headline, after }: { headline: string; after: number }): Promise<unknown> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const item = [...document.querySelectorAll('[aria-label="Sources"] li')].find(({ textContent }) =>
    textContent.includes(headline),
  );
  if (!item) throw new Error(`${headline} is not in sight`);
  item.querySelector('button')?.click();
  const title = (): string => document.querySelector('[aria-label="Article"] h1')?.textContent ?? '';
  while (title() !== headline) await frame();
  const begun = await frame();
  const frames: number[] = [];
  let last = begun;
  let [time, count, left] = [0, 0, after];
  while (left > 0) {
    const now = await frame();
    frames.push(now - last);
    last = now;
    if (time > 0) left--;
    const tab = [...document.querySelectorAll('[role="tab"]')].find(({ textContent }) =>
      /^Suggestions · \d/u.test(textContent),
    );
    const painted = [...CSS.highlights].some(([name, { size }]) => name.startsWith('suggestion') && size > 0);
    if (time === 0 && tab && painted) {
      time = now - begun;
      count = Number(/\d+/u.exec(tab.textContent)?.[0]);
    }
    if (now - begun > 60_000) throw new Error(`no suggestions for ${headline}`);
  }
  return { time, count, frames };
}
