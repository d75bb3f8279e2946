/** What the command line prints: values on standard output, everything else on standard error. */
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { errorData } from '../../domain/errors';

/** Writes all of `text` to a stream. A reader that stops reading, as `head` does, is no error. */
function print(fd: 1 | 2, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Prints exactly this text on standard output. */
export function printText(text: string): void {
  print(1, text);
}

/** Prints one JSON object on a line of its own. */
export function printJson(value: object): void {
  print(1, `${JSON.stringify(value)}\n`);
}

/** Prints a line of progress or a warning on standard error. */
export function printNotice(line: string): void {
  print(2, `${line}\n`);
}

/** A line of progress that replaces itself: on a terminal only. An empty one takes it away. */
export function progressOn(): (line: string) => void {
  if (!isatty(2)) return () => undefined;
  let last = 0;
  return (line) => {
    const now = Date.now();
    if (line !== '' && now - last < 100) return;
    last = now;
    print(2, `\r\u001b[K${line}`);
  };
}

/** Prints an error as one sentence on standard error, and as an object on standard output when `json`. */
export function printError(thrown: unknown, json: boolean): void {
  const { code, message } = errorData(thrown);
  if (json) printJson({ error: { code, message } });
  printNotice(message.replace(/\s*\n\s*/gu, ' '));
}
