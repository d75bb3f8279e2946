/**
 * `npm run -s cli -- COMMAND …`: the app's command line in a checkout. Standard output is the command's alone.
 */

import { run } from './child.mjs';
import { asNode } from './electron-runtime.mjs';
import { inRoot, workingFolder } from './places.mjs';
import { prepare } from './preparation.mjs';
import { main } from './report.mjs';

await main(async () => {
  const { executable } = await prepare({ quiet: true });
  const { status } = await run(executable, [inRoot('dist', 'cli.cjs'), ...process.argv.slice(2)], {
    cwd: workingFolder(),
    env: asNode(),
    foreground: true,
  });
  return status;
});
