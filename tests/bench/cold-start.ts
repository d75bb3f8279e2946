/**
 * Cold start, from the start of the process.
 *
 * Ours: until the app says `window ready`, which it does when the first article has been painted: here one of the
 * sample case, which an earlier start has made. Theirs: until Electron calls an empty window ready to show, which it
 * does at the first frame. Both with the same executable and switches, each with a profile that has been used before,
 * in turns.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeEmptyApp } from './compared-apps';
import { root, runtime, switches } from './runtime';

/** What an app writes when it can be seen. */
const READY = 'window ready';

/** An app that has not shown itself by then never will. Milliseconds. */
const LIMIT = 90_000;

/** How long an app may take to end before it is killed, in milliseconds. */
const PATIENCE = 10_000;

/** What starting took, in milliseconds, run by run. */
export interface StartTimes {
  readonly app: readonly number[];
  readonly empty: readonly number[];
}

/** Measures `runs` starts of each, after one of each that does not count. `folder` takes both profiles. */
export async function measureStart(runs: number, folder: string): Promise<StartTimes> {
  const times = { app: [] as number[], empty: [] as number[] };
  const emptyApp = writeEmptyApp(path.join(folder, 'empty'));
  const env = { ...process.env, SOURCEMARK_HOME: path.join(folder, 'home') };
  for (let run = 0; run <= runs; run++) {
    const app = await timeStart(root, env);
    const empty = await timeStart(emptyApp, env);
    if (run === 0) continue;
    times.app.push(app);
    times.empty.push(empty);
  }
  return times;
}

async function timeStart(folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const begin = performance.now();
  const child = spawn(runtime.executable, [...switches, folder], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
  });
  try {
    await isReady(child);
    return performance.now() - begin;
  } finally {
    await end(child);
  }
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => {
      reject(new Error(`expected “${READY}” from the app, which said: ${said}`));
    }, LIMIT);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (!said.includes(READY)) return;
      clearTimeout(limit);
      resolve();
    });
    child.once('error', reject);
    child.once('exit', (status) => {
      clearTimeout(limit);
      reject(new Error(`the app ended with status ${String(status)} before it was ready`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), sleep(PATIENCE, false, { ref: false })]);
  if (inTime) return;
  // The group holds what the app started; it is there where the process was started detached.
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
  await ended;
}
