/** Marks every quote of some texts through the command line and compares what the export says with what was listed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, type CliPlace } from './cli';
import type { QuotedText } from './shared-data';

/** What went wrong, as sentences, and how many quotes were marked. */
export interface RoundTrip {
  readonly marked: number;
  readonly problems: readonly string[];
}

/** Imports the texts as files in `folder`, marks each quote by its offsets and again by its words, and exports. */
export function quotesRoundTrip(place: CliPlace, folder: string, texts: readonly QuotedText[]): RoundTrip {
  const problems: string[] = [];
  const expected = new Map<string, { readonly id: string; readonly exact: string; readonly cp: readonly number[] }>();
  mkdirSync(folder, { recursive: true });
  for (const { id, text } of texts) writeFileSync(join(folder, `${id}.txt`), text);
  const imported = runCli(place, ['import', ...texts.map(({ id }) => join(folder, `${id}.txt`))]);
  for (const [n, { id, text, quotes }] of texts.entries()) {
    const source = imported.lines[n]?.['source'];
    if (typeof source !== 'string') {
      problems.push(`${id} was not imported: ${JSON.stringify(imported.lines[n])}`);
      continue;
    }
    const shown = runCli(place, ['text', source], { plain: true });
    if (!shown.stdout.equals(Buffer.from(text, 'utf8'))) problems.push(`${id}: the text is not what was imported`);
    for (const quote of quotes) {
      const place1 = ['--start', String(quote.start), '--end', String(quote.end)];
      const occurrence = count(text, quote.exact, quote.start);
      const place2 = ['--quote', quote.exact, '--occurrence', String(occurrence)];
      for (const [where, tag] of [[place1, 'claim'] as const, [place2, 'actor'] as const]) {
        const { lines, stderr } = runCli(place, ['annotate', source, '--tag', tag, ...where]);
        const made = lines[0] ?? {};
        for (const key of ['exact', 'prefix', 'suffix', 'start', 'end'] as const) {
          if (made[key] !== quote[key]) {
            problems.push(`${id} ${JSON.stringify(quote.exact)}: ${key} is ${JSON.stringify(made[key])} ${stderr}`);
          }
        }
        expected.set(String(made['annotation']), { id, exact: quote.exact, cp: [quote.cpStart, quote.cpEnd] });
      }
    }
  }
  problems.push(...compareExport(place, folder, expected));
  const verified = runCli(place, ['verify']);
  if (verified.status !== 0) problems.push(`verify: ${JSON.stringify(verified.lines)}`);
  return { marked: expected.size, problems };
}

function compareExport(
  place: CliPlace,
  folder: string,
  expected: ReadonlyMap<string, { readonly id: string; readonly exact: string; readonly cp: readonly number[] }>,
): string[] {
  const out = join(folder, 'export.jsonl');
  runCli(place, ['export', '--format', 'jsonl', '--out', out]);
  const problems: string[] = [];
  const rows = readFileSync(out, 'utf8').trimEnd().split('\n');
  if (rows.length !== expected.size) problems.push(`the export has ${rows.length} rows, not ${expected.size}`);
  for (const row of rows) {
    const found = JSON.parse(row) as Record<string, unknown>;
    const wanted = expected.get(String(found['annotation']));
    const same =
      found['exact'] === wanted?.exact &&
      found['startCodePoint'] === wanted?.cp[0] &&
      found['endCodePoint'] === wanted?.cp[1];
    if (!same) problems.push(`${wanted?.id}: exported ${row.slice(0, 200)}, expected ${JSON.stringify(wanted)}`);
  }
  return problems;
}

/** Which occurrence of `quote` begins at `start`, counted from 1, overlapping ones included. */
function count(text: string, quote: string, start: number): number {
  let n = 1;
  for (let at = text.indexOf(quote); at !== -1 && at < start; at = text.indexOf(quote, at + 1)) n++;
  return n;
}
