/** The system's own dialogs. Every path that the app touches comes from one of these, from a drop or from the start. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { PictureFormat } from '../domain/bridge';
import type { ExportWish } from '../domain/export';
import { EXPORT_ENDINGS, EXPORT_NAMES } from '../domain/export-formats';
import { SourcemarkError } from '../domain/errors';
import { exportName, originalName, withEnding } from './file-names';
import { CASE_ENDING } from './start-arguments';

const CODEBOOK_ENDING = '.json';
const CODEBOOK_FILTERS = [{ name: 'Codebooks', extensions: [CODEBOOK_ENDING.slice(1)] }];
const CASE_FILTERS = [{ name: 'Sourcemark cases', extensions: [CASE_ENDING.slice(1)] }];

/** Asks which files or folders to import. Undefined when the person cancels. */
export async function chooseImportPaths(
  window: BrowserWindow,
  what: 'files' | 'folder',
): Promise<readonly string[] | undefined> {
  // Only macOS has a dialog that can choose both; elsewhere asking for both would offer folders alone.
  const kinds = process.platform === 'darwin' ? (['openFile', 'openDirectory'] as const) : ([CHOOSES[what]] as const);
  const chosen = await dialog.showOpenDialog(window, {
    title: what === 'folder' ? 'Import a folder' : 'Import sources',
    buttonLabel: 'Import',
    properties: [...kinds, 'multiSelections', 'dontAddToRecent'],
  });
  return chosen.canceled || chosen.filePaths.length === 0 ? undefined : chosen.filePaths;
}

const CHOOSES = { files: 'openFile', folder: 'openDirectory' } as const;

