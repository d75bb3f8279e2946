/**
 * What no page of Sourcemark may do, tried in the running app. The page under test is the real one, which is worse off
 * than a hostile article ever is: articles are text and run nothing at all.
 */
import dgram from 'node:dgram';
import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test, type RunningApp } from '../support/app';
import { startCanary, type Canary } from '../support/canary';

/** Trying what is forbidden makes Chromium complain, which is what these tests want. */
test.use({ expectedErrors: [/./] });

/** Long enough for a request that is going to be made to be made. */
const SETTLING_MS = 1_500;

test.describe('no network', () => {
  let canary: Canary;
  test.beforeEach(async () => {
    canary = await startCanary();
  });
  test.afterEach(() => canary.close());

  /** The counters work: the test itself is seen, by TCP and by UDP, before and after. */
  async function canarySees(): Promise<void> {
    const before = canary.count();
    await (await fetch(`http://127.0.0.1:${canary.port}/`, { headers: { Connection: 'close' } })).text();
    const socket = dgram.createSocket('udp4');
    await new Promise((resolve) => socket.send('ping', canary.port, '127.0.0.1', resolve));
    socket.close();
    await expect.poll(() => canary.count() - before).toBeGreaterThanOrEqual(2);
  }

  test('the page reaches nobody, whatever it tries', async ({ page }) => {
    await canarySees();
    const before = canary.count();
    const tried = await tryEveryWayOut(page, canary.port);
    await page.waitForTimeout(SETTLING_MS);
    expect(canary.count() - before).toBe(0);
    expect(tried).toMatchObject({ fetch: 'refused', xhr: 'refused', webSocket: 'refused', eventSource: 'refused' });
    await canarySees();
  });

  test('the page reaches nobody even when its content policy is switched off', async ({ app, page }) => {
    const devtools = await app.electron.context().newCDPSession(page);
    await devtools.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    // The policy is really off: with it, this raises an error.
    expect(await page.evaluate(() => later(() => eval('1 + 1') as unknown))).toBe(2);
    const before = canary.count();
    const tried = await tryEveryWayOut(page, canary.port);
    await page.waitForTimeout(SETTLING_MS);
    expect(canary.count() - before).toBe(0);
    expect(tried).toMatchObject({ fetch: 'refused', xhr: 'refused', webSocket: 'refused', eventSource: 'refused' });
    await canarySees();
  });

  test('the main process reaches nobody through Chromium either', async ({ app }) => {
    const before = canary.count();
    const outcomes = await app.electron.evaluate(async ({ BrowserWindow, net, session }, port) => {
      const url = `http://127.0.0.1:${port}/`;
      const said = (promise: Promise<unknown>) =>
        promise.then(
          () => 'reached',
          () => 'refused',
        );
      const window = new BrowserWindow({ show: false });
      const partition = session.fromPartition('another');
      const outcome = [
        await said(net.fetch(url)),
        await said(net.fetch(url.replace('127.0.0.1', 'localhost'))),
        await said(partition.fetch(url)),
        await said(window.loadURL(url)),
        await said(window.loadURL('file:///etc/passwd')),
        await said(window.loadURL(`data:text/html,<img src="${url}">`)),
      ];
      window.destroy();
      return outcome;
    }, canary.port);
    expect(outcomes).toEqual(outcomes.map(() => 'refused'));
    expect(canary.count() - before).toBe(0);
    await canarySees();
  });

  test('Chromium’s own services are switched off', async ({ app }) => {
    const switches = await app.electron.evaluate(({ app: { commandLine } }) => ({
      off: ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings'].map(
        (name) => commandLine.hasSwitch(name),
      ),
      resolver: commandLine.getSwitchValue('host-resolver-rules'),
      loopback: commandLine.getSwitchValue('proxy-bypass-list'),
    }));
    expect(switches).toEqual({
      off: [true, true, true, true],
      resolver: 'MAP * ~NOTFOUND',
      loopback: '<-loopback>',
    });
  });
});

