/**
 * `npm run bench [-- start|mark|open|import|suggest|match|matrix|reanchor|search|export]`: ratios measured in one run, each against a floor or a peer that takes its turns
 * with the app, as medians of RUNS runs. Nothing is asserted: times of a shared machine say little, their ratios more.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureStart } from './cold-start';
import { percentile, runsOf, type Runs } from './figures';
import { makeLongCase, type LongArticle, type LongCase } from './long-case';
import { measureImport, PAGES } from './importing';
import { benchExporting } from './exporting';
import { benchMatching } from './matching';
import { measureMatrix } from './claims-matrix';
import { measureMark } from './one-mark';
import { measureOpening, RECOGITO, type Depth } from './opening';
import { TOLERANCE } from './pixels';
import { printReanchorTable } from './reanchor-table';
import { runtime } from './runtime';
import { benchSearching } from './searching';
import { measureSuggesting } from './suggesting';

/** Runs of each thing that count. */
const RUNS = 7;

/** Articles that are suggested for: more, since they differ; all of them are in sight in the list of sources. */
const ARTICLES = 11;

/** Imports of a thousand pages that count. */
const IMPORTS = 3;

/** A line of the table. `aim` is the greatest ratio that meets it. */
interface Line {
  readonly what: string;
  readonly ours: Runs;
  readonly peer: string;
  readonly theirs: Runs;
  readonly aim?: number;
  /** Why the figure does not count, if it does not. */
  readonly invalid?: string | undefined;
}

const parts = [
  'start',
  'mark',
  'open',
  'import',
  'suggest',
  'match',
  'matrix',
  'reanchor',
  'search',
  'export',
] as const;
type Part = (typeof parts)[number];

const asked = process.argv.slice(2);
const wrong = asked.filter((name) => !(parts as readonly string[]).includes(name));
if (wrong.length > 0) {
  console.error(`There is no benchmark ${wrong.join(', ')}: choose from ${parts.join(', ')}.`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'sourcemark-bench-'));
