/**
 * `npm test`: the set-up, then every part in turn, then the line `N passed, N failed` over all of them.
 * `npm test -- static | unit | e2e [PATTERN …]` runs one group, and of that only what matches.
 */

import { prepare } from './preparation.mjs';
import { Failure, Interrupted, main, reason, say } from './report.mjs';
import { countCheck, sum } from './test-counts.mjs';
import { testParts } from './test-parts.mjs';

await main(async () => {
  const [group, ...patterns] = process.argv.slice(2);
  const parts = testParts.filter((part) => group === undefined || part.group === group);
  if (parts.length === 0)
    throw new Failure(`There are no "${group}" tests: say static, unit or e2e, or nothing for all.`);
  /** @type {string[]} */
  const lines = [];
  /** @type {import('./test-counts.mjs').Counts} */
  let total = { passed: 0, failed: 0 };
  /** @type {(title: string, work: () => Promise<import('./test-counts.mjs').Counts>) => Promise<boolean>} */
  const timed = async (title, work) => {
    const begin = Date.now();
    process.stdout.write(`\n── ${title}\n`);
    const counts = await work().catch((error) => {
      if (error instanceof Interrupted) throw error;
      say(reason(error));
      return countCheck(1);
    });
    total = sum(total, counts);
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    lines.push(`${title.padEnd(18)}${seconds.padStart(7)} s  ${counts.passed} passed, ${counts.failed} failed`);
    return counts.failed === 0;
  };

  /** @type {import('./electron-runtime.mjs').Runtime | undefined} */
  let runtime;
  const ready = await timed('set-up', async () => {
    runtime = await prepare();
    return { passed: 0, failed: 0 };
  });
  if (ready && runtime) {
    const resolved = runtime;
    for (const { title, work } of parts) await timed(title, () => work(resolved, patterns));
  }
  for (const name of total.names ?? []) lines.push(`failed: ${name}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
});
