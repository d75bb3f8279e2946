/**
 * Stands in the floor runtime where Electron's own default app would be: starts the app in the folder that the first
 * argument names. It does so at once, since the app registers its schemes before Electron is ready.
 */

const path = require('node:path');
const electron = require('electron');

/** What Electron's default app calls too, though its documentation leaves it out. */
/** @typedef {{ setAppPath(folder: string): void, setVersion(version: string): void }} Undocumented */

const app = /** @type {Electron.App & Undocumented} */ (electron.app);
const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const about = require(path.join(folder, 'package.json'));

app.setAppPath(folder);
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
require(path.join(folder, about.main));
