/** The packed app starts from its folder, does the main job there, and brings the command line with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type RunningApp } from '../support/app';
import { smoke } from '../support/smoke';

const ROOT = join(__dirname, '..', '..');

/** The executable that `npm run package -- --dir` made. */
function packedExecutable(): string {
  const release = join(ROOT, 'release');
  const folder = readdirSync(release).find((name) => name.endsWith('-unpacked')) ?? '';
  return join(release, folder, 'sourcemark');
}

test('the packed app does the main job', async ({ launch, home }) => {
  test.setTimeout(400_000);
  const made = spawnSync(process.execPath, [join(ROOT, 'build', 'package.mjs'), '--dir'], { encoding: 'utf8' });
  expect(made.status, made.stdout + made.stderr).toBe(0);
  const packed = packedExecutable();
  expect(existsSync(packed)).toBe(true);
  await smoke(() => launchPacked(launch, packed), home);

  // No display and no window: the command line of the packed app itself.
  const { DISPLAY: _, ...env } = process.env;
  const listed = spawnSync(packed, ['--no-sandbox', 'cli', 'annotations', '--json'], {
    env: { ...env, SOURCEMARK_HOME: home },
    encoding: 'utf8',
  });
  expect(listed.status, listed.stderr).toBe(0);
  expect(listed.stdout.trimEnd().split('\n')).toHaveLength(3);
});

/** A packed app waits for nobody: one that opens its window while Playwright attaches is at times not attached to. */
async function launchPacked(
  launch: (options: { packed: string }) => Promise<RunningApp>,
  packed: string,
): Promise<RunningApp> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch({ packed });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
