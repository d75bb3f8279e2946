/** Ctrl+C, and what else ends a program, while something is being written that must not be left half done. */
import type { RunningExport } from '../exporting/exporting-room';

/** What asks a program to end: Ctrl+C, `kill`, and the closing of its terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for the result; a signal stops the work, which then rejects as stopped, once what it wrote is gone. */
export async function untilStopped<T>({ result, stop }: RunningExport<T>): Promise<T> {
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await result;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
