/** The programs of `inside/`, which run in an Electron that the benchmark starts: in a page, or in place of Node. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { own, root, runtime } from './runtime';

/** The code of a program for a page, to be evaluated in it. */
export async function pageProgram(name: string): Promise<string> {
  const { outputFiles } = await build({
    ...settings(name),
    format: 'iife',
    platform: 'browser',
    target: 'chrome130',
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

/** Builds a program for Electron as Node and answers its file. */
export async function nodeProgram(name: string): Promise<string> {
  const outfile = own(`${name}.cjs`);
  await build({
    ...settings(name),
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['better-sqlite3'],
    loader: { '.sql': 'text' },
    outfile,
  });
  return outfile;
}

/** The environment in which Electron runs a script instead of an app. */
export const asNode = (): NodeJS.ProcessEnv => ({ ...process.env, ELECTRON_RUN_AS_NODE: '1' });

/** Runs a script in Electron as Node to its end and answers its output; throws with what it said when it fails. */
export function runAsNode(args: readonly string[], env: NodeJS.ProcessEnv = asNode()): string {
  const { status, stdout, stderr, error } = spawnSync(runtime.executable, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with status ${String(status)}: ${stderr}`);
  return stdout;
}

const settings = (name: string) => ({
  absWorkingDir: root,
  entryPoints: [`tests/bench/inside/${name}.ts`],
  bundle: true,
  logLevel: 'warning' as const,
});
