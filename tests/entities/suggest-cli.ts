/** What `sourcemark cli suggest` prints: texts put into a case of their own, one process for each command, as a person runs it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runCli, type CliPlace, type CliRun } from '../support/cli';

/** A proposal as the command prints it; UTF-16 code units. */
export interface Printed {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly tag: 'actor' | 'place';
  readonly type: string;
  readonly score: number;
  readonly why: string;
}

const printed = z.object({
  start: z.number(),
  end: z.number(),
  exact: z.string(),
  tag: z.enum(['actor', 'place', 'claim']),
  type: z.string(),
  score: z.number(),
  why: z.string(),
});

const imported = z.object({ source: z.string() });

/**
 * Imports files and answers for each the actors and places that are proposed for it, in text order. Throws when a
 * command fails. `executable` is the Electron that runs the command line of the checkout `root`.
 */
export function suggestByCli(root: string, executable: string, files: readonly string[]): Printed[][] {
  const home = mkdtempSync(join(tmpdir(), 'sourcemark-entities-'));
  try {
    const place: CliPlace = { executable, root, home, casePath: join(home, 'Case.sourcemark') };
    const must = (run: CliRun): CliRun => {
      if (run.status !== 0) throw new Error(`The command line failed: ${run.stderr}`);
      return run;
    };
    const sources = must(runCli(place, ['import', ...files])).lines.map((line) => imported.parse(line).source);
    if (sources.length !== files.length) throw new Error(`${sources.length} of ${files.length} texts were imported.`);
    return sources.map((source) => {
      return must(runCli(place, ['suggest', source]))
        .lines.map((one) => printed.parse(one))
        .filter((one): one is z.infer<typeof printed> & Printed => one.tag !== 'claim')
        .sort((a, b) => a.start - b.start);
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Writes texts to files, has them suggested for, and takes the files away. */
export function suggestForTexts(root: string, executable: string, texts: readonly string[]): Printed[][] {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-texts-'));
  try {
    const files = texts.map((text, index) => {
      const under = join(folder, String(index));
      mkdirSync(under);
      const file = join(under, 'text.txt');
      writeFileSync(file, text);
      return file;
    });
    return suggestByCli(root, executable, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
