/**
 * `npm run package`: installers for this system, from the pinned Electron only. `-- --dir` packs the app into a folder
 * under `release/` instead, which the floor runtime can do too, for tests.
 */

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';
import { pinnedVersion } from './electron-runtime.mjs';
import { inRoot, root } from './places.mjs';
import { prepare } from './preparation.mjs';
import { Failure, main } from './report.mjs';

await main(async () => {
  const toFolder = process.argv.includes('--dir');
  const runtime = await prepare();
  const pinned = pinnedVersion();
  if (!toFolder && runtime.electron !== pinned) {
    throw new Failure(
      `Installers are built from Electron ${pinned} only, and the one found here is ${runtime.electron}: fetch it with "npm run setup -- --official", or pack a folder for tests with "npm run package -- --dir".`,
    );
  }
  fs.mkdirSync(inRoot('release'), { recursive: true });
  const distribution = fs.mkdtempSync(inRoot('release', 'electron-'));
  try {
    copyDistribution(distributionOf(runtime.executable), distribution);
    const { status } = await run(
      process.execPath,
      [
        fileURLToPath(import.meta.resolve('electron-builder/cli.js')),
        ...['--config', inRoot('build', 'electron-builder.yml'), '--publish', 'never'],
        ...[`-c.electronVersion=${runtime.electron}`, `-c.electronDist=${distribution}`],
        ...process.argv.slice(2),
      ],
      { cwd: root },
    );
    return status;
  } finally {
    fs.rmSync(distribution, { recursive: true, force: true });
  }
});

/** The folder of a distribution, whose executable lies deeper on a Mac. @param {string} executable */
function distributionOf(executable) {
  const bundle = executable.indexOf('Electron.app');
  return bundle < 0 ? path.dirname(executable) : executable.slice(0, bundle);
}

/** Copies a distribution without the launcher of the floor runtime. @param {string} from @param {string} to */
function copyDistribution(from, to) {
  const launcher = path.join(from, 'resources', 'app');
  fs.cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: fs.constants.COPYFILE_FICLONE,
    filter: (file) => file !== launcher,
  });
}
