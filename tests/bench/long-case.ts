/**
 * The case that is measured: the two long articles and a short one, imported through the command line and marked by
 * the app's own commands. Each article's blocks and marks are read back through the command line, so that what the app
 * is compared with shows exactly what is in the case.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { TAGS } from '../../domain/tags';
import { BLOCK_KINDS } from '../../domain/text';
import { longMarks, type MarkDraft } from './long-marks';
import { longText } from './long-text';
import { asNode, nodeProgram, runAsNode } from './programs';
import { sequence } from './random';
import { built, root } from './runtime';

/** An article of the case. Offsets are UTF-16 code units of `content`; marks are in text order. */
export interface LongArticle {
  readonly headline: string;
  readonly words: number;
  readonly source: string;
  readonly content: string;
  readonly blocks: z.infer<typeof text>['blocks'];
  readonly marks: readonly z.infer<typeof annotation>[];
}

/** The case and its articles; `small` is there to be open while another is not. */
export interface LongCase {
  readonly file: string;
  /** The home folder of the installation that opens it. */
  readonly home: string;
  readonly small: LongArticle;
  readonly long: LongArticle;
  readonly longest: LongArticle;
}

const outcome = z.object({ source: z.string() });
const text = z.object({
  text: z.string(),
  blocks: z.array(z.object({ kind: z.enum(BLOCK_KINDS), start: z.number(), end: z.number() })),
});
const annotation = z.object({
  annotation: z.string(),
  start: z.number(),
  end: z.number(),
  exact: z.string(),
  tag: z.enum(TAGS),
  createdAt: z.string(),
});

/** Makes the case in `folder`. */
export async function makeLongCase(folder: string): Promise<LongCase> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'Long articles.sourcemark');
  const home = path.join(folder, 'home');
  const cli = (...args: string[]): string =>
    runAsNode([built('cli.cjs'), ...args, '--case', file, '--json'], { ...asNode(), SOURCEMARK_HOME: home });
  const samples = readdirSync(path.join(root, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(root, 'seeds', name), 'utf8'));

  const drafts: Record<string, MarkDraft[]> = {};
  const bring = (headline: string, words: number, marks: number): Omit<LongArticle, 'marks'> => {
    const from = path.join(folder, `${headline}.txt`);
    writeFileSync(from, longText(headline, words, samples, sequence(words)));
    const { source } = outcome.parse(JSON.parse(cli('import', from)));
    const { text: content, blocks } = text.parse(JSON.parse(cli('text', source)));
    drafts[source] = longMarks(content, blocks, marks, sequence(marks));
    return { headline, words, source, content, blocks };
  };
  const articles = [
    bring('Four hundred words', 400, 40),
    bring('Ten thousand words', 10_000, 1_000),
    bring('A hundred thousand words', 100_000, 10_000),
  ];
  const list = path.join(folder, 'marks.json');
  writeFileSync(list, JSON.stringify(drafts));
  runAsNode([await nodeProgram('annotate-all'), file, list]);

  const [small, long, longest] = articles.map((article): LongArticle => {
    const lines = cli('annotations', '--source', article.source).trimEnd().split('\n');
    return { ...article, marks: lines.map((line) => annotation.parse(JSON.parse(line))) };
  });
  if (!small || !long || !longest) throw new Error('expected three articles');
  return { file, home, small, long, longest };
}
