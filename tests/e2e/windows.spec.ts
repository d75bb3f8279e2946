/** What the main process does around the page: one window for each case, places, appearance, starts and ends. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, resolvedRuntime, test, type RunningApp } from '../support/app';

const titles = (electron: ElectronApplication): Promise<string[]> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()));

/** Starts the app beside the one that runs, without driving it, and answers what it wrote when it ends or `until`. */
async function startBeside(
  home: string,
  args: readonly string[],
  { until, env = {} }: { until?: RegExp; env?: NodeJS.ProcessEnv } = {},
): Promise<{ status: number | null; output: string }> {
  const runtime = resolvedRuntime();
  const child = spawn(runtime.executable, [...runtime.args, ...args], {
    env: { ...process.env, SOURCEMARK_HOME: home, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      output += String(piece);
      if (until?.test(output)) child.kill();
    });
  }
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

test('a second start with the same case brings its window to the front, with a message', async ({ app, home }) => {
  for (const args of [[], [path.join(home, 'cases', 'Daraa sample.sourcemark')]]) {
    await app.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      window.sourcemark.onNotice((sentence) => heard.push(sentence));
    });
    expect(await startBeside(home, args)).toMatchObject({
      status: 0,
      output: expect.stringMatching(/open already/),
    });
    const heard = () => app.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    await expect.poll(heard).toEqual([expect.stringMatching(/is open already/)]);
    expect(await titles(app.electron)).toEqual(['Daraa sample — Sourcemark']);
  }
});

test('a second start with another case opens it in a window of its own', async ({ app, home }) => {
  const other = path.join(home, 'Another one.sourcemark');
  expect((await startBeside(home, [other])).status).toBe(0);
  await expect
    .poll(async () => (await titles(app.electron)).sort())
    .toEqual(['Another one — Sourcemark', 'Daraa sample — Sourcemark']);
  await expect.poll(() => fs.existsSync(other)).toBe(true);
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle().startsWith('Another'))
      ?.close();
  });
  await expect.poll(() => titles(app.electron)).toEqual(['Daraa sample — Sourcemark']);
});

test('a case that is open elsewhere is called read-only', async ({ app, home, launch }) => {
  const casePath = path.join(home, 'cases', 'Daraa sample.sourcemark');
  expect(await titles(app.electron)).toEqual(['Daraa sample — Sourcemark']);
  const second = await launch({ home: path.join(home, 'other desk'), casePath });
  await expect.poll(() => titles(second.electron)).toEqual(['Daraa sample — Sourcemark (read-only)']);
});

test('what is no case is said to be none and left as it is', async ({ home }) => {
  const file = path.join(home, 'letter.sourcemark');
  fs.writeFileSync(file, 'Dear Sir or Madam');
  const { output } = await startBeside(path.join(home, 'desk'), [file], { until: /^letter: .+\n/m });
  expect(output).toMatch(/^letter: .*not a Sourcemark case.*\.$/m);
  expect(fs.readFileSync(file, 'utf8')).toBe('Dear Sir or Madam');
  expect(fs.readdirSync(home).sort()).toEqual(['desk', 'letter.sourcemark']);
});

test('a window opens again where it was', async ({ launch }) => {
  const first = await launch();
  const set = { x: 60, y: 30, width: 1010, height: 705 };
  await first.electron.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, set);
  await first.page.waitForTimeout(300);
  await first.close();
  const second = await launch();
  const bounds = await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toEqual(set);
});

test('the appearance that was chosen holds for page, menu and next start', async ({ launch }) => {
  const look = async ({ electron, page }: Awaited<ReturnType<typeof launch>>) => ({
    page: await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
    ...(await electron.evaluate(({ BrowserWindow, Menu }) => ({
      behind: BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
      menu: Menu.getApplicationMenu()?.getMenuItemById('appearance-dark')?.checked,
    }))),
  });
  const first = await launch();
  for (const [appearance, expected] of [
    ['light', { page: false, behind: '#fbfaf7', menu: false }],
    ['dark', { page: true, behind: '#17181a', menu: true }],
  ] as const) {
    await first.page.evaluate((chosen) => window.sourcemark.saveSettings({ appearance: chosen }), appearance);
    await expect.poll(() => look(first)).toEqual(expected);
  }
  await first.close();
  expect(await look(await launch())).toEqual({ page: true, behind: '#17181a', menu: true });
});

