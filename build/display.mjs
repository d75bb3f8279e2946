/**
 * Whether there is a display to open windows on, and the virtual one that stands in for it.
 */

import { say } from './report.mjs';

/** Set inside a virtual display, where there is no graphics card either. */
const virtualMark = 'SOURCEMARK_VIRTUAL_DISPLAY';

/** No display at all: windows need a virtual one. */
export const lacksDisplay = (env = process.env) => process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;

/** No display with a graphics card behind it. */
export const lacksGraphics = (env = process.env) => lacksDisplay(env) || Boolean(env[virtualMark]);

/**
 * The command line that runs a program in a virtual display of its own. Changes `env` accordingly and says so.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function onVirtualDisplay(command, args, env) {
  say('There is no display: running under xvfb-run.');
  env[virtualMark] = '1';
  // This address keeps Chromium from looking for a desktop session that is not there; an empty one makes it start one.
  env.DBUS_SESSION_BUS_ADDRESS ??= 'disabled:';
  return ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24 -nolisten tcp', command, ...args];
}
