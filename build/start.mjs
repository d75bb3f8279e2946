/**
 * `npm start [-- CASE.sourcemark]`: the set-up, then the app. Ends with the app's exit status and leaves nothing running.
 */

import path from 'node:path';
import { run } from './child.mjs';
import { asApp, launchArguments } from './electron-runtime.mjs';
import { workingFolder } from './places.mjs';
import { prepare } from './preparation.mjs';
import { main } from './report.mjs';

await main(async () => {
  const { executable } = await prepare();
  const passed = process.argv
    .slice(2)
    .map((argument) => (argument.startsWith('-') ? argument : path.resolve(workingFolder(), argument)));
  const { status } = await run(executable, [...launchArguments(), ...passed], { env: asApp(), windows: true });
  return status;
});
