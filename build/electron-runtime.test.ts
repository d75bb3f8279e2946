/**
 * How the app is started in the runtime.
 */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { asApp, asNode, describe as describeRuntime, launchArguments } from './electron-runtime.mjs';
import { root } from './places.mjs';

afterEach(() => vi.unstubAllEnvs());

describe.runIf(process.platform === 'linux')('the arguments that start the app', () => {
  const withoutSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

  test.each<[what: string, env: NodeJS.ProcessEnv, args: string[]]>([
    ['with a display', { DISPLAY: ':0' }, []],
    ['without one', {}, ['--disable-gpu']],
    ['in a virtual one', { DISPLAY: ':99', SOURCEMARK_VIRTUAL_DISPLAY: '1' }, ['--disable-gpu']],
    ['in Wayland alone', { WAYLAND_DISPLAY: 'wayland-0' }, ['--ozone-platform=wayland']],
  ])('%s', (_, env, args) => {
    expect(launchArguments(env)).toEqual([...withoutSandbox, ...args, root]);
  });
});

test('a runtime is described by one line of JSON', () => {
  const line = describeRuntime({ executable: '/e', electron: '1.2.3', nodeApi: 10, origin: 'override', note: 'n' });
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    executable: '/e',
    args: launchArguments(),
    electron: '1.2.3',
    origin: 'override',
  });
});

test('the app never runs as a script by accident', () => {
  expect(asApp(asNode({ KEPT: '1' }))).toEqual({ KEPT: '1' });
});
