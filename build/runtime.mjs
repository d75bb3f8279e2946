/**
 * `npm run -s runtime`: prints, as one line of JSON, the resolved Electron and the arguments that start this app in it.
 */

import { describe } from './electron-runtime.mjs';
import { prepare } from './preparation.mjs';
import { main } from './report.mjs';

await main(async () => {
  process.stdout.write(`${describe(await prepare())}\n`);
});