/** Asks which file is a newer capture of a source. Undefined when the person cancels. */
export async function chooseCapturePath(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Add a newer capture',
    buttonLabel: 'Add',
    properties: ['openFile', 'dontAddToRecent'],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** Asks for the table of a country's places. Undefined when the person cancels. */
export async function chooseGazetteerPath(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Add a country’s places',
    buttonLabel: 'Add',
    filters: [
      { name: 'Tables of GeoNames', extensions: ['txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** Asks where original bytes go; `name` is what their file was called. Undefined when the person cancels. */
export async function chooseOriginalPath(window: BrowserWindow, name: string): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the original',
    buttonLabel: 'Save',
    defaultPath: path.join(app.getPath('documents'), originalName(name)),
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath;
}

/** Asks where an export goes. Undefined when the person cancels. */
export async function chooseExportPath(
  window: BrowserWindow,
  caseName: string,
  wish: ExportWish,
  folder: string | undefined,
): Promise<string | undefined> {
  const suggested = exportName(caseName, wish, new Date());
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Export',
    buttonLabel: 'Export',
    defaultPath: path.join(folder ?? app.getPath('documents'), suggested),
    filters: [{ name: EXPORT_NAMES[wish.format], extensions: [EXPORT_ENDINGS[wish.format].replace(/^.*\./u, '')] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (chosen.canceled || !chosen.filePath) return undefined;
  return namedFile(chosen.filePath, `.${EXPORT_ENDINGS[wish.format]}`);
}

/** Asks where the codebook of a case goes. Undefined when the person cancels. */
export async function chooseCodebookTarget(
  window: BrowserWindow,
  caseName: string,
  folder: string | undefined,
): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Export the codebook',
    buttonLabel: 'Export',
    defaultPath: path.join(folder ?? app.getPath('documents'), `${caseName} codebook${CODEBOOK_ENDING}`),
    filters: CODEBOOK_FILTERS,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return chosen.canceled || !chosen.filePath ? undefined : namedFile(chosen.filePath, CODEBOOK_ENDING);
}

/** Asks where a picture goes. Undefined when the person cancels. */
export async function choosePicturePath(
  window: BrowserWindow,
  title: string,
  format: PictureFormat,
  folder: string | undefined,
): Promise<string | undefined> {
  const ending = `.${format}`;
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the picture',
    buttonLabel: 'Save',
    defaultPath: path.join(folder ?? app.getPath('documents'), originalName(`${title}${ending}`)),
    filters: [{ name: PICTURE_NAMES[format], extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return chosen.canceled || !chosen.filePath ? undefined : namedFile(chosen.filePath, ending);
}

const PICTURE_NAMES: Readonly<Record<PictureFormat, string>> = { svg: 'SVG picture', png: 'PNG picture' };

/** Asks which file of annotations to take in. Undefined when the person cancels. */
export async function chooseAnnotationsPath(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Import annotations',
    buttonLabel: 'Import',
    filters: [
      { name: 'Annotations', extensions: ['json', 'jsonld', 'zip', 'qdpx', 'csv', 'tsv'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** Asks which copy of the case to merge. Undefined when the person cancels. */
export async function chooseCopyPath(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Merge another copy of this case',
    buttonLabel: 'Merge',
    filters: [{ name: 'Copies and bundles', extensions: [CASE_ENDING.slice(1), 'zip'] }],
    properties: ['openFile', 'dontAddToRecent'],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** Asks which codebook to take over. Undefined when the person cancels. */
export async function chooseCodebookPath(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Import a codebook',
    buttonLabel: 'Import',
    filters: CODEBOOK_FILTERS,
    properties: ['openFile', 'dontAddToRecent'],
  });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** Asks for a case to open. Undefined when the person cancels. */
export async function chooseCase(window: BrowserWindow | undefined): Promise<string | undefined> {
  const options = {
    title: 'Open a case',
    filters: CASE_FILTERS,
    properties: ['openFile' as const, 'dontAddToRecent' as const],
  };
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** Asks where a new case goes; a file that is there already is refused. Undefined when the person cancels. */
export async function chooseNewCase(window: BrowserWindow | undefined): Promise<string | undefined> {
  const options = {
    title: 'New case',
    buttonLabel: 'Create',
    defaultPath: path.join(app.getPath('documents'), `New case${CASE_ENDING}`),
    filters: CASE_FILTERS,
    properties: ['createDirectory' as const, 'dontAddToRecent' as const],
  };
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || !chosen.filePath) return undefined;
  const file = withEnding(chosen.filePath, CASE_ENDING);
  if (!existsSync(file)) return file;
  const message = `“${path.basename(file)}” exists already and was left as it is. Choose another name, or open it with File > Open case.`;
  await showSentence(window, message);
  return undefined;
}

/** Shows one sentence with a button to put it away. */
async function showSentence(window: BrowserWindow | undefined, message: string): Promise<void> {
  const options = { type: 'info' as const, message, buttons: ['Close'], noLink: true };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}

/** Says why a case can't be opened, and asks what to do instead. */
export async function askAfterFailure(name: string, sentence: string): Promise<'choose' | 'quit'> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Sourcemark',
    message: `“${name}” can’t be opened`,
    detail: sentence,
    buttons: ['Open another case…', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'choose' : 'quit';
}

/** Shows what this build is made of. */
export async function showAbout(window: BrowserWindow | undefined): Promise<void> {
  const { electron, chrome, node } = process.versions;
  const system = `${process.platform} ${process.arch} ${process.getSystemVersion()}`;
  const options = {
    type: 'none' as const,
    title: 'About Sourcemark',
    message: `Sourcemark ${app.getVersion()}`,
    detail: [
      'Marks claims, actors and places in articles and compares what the sources say. Nothing leaves this machine.',
      '',
      `Electron ${electron}`,
      `Chromium ${chrome}`,
      `Node ${node}`,
      `System ${system}`,
      '',
      'Places: GeoNames, CC BY 4.0. Countries: world-countries, ODbL. Borders: Natural Earth.',
      'What is suggested was learnt from wikigold (CC BY 4.0) and texts of re3d, with words of WordNet 3.1 and compromise.',
      'What sources have in common is found with GloVe word vectors (PDDL), learnt from ECB+ (CC BY 3.0) and SemEval STS.',
    ].join('\n'),
    buttons: ['Close'],
    noLink: true,
  };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}

/** Adds the ending where the person left it out; then the dialog has not asked about replacing, so nothing may be. */
function namedFile(chosen: string, ending: string): string {
  const file = withEnding(chosen, ending);
  if (file !== chosen && existsSync(file)) {
    const message = `“${path.basename(file)}” exists already and was left as it is. Choose another name.`;
    throw new SourcemarkError('file-exists', message);
  }
  return file;
}
