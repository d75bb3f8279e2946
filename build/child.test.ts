/**
 * Running other programs: how they end, and that nothing of them stays.
 */

import type { StdioOptions } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { run } from './child.mjs';
import { processesWith } from './processes.mjs';

const script = (code: string) => ['-e', code] as const;
const quietly = { stdio: 'ignore' } as const;
/** A mark of our own in the environment, to look for what a run left behind. */
const marked = (mark: string) => ({ ...quietly, env: { ...process.env, SOURCEMARK_TEST: mark } });

test('the exit status comes back', async () => {
  expect(await run(process.execPath, [...script('process.exit(3)')], quietly)).toEqual({
    status: 3,
    interrupted: undefined,
  });
});

test('a death by signal has the status that a shell gives it', async () => {
  const { status } = await run(process.execPath, [...script("process.kill(process.pid, 'SIGKILL')")], quietly);
  expect(status).toBe(128 + 9);
});

test('a program that is not there is named in one sentence', async () => {
  await expect(run('sourcemark-no-such-program', [])).rejects.toThrow(/^sourcemark-no-such-program cannot be started/);
});

describe.runIf(process.platform === 'linux')('nothing stays', () => {
  test('of what a program started and left', async () => {
    const mark = `left-${process.pid}`;
    const leave = `require('node:child_process').spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).unref()`;
    await run(process.execPath, [...script(leave)], marked(mark));
    // The system takes a moment to clear away what was killed.
    await expect.poll(() => processesWith('SOURCEMARK_TEST', mark)).toEqual([]);
  });

  test('of a program that does not heed a signal', async () => {
    const mark = `deaf-${process.pid}`;
    const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('deaf')`;
    const before = new Set(process.listeners('SIGTERM'));
    const stdio: StdioOptions = ['ignore', 'pipe', 'ignore'];
    const onOutput = () => process.listeners('SIGTERM').find((listener) => !before.has(listener))?.('SIGTERM');
    const ended = await run(process.execPath, [...script(deaf)], { ...marked(mark), stdio, onOutput });
    expect(ended).toEqual({ status: 128 + 9, interrupted: 'SIGTERM' });
    await expect.poll(() => processesWith('SOURCEMARK_TEST', mark)).toEqual([]);
  });
});
