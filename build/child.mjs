/**
 * Running other programs: signals are passed on, the exit status comes back, and nothing that was started outlives its
 * run. Programs that open windows get a virtual display where there is none.
 */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { lacksDisplay, onVirtualDisplay } from './display.mjs';
import { childrenOf, processesWith } from './processes.mjs';
import { Failure, Interrupted, say } from './report.mjs';

/** The mark, in the environment of everything a run starts, by which stragglers are found. */
const mark = 'SOURCEMARK_RUN';
/** How long a program may take to end after it was asked to, in milliseconds. */
const patience = 1500;

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] the whole environment; this process's own if left out
 * @property {string} [cwd]
 * @property {import('node:child_process').StdioOptions} [stdio] `inherit` if left out
 * @property {boolean} [windows] it opens windows: give it a virtual display when there is none
 * @property {boolean} [foreground] stay in the terminal's process group, so that it may read from the terminal
 * @property {(chunk: string) => void} [onOutput] receives standard output and standard error where `stdio` pipes them
 */

/**
 * What became of a run: its exit status as a shell would say it, and the signal that this process was asked to end with.
 * @typedef {{ status: number, interrupted: NodeJS.Signals | undefined }} Outcome
 */

/**
 * Runs a program until it and everything it started is gone.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export async function run(command, args, options = {}) {
  const id = randomUUID();
  const env = { ...(options.env ?? process.env) };
  env[mark] = [process.env[mark], id].filter(Boolean).join(',');
  const virtual = options.windows === true && lacksDisplay();
  const line = virtual ? onVirtualDisplay(command, args, env) : [command, ...args];
  const grouped = !options.foreground && process.platform !== 'win32';
  const child = spawn(/** @type {string} */ (line[0]), line.slice(1), {
    env,
    cwd: options.cwd,
    stdio: options.stdio ?? 'inherit',
    detached: grouped,
  });
  child.stdout?.setEncoding('utf8').on('data', (chunk) => options.onOutput?.(chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk) => options.onOutput?.(chunk));

  /** @type {NodeJS.Signals | undefined} */
  let interrupted;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (interrupted) return;
    interrupted = signal;
    setTimeout(() => killAll(child.pid, grouped), patience).unref();
    // A terminal's Ctrl+C reaches a foreground program by itself.
    if (!grouped && signal === 'SIGINT') return;
    ask(child, virtual, signal);
  };
  for (const signal of passedOn) process.on(signal, stop);
  // Subtle: npm runs scripts in a shell that dies of a signal without passing it on. What is left is a new parent.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.ppid !== parent) stop('SIGTERM');
  }, 500);
  try {
    const status = await ending(child, command);
    if (grouped) await sweep(id);
    return { status, interrupted };
  } finally {
    clearInterval(orphaned);
    for (const signal of passedOn) process.off(signal, stop);
  }
}

/**
 * As `run`, for programs that work for the set-up: when somebody ends the set-up meanwhile, it throws `Interrupted`.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runToEnd(command, args, options) {
  const outcome = await run(command, args, options);
  if (outcome.interrupted) throw new Interrupted(128 + os.constants.signals[outcome.interrupted]);
  return outcome;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} command
 * @returns {Promise<number>}
 */
function ending(child, command) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`${command} cannot be started (${error.message}).`)));
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
  });
}

/**
 * Asks a program to end by itself. Under a virtual display only the program itself is asked: the display must outlive
 * it, and its keeper then tidies up.
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} virtual
 * @param {NodeJS.Signals} signal
 */
function ask(child, virtual, signal) {
  const inside = virtual && child.pid ? childrenOf(child.pid).filter(({ name }) => name !== 'Xvfb') : [];
  if (inside.length === 0) child.kill(signal);
  for (const { pid } of inside) signalTo(pid, signal);
}

/** @param {number | undefined} pid @param {boolean} grouped */
function killAll(pid, grouped) {
  if (pid !== undefined) signalTo(grouped ? -pid : pid, 'SIGKILL');
}

/** Ends what a finished run left behind, after a moment in which it may end by itself. @param {string} id */
async function sweep(id) {
  let left = processesWith(mark, id);
  for (let waited = 0; left.length > 0 && waited < patience; waited += 100) {
    await sleep(100);
    left = processesWith(mark, id);
  }
  if (left.length > 0)
    say(`Ended what was left running: ${left.map(({ name, pid }) => `${name} (${pid})`).join(', ')}.`);
  for (const { pid } of left) signalTo(pid, 'SIGKILL');
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalTo(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