test.describe('no other page', () => {
  const elsewhere = [
    'https://example.org/',
    'file:///etc/passwd',
    'data:text/html,<p>other</p>',
    'sourcemark://app/other.html',
    'sourcemark://other/index.html',
    'mailto:someone@example.org',
    'javascript:document.title="script"',
  ];

  test('no other address can be gone to', async ({ app, page }) => {
    const external = await countExternal(app.electron);
    const home = page.url();
    for (const address of elsewhere) {
      await page.evaluate((url) => {
        location.href = url;
      }, address);
      await page.evaluate((url) => {
        for (const target of ['_self', '_blank', '_top']) {
          const link = document.body.appendChild(document.createElement('a'));
          Object.assign(link, { href: url, target, textContent: 'away' });
          link.click();
          link.remove();
        }
        const form = document.body.appendChild(document.createElement('form'));
        form.action = url;
        form.submit();
        form.remove();
      }, address);
      await page.waitForTimeout(200);
      expect.soft(page.url(), address).toBe(home);
      expect.soft(await page.evaluate(() => document.title), address).not.toBe('script');
      expect.soft(app.electron.windows().length, address).toBe(1);
      expect.soft(await external(), address).toBe(0);
    }
  });

  test('an empty page, which Chromium asks nobody about, is left at once', async ({ page }) => {
    const home = page.url();
    await page.evaluate(() => {
      setTimeout(() => (location.href = 'about:blank'));
    });
    await page.waitForURL('about:blank').catch(() => undefined);
    await page.waitForURL(home);
    await expect.poll(() => page.evaluate(() => window.sourcemark.settings().then(() => 'at home'))).toBe('at home');
  });

  test('no other address can be opened in a new window', async ({ app, page }) => {
    for (const address of [...elsewhere, 'about:blank', '', page.url()]) {
      const opened = await page.evaluate((url) => window.open(url, '_blank', 'popup') !== null, address);
      await page.waitForTimeout(100);
      expect.soft(opened, address).toBe(false);
      expect.soft(app.electron.windows().length, address).toBe(1);
      const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
      expect.soft(windows, address).toBe(1);
    }
  });

  test('frames and webviews show nothing', async ({ page }) => {
    const shown = await page.evaluate(async () => {
      const results: string[] = [];
      for (const [kind, url] of [
        ['iframe', 'https://example.org/'],
        ['iframe', 'sourcemark://app/index.html'],
        ['iframe', 'data:text/html,<p>other</p>'],
        ['webview', 'https://example.org/'],
        ['object', 'sourcemark://app/index.html'],
        ['embed', 'sourcemark://app/index.html'],
      ] as const) {
        const element = document.createElement(kind);
        try {
          element.setAttribute(kind === 'object' ? 'data' : 'src', url);
        } catch {
          continue;
        }
        document.body.append(element);
        await new Promise((resolve) => setTimeout(resolve, 200));
        if ('getWebContentsId' in element) results.push(`${kind} is alive`);
        const inner = 'contentDocument' in element ? (element.contentDocument as Document | null) : null;
        if (inner && inner.body.textContent !== '') results.push(`${kind} shows ${url}`);
        element.remove();
      }
      return results;
    });
    expect(shown).toEqual([]);
  });

  test('nothing is downloaded', async ({ app, page, home }) => {
    await app.electron.evaluate(({ app: electronApp }, folder) => {
      electronApp.setPath('downloads', folder);
    }, home);
    const before = fs.readdirSync(home).sort();
    await page.evaluate(() => {
      const blob = URL.createObjectURL(new Blob(['content']));
      for (const href of [blob, 'data:application/octet-stream,content', 'sourcemark://app/index.html']) {
        const link = document.body.appendChild(document.createElement('a'));
        Object.assign(link, { href, download: 'stolen.bin' });
        link.click();
        link.remove();
      }
    });
    await page.waitForTimeout(500);
    expect(fs.readdirSync(home).sort()).toEqual(before);
    expect(app.electron.windows()).toHaveLength(1);
  });
});