test('when the service dies the page is told, calls end, and it can be started again', async ({ app, page }) => {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    window.sourcemark.onServiceGone(({ code }) => heard.push(code));
    window.addEventListener('message', ({ data }) => heard.push(String(data)));
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  process.kill(await app.servicePid(), 'SIGKILL');
  await expect.poll(heard).toEqual(['service-gone']);
  expect(await page.evaluate(() => window.sourcemark.setAnnotator('Ana'))).toMatchObject({
    ok: false,
    error: { code: 'service-gone' },
  });
  expect(await page.evaluate(() => window.sourcemark.restartService())).toEqual({ ok: true });
  await expect.poll(heard).toEqual(['service-gone', 'sourcemark-port']);
  expect(await page.evaluate(() => window.sourcemark.setAnnotator('Ana'))).toMatchObject({ ok: true });
});

test('a page that crashed is loaded again', async ({ app, page }) => {
  const crashed = page.waitForEvent('crash');
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await crashed;
  const title = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('typeof window.sourcemark.ready'),
    );
  await expect.poll(title).toBe('function');
});

for (const way of ['closing the window', 'quitting'] as const) {
  test(`${way} waits until the page has saved`, async ({ app, page, home }) => {
    await page.evaluate(() => {
      window.sourcemark.onClosing(async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await window.sourcemark.setAnnotator('Saved at the last moment');
      });
    });
    await endBy(way, app);
    expect(fs.readFileSync(path.join(home, 'desk.json'), 'utf8')).toContain('Saved at the last moment');
  });

  test(`${way} does not wait for ever`, async ({ app, page }) => {
    await page.evaluate(() => {
      window.sourcemark.onClosing(() => new Promise(() => undefined));
    });
    const begin = Date.now();
    await endBy(way, app);
    expect(Date.now() - begin).toBeLessThan(8_000);
  });
}

async function endBy(way: 'closing the window' | 'quitting', { electron, close }: RunningApp): Promise<void> {
  if (way === 'quitting') return close();
  const closed = electron.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await closed;
}

test('a case can be opened again while it is still being closed', async ({ app, home }) => {
  const other = path.join(home, 'Another one.sourcemark');
  await startBeside(home, [other]);
  await expect.poll(() => fs.existsSync(other)).toBe(true);
  const closed = app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const window = BrowserWindow.getAllWindows().find((any) => any.getTitle().startsWith('Another'));
        window?.once('closed', () => {
          resolve();
        });
        window?.close();
      }),
  );
  await closed;
  await startBeside(home, [other]);
  await expect
    .poll(async () => (await titles(app.electron)).sort())
    .toEqual(['Another one — Sourcemark', 'Daraa sample — Sourcemark']);
  await app.page.waitForTimeout(1_000);
  expect((await titles(app.electron)).sort()[0]).toBe('Another one — Sourcemark');
});

test('quitting leaves no process and nothing unwritten behind', async ({ app, home }) => {
  const pid = await app.servicePid();
  await app.close();
  // The system takes a moment to clear away a process that has ended.
  await expect.poll(() => isRunning(pid), { timeout: 2_000 }).toBe(false);
  expect(fs.readdirSync(path.join(home, 'cases'))).toEqual(['Daraa sample.sourcemark']);
});

test('the command line needs no window and no display', async ({ home }) => {
  const casePath = path.join(home, 'a.sourcemark');
  const source = path.join(home, 'article.txt');
  fs.writeFileSync(source, 'A headline\n\nThe governor left.\n');
  const env = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const imported = await startBeside(home, ['cli', 'import', source, '--case', casePath, '--json'], { env });
  expect(imported.status).toBe(0);
  expect(imported.output).toContain('"status":"added"');
  expect((await startBeside(home, ['cli', 'nonsense'], { env })).status).toBe(2);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
