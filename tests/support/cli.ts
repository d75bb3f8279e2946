/** Runs the built command line as a script would: one process per command, in the resolved Electron as Node. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a run of the command line left behind. `lines` are the JSON objects on standard output. */
export interface CliRun {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly lines: readonly Record<string, unknown>[];
}

/** How to reach the command line. */
export interface CliPlace {
  /** The Electron that runs it. */
  readonly executable: string;
  /** The project's folder, where `dist` is. */
  readonly root: string;
  readonly home: string;
  readonly casePath: string;
  /** The annotator's name. */
  readonly name?: string;
}

/** Runs `cli ARGS --case …`, with `--json` unless `plain`. */
export function runCli(place: CliPlace, args: readonly string[], { plain = false, input = '' } = {}): CliRun {
  const [command = '', ...rest] = args;
  const { status, stdout, stderr } = spawnSync(
    place.executable,
    [join(place.root, 'dist', 'cli.cjs'), command, '--case', place.casePath, ...(plain ? [] : ['--json']), ...rest],
    {
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        SOURCEMARK_HOME: place.home,
        SOURCEMARK_NAME: place.name ?? 'Tester',
      },
      input,
      maxBuffer: 1 << 28,
    },
  );
  const lines = plain
    ? []
    : stdout
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, stdout, stderr: stderr.toString('utf8'), lines };
}