test.describe('no code but its own', () => {
  test('code made of strings does not run', async ({ page }) => {
    const results = await page.evaluate(async () => {
      const ran: string[] = [];
      Object.assign(globalThis, { note: (what: string) => ran.push(what) });
      const attempt = async (act: () => unknown) => {
        try {
          // In a task of its own: inside the test's own call Chromium lets code made of strings run.
          await later(act);
        } catch {
          // Refused, as it should be.
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      };
      const untyped = (element: Element, name: string, value: unknown) => Reflect.set(element, name, value);
      await attempt(() => eval('note("eval")'));
      await attempt(() => Reflect.apply(Reflect.construct(Function, ['note("Function")']), undefined, []));
      await attempt(() => setTimeout('note("setTimeout")' as unknown as () => void, 0));
      await attempt(() => document.body.setAttribute('onclick', 'note("handler")'));
      await attempt(() => document.body.click());
      await attempt(() => {
        const script = document.createElement('script');
        untyped(script, 'text', 'note("inline script")');
        document.body.append(script);
      });
      await attempt(() => {
        const script = document.createElement('script');
        script.append('note("inline script, as a node")');
        document.body.append(script);
      });
      for (const src of ['data:text/javascript,note("data script")', 'https://example.org/x.js']) {
        await attempt(() => {
          const script = document.createElement('script');
          untyped(script, 'src', src);
          document.body.append(script);
        });
      }
      await attempt(() => {
        const script = document.createElement('script');
        untyped(script, 'src', URL.createObjectURL(new Blob(['note("blob script")'], { type: 'text/javascript' })));
        document.body.append(script);
      });
      await attempt(() => {
        const holder = document.createElement('div');
        untyped(holder, 'innerHTML', '<img src=x onerror=note("innerHTML")>');
        document.body.append(holder);
      });
      await attempt(() => {
        const frame = document.createElement('iframe');
        untyped(frame, 'srcdoc', '<script>parent.note("srcdoc")</script>');
        document.body.append(frame);
      });
      for (const url of [URL.createObjectURL(new Blob(['postMessage(1)'])), 'data:text/javascript,postMessage(1)']) {
        await attempt(() => {
          new Worker(url).onmessage = () => ran.push('worker');
        });
      }
      await attempt(() => navigator.serviceWorker.register('sourcemark://app/sw.js').then(() => ran.push('service')));
      const module: string = 'data:text/javascript,note("import")';
      await attempt(() => import(module));
      return ran;
    });
    expect(results).toEqual([]);
  });

  test('a policy for trusted types cannot be made up', async ({ page }) => {
    const made = await page.evaluate(() => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): unknown };
      };
      for (const name of ['default', 'mine']) {
        try {
          trustedTypes.createPolicy(name, { createHTML: (html: string) => html });
          return name;
        } catch {
          // Refused, as it should be.
        }
      }
      return 'none';
    });
    expect(made).toBe('none');
  });

  test('the page has no Node, no Electron, and only the bridge', async ({ page }) => {
    const found = await page.evaluate(() => ({
      names: [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        'electron',
        'ipcRenderer',
        '__dirname',
      ].filter((name) => name in globalThis),
      bridge: Object.keys(window.sourcemark).sort(),
      frozen: !Reflect.set(window, 'sourcemark', {}) || Object.keys(window.sourcemark).length > 0,
    }));
    expect(found).toEqual({
      names: [],
      bridge: [
        'addGazetteer',
        'chooseCapture',
        'chooseImports',
        'connect',
        'exportCase',
        'exportCodebook',
        'importAnnotations',
        'importCodebook',
        'importDropped',
        'mergeCopy',
        'onClosing',
        'onMenu',
        'onNotice',
        'onServiceGone',
        'platform',
        'ready',
        'restartService',
        'saveOriginal',
        'savePicture',
        'saveSettings',
        'setAnnotator',
        'settings',
        'showExported',
      ],
      frozen: true,
    });
  });

  test('the windows are made as they should be', async ({ app }) => {
    const made = await app.electron.evaluate(({ app: { isPackaged }, BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        webContents.openDevTools({ mode: 'detach', activate: false });
        const devTools = webContents.isDevToolsOpened();
        webContents.closeDevTools();
        // Left out of Electron's documentation, but there since version 1.
        const { getLastWebPreferences } = webContents as unknown as {
          getLastWebPreferences: (this: unknown) => Electron.WebPreferences;
        };
        const made = getLastWebPreferences.call(webContents);
        const { contextIsolation, sandbox, nodeIntegration, nodeIntegrationInSubFrames, webviewTag, webSecurity } =
          made;
        return {
          ...{ contextIsolation, sandbox, nodeIntegration, nodeIntegrationInSubFrames, webviewTag, webSecurity },
          devToolsOnlyInCheckout: isPackaged ? !devTools : true,
        };
      }),
    );
    expect(made).toEqual([
      {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        webSecurity: true,
        devToolsOnlyInCheckout: true,
      },
    ]);
  });
});

