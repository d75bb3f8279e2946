/** The Electron that the build resolved for this run, and the files of the built app. */
import path from 'node:path';
import * as z from 'zod';

const described = z.object({
  executable: z.string(),
  args: z.array(z.string()).min(1),
  electron: z.string(),
  origin: z.string(),
});

/** What `npm run -s runtime` prints: the executable, and the arguments that start the app in it. */
export const runtime = described.parse(JSON.parse(process.env['SOURCEMARK_RUNTIME'] ?? 'null'));

/** The checkout's folder: the last of the arguments, and the one that is no switch. */
export const root = runtime.args.at(-1) ?? '';

/** The switches that an Electron needs on this machine, the same for the app and for all that it is compared with. */
export const switches: readonly string[] = runtime.args.slice(0, -1);

/** A file of the built app. */
export const built = (...names: string[]): string => path.join(root, 'dist', ...names);

/** A file that the benchmark builds for itself. */
export const own = (...names: string[]): string => built('bench', ...names);

/** A file of an installed package. */
export const installed = (...names: string[]): string => path.join(root, 'node_modules', ...names);
