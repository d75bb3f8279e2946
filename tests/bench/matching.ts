/** Comparing all passages of 5, 50 and 500 articles of 600 words, and of one more: time, memory and how they grow. */
import path from 'node:path';
import * as z from 'zod';
import { asNode, nodeProgram, runAsNode } from './programs';
import { built } from './runtime';

/** How many articles are compared. */
const SIZES = [5, 50, 500];

const result = z.object({
  articles: z.number(),
  passages: z.number(),
  read: z.number(),
  compared: z.number(),
  listed: z.number(),
  updated: z.number(),
  found: z.number(),
  megabytes: z.number(),
});

/** Prints the figures. The update is to take a fiftieth of the whole at most. */
export async function benchMatching(): Promise<void> {
  const program = await nodeProgram('matching');
  let before: z.infer<typeof result> | undefined;
  for (const size of SIZES) {
    const output = runAsNode([program, path.dirname(built('cli.cjs')), String(size)], asNode());
    const now = result.parse(JSON.parse(output));
    const whole = now.read + now.compared;
    const growth = before && {
      passages: now.passages / before.passages,
      time: whole / (before.read + before.compared),
      memory: now.megabytes / before.megabytes,
    };
    console.log(
      `  ${now.articles} articles, ${now.passages.toLocaleString('en')} passages: read ${now.read.toFixed(0)} ms, compared ${now.compared.toFixed(0)} ms, ` +
        `listed ${now.listed.toFixed(0)} ms (the best ${now.found}), ${now.megabytes.toFixed(0)} MB; one more article ${now.updated.toFixed(0)} ms, ` +
        `${(now.updated / whole).toFixed(4)} of the whole${size === 500 ? ` (aim 0.02: ${now.updated <= whole / 50 ? 'met' : 'not met'})` : ''}` +
        (growth
          ? `; against the size before ${growth.passages.toFixed(1)} times the passages, ${growth.time.toFixed(1)} times the time, ${growth.memory.toFixed(1)} times the memory`
          : ''),
    );
    before = now;
  }
}
