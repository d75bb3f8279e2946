/**
 * The app as the tests start it from a checkout: the same, but it becomes ready only when the test drives it. Playwright
 * asks for this by calling `__playwright_run`; an app that opens its window in the very moment in which Playwright
 * attaches to it is sometimes never attached to at all.
 */

const path = require('node:path');
const electron = require('electron');

const app = /** @type {Electron.App & { setAppPath(folder: string): void, setVersion(version: string): void }} */ (
  electron.app
);
const folder = path.resolve(__dirname, '..', '..', '..');
const about = require(path.join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(about.productName);
app.setVersion(about.version);

/** @type {(value: void) => void} */
let release = () => undefined;
const driven = new Promise((resolve) => (release = resolve));
const whenReady = app.whenReady().then(() => driven);
const emit = app.emit.bind(app);

app.whenReady = () => /** @type {Promise<void>} */ (whenReady);
app.emit = (/** @type {string} */ event, /** @type {unknown[]} */ ...given) => {
  if (event !== 'ready') return emit(event, ...given);
  void whenReady.then(() => emit(event, ...given));
  return true;
};
Object.assign(globalThis, { __playwright_run: () => release() });

require(path.join(folder, about.main));
