/**
 * Where an installation keeps what is its own: settings, logs, the default case and Chromium's files. Says where, and
 * makes nothing; used by the window, the service and the command line alike.
 */
import path from 'node:path';

/** What the answer depends on. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The person's own home folder. */
  readonly userHome: string;
}

const FOLDER = 'Sourcemark';

/**
 * The installation's folder: SOURCEMARK_HOME if it is set (made absolute), else where the system wants such files.
 * A relative XDG_CONFIG_HOME is ignored, as its specification asks.
 */
export function homeFolder({ env, platform, userHome }: Surroundings): string {
  const chosen = env['SOURCEMARK_HOME'];
  if (chosen) return path.resolve(chosen);
  if (platform === 'win32') {
    return path.win32.join(env['APPDATA'] ?? path.win32.join(userHome, 'AppData', 'Roaming'), FOLDER);
  }
  if (platform === 'darwin') return path.posix.join(userHome, 'Library', 'Application Support', FOLDER);
  const config = env['XDG_CONFIG_HOME'];
  return path.posix.join(
    config && path.posix.isAbsolute(config) ? config : path.posix.join(userHome, '.config'),
    FOLDER,
  );
}

/** The case that opens when none is named. */
export function defaultCase(home: string): string {
  return path.join(home, 'cases', 'Daraa sample.sourcemark');
}
