/** Has a page printed by a second start of the app: for the command line, which runs in Electron as Node. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { SourcemarkError } from '../../domain/errors';

/** How long a page may take. */
const LIMIT_MS = 120_000;

/** Prints the HTML file `page` into the file `pdf`. `programs` is the folder of the app's programs. Rejects with a sentence. */
export async function printAside(programs: string, page: string, pdf: string): Promise<void> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const isPacked = programs.includes('app.asar');
  const args = [
    // Only root, in a container, has to do without the sandbox; no display is needed.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(process.platform === 'linux' ? ['--ozone-platform=headless'] : []),
    '--disable-gpu',
    ...(isPacked ? [] : [path.dirname(programs)]),
    ...['print', path.resolve(page), path.resolve(pdf)],
  ];
  const child = spawn(process.execPath, args, {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (code) => resolve(code));
  });
  clearTimeout(limit);
  if (status === 0) return;
  throw new SourcemarkError('refused', 'The report could not be printed. Export it as HTML and print that.', {
    cause: new Error(said),
  });
}
