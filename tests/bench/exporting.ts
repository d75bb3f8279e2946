/** Exporting very many annotations as CSV, against the library alone on the same case. */
import * as z from 'zod';
import { asNode, nodeProgram, runAsNode } from './programs';

const runs = z.object({ median: z.number(), least: z.number(), most: z.number(), count: z.number() });
const result = z.object({ annotations: z.number(), written: runs, checked: runs, bare: runs, memory: z.number() });

/** Prints the figures. Writing is to take 1.5 times what the library takes at most, with the same memory for ten times as many. */
export async function benchExporting(): Promise<void> {
  const program = await nodeProgram('exporting');
  const measured = (size: readonly string[]): z.infer<typeof result> =>
    result.parse(JSON.parse(runAsNode([program, ...size], asNode())));
  const few = measured(['10000', '200', '1']);
  const many = measured(['100000', '2000', '5']);
  const [ratio, whole] = [many.written.median / many.bare.median, many.checked.median / many.bare.median];
  const shown = ({ median, least, most }: z.infer<typeof runs>): string =>
    `${median.toFixed(0)} ms [${least.toFixed(0)}–${most.toFixed(0)}]`;
  const mebi = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  console.log(
    `  ${many.annotations.toLocaleString('en')} annotations as CSV: written in ${shown(many.written)}; iterate and ` +
      `csv-stringify alone ${shown(many.bare)}; ratio ${ratio.toFixed(2)} (aim 1.5: ${ratio <= 1.5 ? 'met' : 'not met'})\n` +
      `  with reading the file back, checking and searching it: ${shown(many.checked)}; ratio ${whole.toFixed(2)}\n` +
      `  memory beyond what was held before: ${mebi(many.memory)}; for ${few.annotations.toLocaleString('en')} annotations ${mebi(few.memory)}`,
  );
}