test.describe('no permissions', () => {
  // Without devices there would be nothing to deny.
  test.use({ start: { args: ['--use-fake-device-for-media-stream'] } });

  test('every permission is denied without a question', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const denied = async (act: () => Promise<unknown>): Promise<string> => {
        const answer = await Promise.race([
          act().then(
            (value) => `answered ${JSON.stringify(value)}`,
            (error: unknown) => (error instanceof Error ? error.name : 'refused'),
          ),
          new Promise<string>((resolve) => setTimeout(resolve, 3_000, 'no answer')),
        ]);
        return answer;
      };
      const { clipboard, geolocation, mediaDevices, permissions, storage } = navigator;
      const devices = navigator as unknown as Record<
        'usb' | 'serial' | 'hid' | 'bluetooth',
        Record<string, (o: object) => Promise<unknown>>
      >;
      return {
        notification: await denied(() => Notification.requestPermission()),
        geolocation: await denied(
          () =>
            new Promise((_resolve, reject) =>
              geolocation.getCurrentPosition(_resolve, ({ code }) => reject(new Error(String(code)))),
            ),
        ),
        camera: await denied(() => mediaDevices.getUserMedia({ video: true })),
        microphone: await denied(() => mediaDevices.getUserMedia({ audio: true })),
        screen: await denied(() => mediaDevices.getDisplayMedia({ video: true })),
        clipboard: await denied(() => clipboard.readText()),
        clipboardWrite: await denied(() => clipboard.writeText('overwritten')),
        midi: await denied(() => navigator.requestMIDIAccess({ sysex: true })),
        storage: await denied(() => storage.persist()),
        lock: await denied(() =>
          (navigator as unknown as { wakeLock: { request(): Promise<unknown> } }).wakeLock.request(),
        ),
        usb: await denied(async () => devices.usb['requestDevice']?.({ filters: [] })),
        serial: await denied(async () => devices.serial['requestPort']?.({})),
        hid: await denied(async () => devices.hid['requestDevice']?.({ filters: [] })),
        states: await Promise.all(
          ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'clipboard-write', 'midi'].map(
            async (name) => (await permissions.query({ name: name as PermissionName })).state,
          ),
        ),
      };
    });
    expect(answers).toMatchObject({
      notification: 'answered "denied"',
      camera: 'NotAllowedError',
      microphone: 'NotAllowedError',
      clipboard: 'NotAllowedError',
      clipboardWrite: 'NotAllowedError',
      storage: 'answered false',
      lock: 'NotAllowedError',
    });
    const { states, usb, serial, hid, ...others } = answers;
    expect(states).toEqual(states.map(() => 'denied'));
    for (const answer of [usb, serial, hid]) {
      expect(['NotFoundError', 'NotAllowedError', 'SecurityError', 'answered []']).toContain(answer);
    }
    for (const [name, answer] of Object.entries(others)) expect(answer, name).not.toMatch(/no answer|granted|prompt/);
  });

  test('nothing is spell-checked by a dictionary that would have to be fetched', async ({ app }) => {
    const spelling = await app.electron.evaluate(({ session: { defaultSession } }) => ({
      enabled: defaultSession.isSpellCheckerEnabled(),
      languages: defaultSession.getSpellCheckerLanguages(),
    }));
    expect(spelling).toEqual({ enabled: false, languages: [] });
  });
});

test.describe('the protocol', () => {
  test('serves the page with its policy', async ({ app }) => {
    const { status, headers } = await ask(app, 'sourcemark://app/index.html');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
  });

  const notServed = [
    'sourcemark://app/',
    'sourcemark://app/missing.html',
    'sourcemark://app/../package.json',
    'sourcemark://app/../../package.json',
    'sourcemark://app/%2e%2e/main.cjs',
    'sourcemark://app/%2e%2e%2fmain.cjs',
    'sourcemark://app/..%2f..%2fpackage.json',
    'sourcemark://app/..%5cmain.cjs',
    'sourcemark://app/assets/..%2f..%2fmain.cjs',
    'sourcemark://app/%252e%252e%252fmain.cjs',
    'sourcemark://app/index.html%00.js',
    'sourcemark://app/%2fetc%2fpasswd',
    'sourcemark://app//etc/passwd',
    'sourcemark://app/index.html?x',
    'sourcemark://other/index.html',
  ];

  test('serves nothing but the files of the page', async ({ app }) => {
    for (const address of notServed) {
      const { status, body } = await ask(app, address);
      expect.soft([404, 'refused'], address).toContain(status);
      expect.soft(body, address).toMatch(/^(Not found)?$/);
    }
  });

  test('answers GET alone', async ({ app }) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect((await ask(app, 'sourcemark://app/index.html', method)).status, method).toBe(404);
    }
  });
});

