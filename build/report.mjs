/**
 * How the build speaks to a person. Everything goes to standard error, since standard output belongs to the app, to
 * the command line and to the counts of the tests.
 */

/** Something that a person can put right. Its message is one sentence: what is wrong and what to do. */
export class Failure extends Error {}

/** Somebody asked this process to end while it was at work. */
export class Interrupted extends Error {
  /** @param {number} status the exit status that says so */
  constructor(status) {
    super('Interrupted: run it again to go on.');
    this.status = status;
  }
}

const rewritable = process.stderr.isTTY === true;
const everySoOften = rewritable ? 500 : 10_000;

/** Prints one line. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a long step and shows that it is alive: a line that is rewritten twice a second on a terminal, and a line
 * every ten seconds elsewhere. `work` may tell how far it is.
 * @template T
 * @param {string} title
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begin = Date.now();
  let detail = '';
  const seconds = () => `${Math.round((Date.now() - begin) / 1000)} s`;
  const show = () => {
    const line = `${title} … ${detail ? `${detail}, ` : ''}${seconds()}`;
    process.stderr.write(rewritable ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  if (rewritable) show();
  else say(`${title} …`);
  const timer = setInterval(show, everySoOften);
  try {
    const result = await work((text) => {
      detail = text;
    });
    clearInterval(timer);
    say(`${rewritable ? '\r\x1b[2K' : ''}${title}: done in ${seconds()}`);
    return result;
  } catch (error) {
    clearInterval(timer);
    say(
      `${rewritable ? '\r\x1b[2K' : ''}${title}: ${error instanceof Interrupted ? 'interrupted' : 'failed'} after ${seconds()}`,
    );
    throw error;
  }
}

/** "45 of 187 MB, 24 %", or "45 MB" when the total is not known. @param {number} bytes @param {number} total */
export function megabytes(bytes, total) {
  const inMegabytes = (/** @type {number} */ count) => Math.round(count / 1e6);
  if (!total) return `${inMegabytes(bytes)} MB`;
  return `${inMegabytes(bytes)} of ${inMegabytes(total)} MB, ${Math.floor((100 * bytes) / total)} %`;
}

/** The end of what a program said, to be followed by our own sentence. @param {string} output */
export function lastLines(output) {
  const lines = output.trim().split('\n').slice(-20);
  return lines.join('\n') && `${lines.join('\n')}\n`;
}

/** What went wrong, for the middle of a sentence. @param {unknown} error */
export function reason(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`.replace(/[\s.]+$/, '');
}

/**
 * The frame of every script: runs it and turns its end into the exit status. A `Failure` becomes its sentence; any
 * other error is a defect of the script and keeps its stack.
 * @param {() => Promise<number | void>} script
 */
export async function main(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    const expected = error instanceof Failure || error instanceof Interrupted;
    say(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = error instanceof Interrupted ? error.status : 1;
  }
}
