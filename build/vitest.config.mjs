/**
 * The unit tests: they stand beside the code they test and run inside the resolved Electron, as the service does.
 */

import fs from 'node:fs';
import { defineConfig } from 'vitest/config';
import { root } from './places.mjs';

/** Migrations, and what goes into bundles, are files that the bundler turns into strings; so does this. @type {import('vite').Plugin} */
const filesAsText = {
  name: 'files-as-text',
  // Before Vite takes text files for what is served.
  enforce: 'pre',
  load: (id) =>
    /\.(?:sql|txt)$/.test(id) ? `export default ${JSON.stringify(fs.readFileSync(id, 'utf8'))}` : undefined,
};

/** Vitest's settings. */
export default defineConfig({
  root,
  plugins: [filesAsText],
  test: {
    include: ['{domain,db,electron,renderer,build,tests}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    allowOnly: !process.env.CI,
    // Against what hangs; how long something takes on a machine that is busy says nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