test.describe('messages to the main process', () => {
  test('with wrong arguments are refused and do nothing', async ({ app, page }) => {
    const dialogs = await countDialogs(app.electron);
    const before = await page.evaluate(() => window.sourcemark.settings());
    const answers = await page.evaluate(async () => {
      const bridge = window.sourcemark as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
      const refused = async (method: string, ...given: unknown[]): Promise<string> => {
        try {
          const answer = (await bridge[method]?.(...given)) as { ok?: boolean; error?: { code?: string } } | undefined;
          return answer?.ok === false ? String(answer.error?.code) : `accepted ${method}`;
        } catch {
          return 'rejected';
        }
      };
      return [
        await refused('chooseImports', '/etc/passwd'),
        await refused('importDropped', ['/etc/passwd']),
        await refused('importDropped', [new File(['x'], '/etc/passwd')]),
        await refused('importDropped', '/etc/passwd'),
        await refused('chooseCapture', ''),
        await refused('chooseCapture', ['x']),
        await refused('saveOriginal', 'x'),
        await refused('saveOriginal', 'x', 'n'.repeat(10_000)),
        await refused('savePicture', { title: 'x', format: 'exe', bytes: new Uint8Array(8) }),
        await refused('savePicture', { title: '', format: 'png', bytes: new Uint8Array(8) }),
        await refused('savePicture', { title: 'x', format: 'png', bytes: 'x' }),
        await refused('savePicture', { title: 'x', format: 'svg', bytes: new TextEncoder().encode('#!/bin/sh') }),
        await refused('exportCase', { format: 'exe', profile: 'default', scope: {} }),
        await refused('exportCase', { format: 'csv', profile: 'default', scope: {}, path: '/tmp/x' }),
        await refused('exportCase'),
        await refused('importAnnotations', { tag: 'claim', addSources: false, path: '/etc/passwd' }),
        await refused('importAnnotations', '/etc/passwd'),
        await refused('setAnnotator', 7),
        await refused('setAnnotator', 'x'.repeat(100_000)),
        await refused('saveSettings', { textSize: 1e9 }),
        await refused('saveSettings', { appearance: 'pink' }),
        await refused('saveSettings', { __proto__: null, places: {} }),
        await refused('saveSettings', 'x'),
      ];
    });
    expect(answers).toEqual([
      ...['bad-request', 'refused', 'refused', 'rejected'],
      ...['bad-request', 'bad-request', 'bad-request', 'bad-request'],
      ...['bad-request', 'bad-request', 'bad-request', 'bad-request'],
      ...[
        'bad-request',
        'bad-request',
        'bad-request',
        'bad-request',
        'bad-request',
        'bad-request',
        'bad-request',
        'rejected',
        'rejected',
        'rejected',
        'rejected',
      ],
    ]);
    expect(await page.evaluate(() => window.sourcemark.settings())).toEqual(before);
    expect(await dialogs()).toBe(0);
  });

  test('never name the files of codebooks, gazetteers and copies: the person does', async ({ app, page, home }) => {
    const dialogs = await countDialogs(app.electron);
    const target = path.join(home, 'named-by-the-page.json');
    await page.evaluate(async (named) => {
      const bridge = window.sourcemark as unknown as Record<string, (path: string) => Promise<unknown>>;
      for (const method of ['exportCodebook', 'importCodebook', 'addGazetteer', 'mergeCopy'])
        await bridge[method]?.(named);
    }, target);
    expect(await dialogs()).toBe(4);
    expect(fs.existsSync(target)).toBe(false);
  });

  test('from a window that is not ours are refused', async ({ app, home }) => {
    const preload = path.join(home, 'forger.cjs');
    fs.writeFileSync(
      preload,
      `const { contextBridge, ipcRenderer } = require('electron');
       contextBridge.exposeInMainWorld('forge', (...given) => ipcRenderer.invoke(...given));`,
    );
    const answers = await app.electron.evaluate(async ({ BrowserWindow, ipcMain }, script) => {
      const forger = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } });
      await forger.loadURL('sourcemark://app/index.html');
      const channels = [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()];
      const answers: unknown[] = [];
      for (const channel of channels.filter((name) => name.startsWith('sourcemark:'))) {
        const ask = `forge(${JSON.stringify(channel)}).then((a) => a?.error?.code ?? 'accepted', () => 'rejected')`;
        answers.push(await forger.webContents.executeJavaScript(ask));
      }
      forger.destroy();
      return answers;
    }, preload);
    expect(answers.length).toBe(16);
    for (const answer of answers) expect(['refused', 'rejected']).toContain(answer);
  });

  test('from a frame inside our page are refused', async ({ app, page }) => {
    const inner = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      return Object.keys(frame.contentWindow ?? {}).includes('sourcemark');
    });
    expect(inner).toBe(false);
    const answers = await app.electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const frame = sender?.mainFrame.frames[0];
      if (!frame) throw new Error('There is no inner frame.');
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: object, ...given: unknown[]) => unknown>;
      };
      const ask = async (senderFrame: unknown) => {
        const settings = handlers.get('sourcemark:settings');
        const annotator = handlers.get('sourcemark:set-annotator');
        const event = { sender, senderFrame };
        return {
          settings: await Promise.resolve()
            .then(() => settings?.(event))
            .then(
              () => 'accepted',
              () => 'rejected',
            ),
          annotator: await annotator?.(event, 'Forger'),
        };
      };
      return {
        inner: await ask(frame),
        none: await ask(null),
        pretending: await ask({ url: sender.getURL() }),
        main: await ask(sender.mainFrame),
      };
    });
    const refused = { settings: 'rejected', annotator: { ok: false, error: { code: 'refused' } } };
    expect(answers).toMatchObject({
      inner: refused,
      none: refused,
      pretending: refused,
      // The control: the same way works for the page itself.
      main: { settings: 'accepted', annotator: { ok: true } },
    });
  });
});

