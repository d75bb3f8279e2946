/** The packed app starts from its folder, does the main job there, and brings the command line with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
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
  const cli = (...args: readonly string[]): Record<string, unknown>[] => {
    const { status, stdout, stderr } = spawnSync(packed, ['--no-sandbox', 'cli', ...args, '--json'], {
      env: { ...env, SOURCEMARK_HOME: home },
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  expect(cli('annotations')).toHaveLength(3);
  expect(cli('search', 'Daraa OR درعا').length).toBeGreaterThan(0);
  // What is printed, zipped and set in our typefaces needs what only a packed app can lack.
  for (const format of ['pdf', 'html', 'docx', 'bundle']) {
    const out = join(home, `handed-over.${format}`);
    expect(cli('export', '--format', format, '--out', out)).toEqual([
      expect.objectContaining({ format, validated: true }),
    ]);
    expect(statSync(out).size).toBeGreaterThan(4_000);
  }
  expect(cli('open-bundle', join(home, 'handed-over.bundle'), '--case', join(home, 'again.sourcemark'))).toHaveLength(
    1,
  );
  expect(cli('verify', '--case', join(home, 'again.sourcemark'))).toEqual([expect.objectContaining({ ok: true })]);
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
