/** Runs the built command line while its memory and its time are watched from outside. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliPlace } from './cli';

/** What a watched run left behind. */
export interface WatchedRun {
  readonly status: number | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly stderr: string;
  /** From start to end, in milliseconds. */
  readonly ms: number;
  /** The most memory that the process held at once, in bytes; undefined where the system does not tell. */
  readonly peak: number | undefined;
}

/** How often the memory is looked at, in milliseconds. What the kernel tells is a peak, so only the last look counts. */
const LOOK_EVERY = 20;

/** Runs `cli ARGS --case … --json` with the working folder `cwd`; `options` are further ones for the runtime. */
export async function runWatched(
  { executable, root, home, casePath }: CliPlace,
  [command = '', ...rest]: readonly string[],
  { cwd = root, options = [] as readonly string[] } = {},
): Promise<WatchedRun> {
  const begin = performance.now();
  const child = spawn(
    executable,
    [...options, join(root, 'dist', 'cli.cjs'), command, '--case', casePath, '--json', ...rest],
    {
      cwd,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', SOURCEMARK_HOME: home, SOURCEMARK_NAME: 'Tester' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => output.push(piece));
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece));
  let peak: number | undefined;
  const look = setInterval(() => (peak = peakOf(child.pid) ?? peak), LOOK_EVERY);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(look);
  const lines = Buffer.concat(output).toString('utf8').split('\n');
  return {
    status,
    lines: lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>),
    stderr: Buffer.concat(complaints).toString('utf8'),
    ms: performance.now() - begin,
    peak,
  };
}

/** `VmHWM` of proc(5). */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
