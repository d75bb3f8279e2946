/** Searching a case of a million annotations in twenty thousand articles, against the bare index on the same case. */
import * as z from 'zod';
import { asNode, nodeProgram, runAsNode } from './programs';

/** How many annotations and articles there are, unless SOURCEMARK_BENCH_SEARCH says so: `100000,2000`. */
const SIZE = process.env['SOURCEMARK_BENCH_SEARCH'] ?? '1000000,20000';

const result = z.object({
  annotations: z.number(),
  articles: z.number(),
  made: z.number(),
  indexed: z.number(),
  bytesEach: z.number(),
  indexBytesEach: z.number(),
  p50: z.number(),
  p95: z.number(),
  bareP50: z.number(),
  bareP95: z.number(),
  substringP50: z.number(),
  substringP95: z.number(),
  mark: z.number(),
});

/** Prints the figures. The slow searches are to take 1.3 times what the bare index takes for them at most. */
export async function benchSearching(): Promise<void> {
  const found = result.parse(JSON.parse(runAsNode([await nodeProgram('searching'), ...SIZE.split(',')], asNode())));
  const ratio = found.p95 / found.bareP95;
  console.log(
    `  ${found.annotations.toLocaleString('en')} annotations in ${found.articles.toLocaleString('en')} articles: ` +
      `search p50 ${found.p50.toFixed(1)} ms, p95 ${found.p95.toFixed(1)} ms; bare index p50 ${found.bareP50.toFixed(1)} ms, ` +
      `p95 ${found.bareP95.toFixed(1)} ms; p95 ratio ${ratio.toFixed(2)} (aim 1.3: ${ratio <= 1.3 ? 'met' : 'not met'})\n` +
      `  parts of words p50 ${found.substringP50.toFixed(1)} ms, p95 ${found.substringP95.toFixed(1)} ms; one annotation ` +
      `with its transaction ${found.mark.toFixed(2)} ms; indexed in ${(found.indexed / 1000).toFixed(0)} s\n` +
      `  bytes an annotation: ${found.bytesEach.toFixed(0)}, and ${found.indexBytesEach.toFixed(0)} for the index`,
  );
}