/** In the page: runs `act` in a task of its own, where the content policy holds, and answers what it returns. */
declare function later<T>(act: () => T | Promise<T>): Promise<T>;

test.beforeEach(async ({ page }) => {
  const define = () => {
    Object.assign(globalThis, {
      later: (act: () => unknown) =>
        new Promise((resolve, reject) => {
          setTimeout(() => {
            Promise.resolve().then(act).then(resolve, reject);
          });
        }),
    });
  };
  await page.addInitScript(define);
  await page.evaluate(define);
});

/** Asks for an address as the main process, to which no content policy applies. */
async function ask({ electron }: RunningApp, address: string, method = 'GET') {
  return electron.evaluate(
    async ({ net }, given) => {
      try {
        const response = await net.fetch(given.address, { method: given.method });
        const headers = Object.fromEntries(response.headers.entries());
        return {
          status: response.status,
          headers,
          body: response.status === 200 ? 'something' : await response.text(),
        };
      } catch {
        return { status: 'refused', headers: {} as Record<string, string>, body: '' };
      }
    },
    { address, method },
  );
}

/** Counts from now on how often the app hands something to another program. */
async function countExternal(electron: ElectronApplication): Promise<() => Promise<number>> {
  await electron.evaluate(({ shell }) => {
    const counted = Object.assign(globalThis, { handedOver: 0 });
    const count = () => {
      counted.handedOver += 1;
      return Promise.resolve('');
    };
    Object.assign(shell, { openExternal: count, openPath: count });
  });
  return () => electron.evaluate(() => (globalThis as unknown as { handedOver: number }).handedOver);
}

/** Counts from now on how often a dialog is shown, and cancels it. */
async function countDialogs(electron: ElectronApplication): Promise<() => Promise<number>> {
  await electron.evaluate(({ dialog }) => {
    const counted = Object.assign(globalThis, { dialogs: 0 });
    const count = () => {
      counted.dialogs += 1;
      return Promise.resolve({ canceled: true, filePaths: [], filePath: '', response: 0 });
    };
    Object.assign(dialog, { showOpenDialog: count, showSaveDialog: count, showMessageBox: count });
  });
  return () => electron.evaluate(() => (globalThis as unknown as { dialogs: number }).dialogs);
}

