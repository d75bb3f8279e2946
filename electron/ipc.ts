/**
 * The bridge's other end. Every message is checked before anything is done: it must come from the main frame of one of
 * our windows that shows our page, and its arguments must be exactly what the bridge sends.
 */
import { ipcMain, nativeTheme, shell, type WebContents, type WebFrameMain } from 'electron';
import * as z from 'zod';
import { PICTURE_FORMATS, PICTURE_LIMIT } from '../domain/bridge';
import { exportWishForm, type Reply } from '../domain/contract';
import { SourcemarkError, errorData } from '../domain/errors';
import { caseOf, handPort, type CaseWindow } from './case-window';
import { CHANNELS } from './channels';
import { TAGS } from '../domain/tags';
import {
  chooseAnnotationsPath,
  chooseCapturePath,
  chooseCodebookPath,
  chooseCodebookTarget,
  chooseCopyPath,
  chooseExportPath,
  chooseGazetteerPath,
  chooseImportPaths,
  chooseOriginalPath,
  choosePicturePath,
} from './dialogs';
import { checkPicture, writePicture } from './pictures';
import { ORIGIN } from './protocol-path';
import { VIEW_CHANGE, type Settings } from './settings';

/** What the messages act on besides the window they come from. */
export interface IpcActions {
  readonly settings: Settings;
  /** The appearance was set. */
  readonly appearanceChanged: () => void;
  /** A page shows its first article. */
  readonly pageReady: (open: CaseWindow) => void;
}

/** The most paths that one drop may bring. */
const DROP_LIMIT = 10_000;

const nothing = z.tuple([]);
const importKind = z.tuple([z.enum(['files', 'folder'])]);
const paths = z.tuple([z.array(z.string().max(32_768)).max(DROP_LIMIT)]);
const id = z.string().min(1).max(64);
const source = z.tuple([id]);
const capture = z.tuple([id, z.string().max(4096)]);
const exportWish = z.tuple([exportWishForm]);
const annotationsWish = z.tuple([z.strictObject({ tag: z.enum(TAGS), addSources: z.boolean() })]);
const picture = z.tuple([
  z.strictObject({
    title: z.string().min(1).max(200),
    format: z.enum(PICTURE_FORMATS),
    bytes: z.instanceof(Uint8Array).check(z.refine(({ byteLength }) => byteLength <= PICTURE_LIMIT)),
  }),
]);
const annotatorName = z.tuple([z.string().max(200)]);

