/**
 * `npm run setup`: the set-up alone. `-- --official` tries the official download of Electron again where it failed.
 */

import { prepare } from './preparation.mjs';
import { main, say } from './report.mjs';

await main(async () => {
  await prepare({ official: process.argv.includes('--official') });
  say('Set up: "npm start" opens the app, "npm test" runs the tests.');
});