const lines: Line[] = [];
try {
  const wants = (part: Part): boolean => asked.length === 0 || asked.includes(part);
  const inside = (name: string): string => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  if (wants('reanchor')) printReanchorTable(process.cwd());
  if (wants('start')) await benchStart(inside('start'));
  if (wants('mark') || wants('open')) {
    console.log('Making the long articles …');
    const longCase = await makeLongCase(inside('case'));
    if (wants('mark')) await benchMark(longCase, inside('mark'));
    if (wants('open')) {
      await benchOpening(longCase, longCase.long, inside('long'), 1.9, undefined);
      await benchOpening(longCase, longCase.longest, inside('longest'), 1.3, 0.6);
    }
  }
  if (wants('import')) await benchImport(inside('import'));
  if (wants('suggest')) await benchSuggest(inside('suggest'));
  if (wants('match')) {
    console.log('Matching …');
    await benchMatching();
  }
  if (wants('search')) {
    console.log('Searching …');
    await benchSearching();
  }
  if (wants('export')) {
    console.log('Exporting …');
    await benchExporting();
  }
  if (wants('matrix')) await benchMatrix(inside('matrix'));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
if (lines.length > 0) printTable();

async function benchStart(where: string): Promise<void> {
  console.log('Cold starts …');
  const { app, empty } = await measureStart(RUNS, where);
  lines.push({
    what: 'cold start to first article',
    ours: runsOf(app),
    peer: 'empty Electron window',
    theirs: runsOf(empty),
    aim: 1.6,
  });
}

async function benchImport(where: string): Promise<void> {
  console.log(`Importing ${PAGES.toLocaleString('en')} pages …`);
  const { app, library, keys, pressed, memory, megabytes } = await measureImport(where, IMPORTS);
  const [ours, theirs] = [runsOf(app), runsOf(library)];
  const share = theirs.median / ours.median;
  console.log(
    `  ${megabytes.toFixed(0)} MB: ${((PAGES * 1000) / ours.median).toFixed(1)} files a second, ${share.toFixed(2)} of the extraction library alone (aim 0.5: ${share >= 0.5 ? 'met' : 'not met'})`,
  );
  const longest = Math.max(16, ...keys);
  console.log(
    `  ${pressed} keys meanwhile: the longest ${longest.toFixed(0)} ms until its frame, ${keys.filter((time) => time > 100).length} over 100 ms; the service had at most ${memory.toFixed(0)} MB`,
  );
  lines.push({
    what: `importing ${PAGES.toLocaleString('en')} pages`,
    ours,
    peer: 'Readability + linkedom alone',
    theirs,
    aim: 2,
  });
}

async function benchSuggest(where: string): Promise<void> {
  console.log('Suggesting …');
  const { app, first, compromise, firstOfCompromise, suggestions, frames, long } = await measureSuggesting(
    where,
    ARTICLES,
  );
  const ours = runsOf(app);
  console.log(
    `  ${Math.min(...suggestions)} to ${Math.max(...suggestions)} suggestions in each article; the first article ${first.toFixed(0)} ms, compromise ${firstOfCompromise.toFixed(0)} ms with its start`,
  );
  console.log(
    `  slowest after the first ${ours.most.toFixed(0)} ms (aim 300: ${ours.most <= 300 ? 'met' : 'not met'}); ${frames.length} frames meanwhile, the longest ${Math.max(...frames).toFixed(0)} ms, ${long} over 34 ms`,
  );
  lines.push({
    what: 'suggestions for 1,000 words, after opening',
    ours,
    peer: 'compromise alone',
    theirs: runsOf(compromise),
    aim: 1.5,
  });
}

async function benchMatrix(where: string): Promise<void> {
  const size = { sources: 200, statements: 2000 };
  const words = `${size.statements.toLocaleString('en')} statements, ${size.sources} sources`;
  console.log(`The matrix of ${words} …`);
  const { ours, theirs, first, cells } = await measureMatrix(where, size, RUNS);
  const peer = 'the library’s example grid';
  console.log(`  first shown in its window after ${first.toFixed(0)} ms; cells on the page ${cells.join(', theirs ')}`);
  lines.push({
    what: `first paint of ${words}`,
    ours: runsOf(ours.shown),
    peer,
    theirs: runsOf(theirs.shown),
  });
  for (const way of ['down', 'across'] as const) {
    const [one, other] = [ours[way], theirs[way]];
    console.log(`  scrolled ${way} ${one.distance.toFixed(0)} px, theirs ${other.distance.toFixed(0)} px`);
    for (const [what, times, peers] of [
      ['from frame to frame', one.frames, other.frames],
      ['work in a frame', one.work, other.work],
    ] as const) {
      const [mine, its] = [percentile(times, 0.95), percentile(peers, 0.95)];
      console.log(
        `    ${what}, 95th percentile: ${mine.toFixed(1)} ms, theirs ${its.toFixed(1)} ms, ratio ${(mine / its).toFixed(2)} (${times.length} and ${peers.length} frames)`,
      );
      lines.push({ what: `  scrolling ${way}, ${what}`, ours: runsOf(times), peer, theirs: runsOf(peers) });
    }
  }
}

async function benchMark(longCase: LongCase, where: string): Promise<void> {
  console.log('Marking …');
  const { app, painted, committed, insert, frame } = await measureMark(longCase, RUNS, where);
  const floor = runsOf(insert.map((time) => time + frame));
  lines.push(
    { what: 'one mark, painted and committed', ours: runsOf(app), peer: 'bare insert and a frame', theirs: floor },
    { what: '  of it: painted', ours: runsOf(painted), peer: 'a frame', theirs: runsOf([frame]) },
    { what: '  of it: committed', ours: runsOf(committed), peer: 'bare insert', theirs: runsOf(insert) },
  );
}

async function benchOpening(
  longCase: LongCase,
  article: LongArticle,
  where: string,
  aim: number,
  recogitoAim: number | undefined,
): Promise<void> {
  const size = `${article.words.toLocaleString('en')} words, ${article.marks.length.toLocaleString('en')} marks`;
  console.log(`Opening ${size} …`);
  const times = await measureOpening(longCase, article, {
    runs: RUNS,
    folder: where,
    withRecogito: recogitoAim !== undefined,
  });
  const invalid = printPictures(times.depths);
  const plain = runsOf(times.plain);
  const ours = runsOf(times.app);
  const peer = 'plain paragraphs';
  lines.push(
    { what: `opening ${size}`, ours, peer, theirs: plain, aim, invalid },
    { what: '  without the call to the service', ours: runsOf(times.withoutCall), peer, theirs: plain, invalid },
    { what: '  against a simpler picture', ours, peer: 'one highlight for each tag', theirs: runsOf(times.flat) },
  );
  if (recogitoAim === undefined) return;
  const renderers = RECOGITO.map((name) => ({ name, runs: runsOf(times.recogito[name]) }));
  const [best] = renderers.sort((a, b) => a.runs.median - b.runs.median);
  if (best === undefined) return;
  const recogito = `Recogito ${best.name}, ready ranges`;
  lines.push({ what: '  the whole of it', ours, peer: recogito, theirs: best.runs, aim: recogitoAim, invalid });
}

/** Prints how the pictures compare. Answers why a figure does not count, or undefined when it does. */
function printPictures(depths: readonly Depth[]): string | undefined {
  for (const { part, app, plain, difference, recogito } of depths) {
    const others = Object.entries(recogito).map(([name, share]) => `${name} ${percent(share)} of the coloured pixels`);
    console.log(
      `  at ${percent(part)}: ${app.coloured} coloured pixels, plain ${plain.coloured}, by tag at most ${percent(difference)} apart` +
        (others.length > 0 ? `; ${others.join(', ')}` : ''),
    );
  }
  const worst = Math.max(...depths.map(({ difference }) => difference));
  if (depths.some(({ plain }) => plain.coloured === 0)) return 'nothing was painted';
  return worst <= TOLERANCE ? undefined : `pixels differ by ${percent(worst)}`;
}

function printTable(): void {
  const [processor] = os.cpus();
  console.log(
    `\nElectron ${runtime.electron} (${runtime.origin}), ${os.cpus().length} × ${processor?.model.trim() ?? 'processor'}, ${os.platform()}; medians of ${RUNS} runs in turns, ms [least–most]\n`,
  );
  const rows = lines.map(({ what, ours, peer, theirs, aim, invalid }) => {
    const ratio = ours.median / theirs.median;
    // Other work on the machine only ever adds to a time: the fastest runs say what it did to the medians.
    const fastest = ours.least / theirs.least;
    const verdict = aim === undefined ? '' : ratio <= aim ? `aim ${aim}: met` : `aim ${aim}: not met`;
    const last = invalid ? `INVALID: ${invalid}` : verdict;
    return [what, shown(ours), peer, shown(theirs), ratio.toFixed(2), fastest.toFixed(2), last];
  });
  const table = [['', 'Sourcemark', 'against', '', 'ratio', 'fastest', ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function shown({ median, least, most }: Runs): string {
  const digits = median < 20 ? 1 : 0;
  return `${median.toFixed(digits)} [${least.toFixed(digits)}–${most.toFixed(digits)}]`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