/** Starts to answer the bridge. */
export function answerBridge({ settings, appearanceChanged, pageReady }: IpcActions): void {
  listen(CHANNELS.connect, handPort);
  listen(CHANNELS.ready, pageReady);

  reply(CHANNELS.chooseImports, importKind, async ({ window, service }, [what]) => {
    const chosen = await chooseImportPaths(window, what);
    return chosen ? service.call((control) => control.importPaths(chosen, 'file')) : done(undefined);
  });
  reply(CHANNELS.importDropped, paths, ({ service }, [dropped]) => {
    const real = dropped.filter((file) => file !== '');
    if (real.length === 0) {
      throw new SourcemarkError(
        'refused',
        'What was dropped is no file of this computer. Save it to a file first, then import that.',
      );
    }
    return service.call((control) => control.importPaths(real, 'drop'));
  });
  reply(CHANNELS.chooseCapture, source, async ({ window, service }, [of]) => {
    const chosen = await chooseCapturePath(window);
    return chosen === undefined ? done(undefined) : service.call((control) => control.importCapture(of, chosen));
  });
  reply(CHANNELS.saveOriginal, capture, async ({ window, service }, [of, name]) => {
    const target = await chooseOriginalPath(window, name);
    return target === undefined ? done(undefined) : service.call((control) => control.writeOriginal(of, target));
  });
  reply(CHANNELS.exportCase, exportWish, async (open, [wish]) => {
    const folder = open.lastExport && open.lastExport.replace(/[^/\\]*$/, '');
    const target = await chooseExportPath(open.window, open.name, wish, folder || undefined);
    if (target === undefined) return done(undefined);
    const result = await open.service.call((control) => control.exportCase(target, wish));
    if (result.ok) open.lastExport = target;
    return result;
  });
  reply(CHANNELS.exportCodebook, nothing, async (open) => {
    const folder = open.lastExport && open.lastExport.replace(/[^/\\]*$/, '');
    const target = await chooseCodebookTarget(open.window, open.name, folder || undefined);
    if (target === undefined) return done(undefined);
    const result = await open.service.call((control) => control.exportCodebook(target));
    if (result.ok) open.lastExport = target;
    return result;
  });
  reply(CHANNELS.savePicture, picture, async (open, [{ title, format, bytes }]) => {
    checkPicture(format, bytes);
    const folder = open.lastExport && open.lastExport.replace(/[^/\\]*$/, '');
    const target = await choosePicturePath(open.window, title, format, folder || undefined);
    if (target === undefined) return done(undefined);
    const saved = writePicture(target, bytes);
    open.lastExport = target;
    return done(saved);
  });
  reply(CHANNELS.importCodebook, nothing, async ({ window, service }) => {
    const chosen = await chooseCodebookPath(window);
    return chosen === undefined ? done(undefined) : service.call((control) => control.importCodebook(chosen));
  });
  reply(CHANNELS.importAnnotations, annotationsWish, async ({ window, service }, [wish]) => {
    const chosen = await chooseAnnotationsPath(window);
    return chosen === undefined ? done(undefined) : service.call((control) => control.importAnnotations(chosen, wish));
  });
  reply(CHANNELS.mergeCopy, nothing, async ({ window, service }) => {
    const chosen = await chooseCopyPath(window);
    return chosen === undefined ? done(undefined) : service.call((control) => control.mergeCopy(chosen));
  });
  reply(CHANNELS.addGazetteer, nothing, async ({ window, service }) => {
    const chosen = await chooseGazetteerPath(window);
    return chosen === undefined ? done(undefined) : service.call((control) => control.addGazetteer(chosen));
  });
  reply(CHANNELS.restartService, nothing, async (open) => {
    const result = await open.service.restart();
    if (result.ok) handPort(open);
    return result;
  });
  reply(CHANNELS.setAnnotator, annotatorName, ({ service }, [name]) =>
    service.call((control) => control.setAnnotator(name)),
  );

  give(CHANNELS.showExported, nothing, ({ lastExport }) => {
    if (lastExport !== undefined) shell.showItemInFolder(lastExport);
  });
  give(CHANNELS.settings, nothing, () => settings.view());
  give(CHANNELS.saveSettings, z.tuple([VIEW_CHANGE]), (_open, [changed]) => {
    const { appearance } = settings.changeView(changed);
    if (nativeTheme.themeSource !== appearance) appearanceChanged();
  });
}

/** A request whose answer is always a Reply. */
function reply<A, R>(
  channel: string,
  args: z.ZodType<A>,
  act: (open: CaseWindow, args: A) => Promise<Reply<R>> | Reply<R>,
): void {
  ipcMain.handle(channel, async (event, ...given: unknown[]): Promise<Reply<R>> => {
    try {
      const open = sender(event);
      return await act(open, checked(channel, args, given));
    } catch (error) {
      return { ok: false, error: errorData(error) };
    }
  });
}

/** A request whose answer is a plain value; what is wrong with it rejects. */
function give<A, R>(channel: string, args: z.ZodType<A>, act: (open: CaseWindow, args: A) => R): void {
  ipcMain.handle(channel, (event, ...given: unknown[]): R => {
    const open = sender(event);
    return act(open, checked(channel, args, given));
  });
}

/** A message without arguments and answer; a wrong one is passed over. */
function listen(channel: string, act: (open: CaseWindow) => void): void {
  ipcMain.on(channel, (event, ...given: unknown[]) => {
    const open = caseOf(event.sender);
    if (open && isOwnFrame(event) && given.length === 0) act(open);
  });
}

function sender(event: { sender: WebContents; senderFrame: WebFrameMain | null }): CaseWindow {
  const open = caseOf(event.sender);
  if (!open || !isOwnFrame(event)) {
    throw new SourcemarkError('refused', 'The request did not come from a window of Sourcemark and was refused.');
  }
  return open;
}

function isOwnFrame({ sender, senderFrame }: { sender: WebContents; senderFrame: WebFrameMain | null }): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${ORIGIN}/`);
}

function checked<A>(channel: string, args: z.ZodType<A>, given: readonly unknown[]): A {
  const parsed = args.safeParse(given);
  if (!parsed.success) throw new SourcemarkError('bad-request', `The request ${channel} was not understood.`);
  return parsed.data;
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value };
}