/** Tries to reach a port of this machine in every way a page knows. What answers with an error says "refused". */
async function tryEveryWayOut(page: Page, port: number): Promise<Record<string, string>> {
  return page.evaluate(async (target) => {
    const hosts = [`127.0.0.1:${target}`, `localhost:${target}`];
    const tried: Record<string, string> = {};
    const settle = (promise: Promise<unknown>) =>
      Promise.race([
        promise.then(
          () => 'reached',
          () => 'refused',
        ),
        new Promise<string>((resolve) => setTimeout(resolve, 2_000, 'no answer')),
      ]);
    const events = (source: EventTarget, good: string) =>
      new Promise((resolve, reject) => {
        source.addEventListener(good, resolve);
        source.addEventListener('error', reject);
        source.addEventListener('close', reject);
      });
    const tryIt = (act: () => unknown) => {
      try {
        act();
      } catch {
        // Refused at once.
      }
    };
    const put = (tag: string, attributes: Record<string, string>) => {
      tryIt(() => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) tryIt(() => element.setAttribute(name, value));
        document.body.append(element);
        if (element instanceof HTMLAnchorElement) element.click();
        if (element instanceof HTMLFormElement) element.submit();
      });
    };
    for (const host of hosts) {
      const http = `http://${host}/`;
      const note = async (name: string, act: () => Promise<unknown>) => {
        const outcome = await settle(later(act));
        tried[name] = tried[name] === 'reached' ? 'reached' : outcome;
      };
      await note('fetch', () => fetch(`${http}fetch`, { mode: 'no-cors' }));
      await note('keepalive', () =>
        fetch(`${http}keepalive`, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
      );
      await note('xhr', () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${http}xhr`);
        const ended = events(request, 'load');
        request.send();
        return ended;
      });
      await note('webSocket', () => events(new WebSocket(`ws://${host}/socket`), 'open'));
      await note('eventSource', () => events(new EventSource(`${http}events`), 'open'));
      tryIt(() => navigator.sendBeacon(`${http}beacon`, 'x'));
      tryIt(() => (new Image().src = `${http}image`));
      tryIt(() => new Audio(`${http}audio`).load());
      tryIt(() => void new FontFace('stolen', `url(${http}font)`).load().catch(() => undefined));
      tryIt(() => void import(`${http}module.js`).catch(() => undefined));
      tryIt(() => new Worker(`${http}worker.js`));
      tryIt(() => new SharedWorker(`${http}shared.js`));
      for (const rel of [
        ...['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'stylesheet', 'icon', 'manifest', 'modulepreload'],
      ]) {
        put('link', { rel, href: `${http}${rel}` });
      }
      for (const as of ['image', 'font', 'script', 'style', 'fetch']) {
        put('link', { rel: 'preload', as, href: `${http}preload`, crossorigin: '' });
      }
      put('script', { src: `${http}script.js` });
      put('script', { src: `${http}module.js`, type: 'module' });
      put('img', { src: `${http}img`, srcset: `${http}srcset 2x` });
      put('video', { src: `${http}video`, poster: `${http}poster`, preload: 'auto' });
      put('iframe', { src: `${http}frame` });
      put('object', { data: `${http}object` });
      put('embed', { src: `${http}embed` });
      put('webview', { src: `${http}webview` });
      put('input', { type: 'image', src: `${http}input` });
      put('div', { style: `background: url(${http}background)` });
      put('a', { href: '#', ping: `${http}ping` });
      put('a', { href: `${http}link`, target: '_blank' });
      put('form', { action: `${http}form`, method: 'post' });
      put('meta', { 'http-equiv': 'refresh', content: `0;url=${http}refresh` });
      tryIt(() => document.body.style.setProperty('background-image', `url(${http}cssom)`));
      tryIt(() => {
        const rules = document.createElement('script');
        rules.type = 'speculationrules';
        rules.append(JSON.stringify({ prefetch: [{ source: 'list', urls: [`${http}speculation`] }] }));
        document.body.append(rules);
      });
      tryIt(() => {
        const relay = { username: 'u', credential: 'c' };
        const connection = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:${host}` },
            { urls: [`turn:${host}?transport=udp`, `turn:${host}?transport=tcp`], ...relay },
          ],
        });
        connection.createDataChannel('out');
        void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
      });
      tryIt(() => window.open(`${http}open`));
      tryIt(() => (location.href = `${http}location`));
    }
    return tried;
  }, port);
}
