/**
 * Opens PDFs with pdf.js and takes the drawn text of their pages. Nothing is fetched, evaluated, drawn or decoded but
 * text: pdf.js asks for its data files here, and gets none but character maps.
 */
import { getResolvedPDFJS } from 'unpdf';
import { SourcemarkError } from '../../../domain/errors';
import { exceeds, LIMITS, type Budget } from '../limits';
import { readCharacterMap } from './character-maps';
import type { FileMetadata } from './facts';
import { attachedNames, fieldItems, type PageAnnotation } from './fields';
import { withNewTrailer } from './rescue';
import type { DrawnItem, PageBox } from './runs';

/** The drawn text of one page. */
export interface DrawnPage {
  /** Counted from 1. */
  readonly number: number;
  readonly items: readonly DrawnItem[];
  readonly box: PageBox;
  /** Fonts whose text runs from top to bottom. */
  readonly vertical: ReadonlySet<string>;
}

/** What a PDF holds. */
export interface DrawnDocument {
  readonly pages: readonly DrawnPage[];
  /** The numbers of pages that could not be read. */
  readonly broken: readonly number[];
  readonly metadata: FileMetadata;
  readonly attachments: readonly string[];
}

/** Pieces of text on one page: far more than a page of a newspaper has, letter by letter. */
const MOST_ITEMS = 100_000;

/** pdf.js asks here for what it would fetch: character maps come from memory, fonts and programs not at all. */
class DataFactory {
  fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? readCharacterMap(filename.replace(/\.bcmap$/u, '')) : undefined;
    return map ? Promise.resolve(map) : Promise.reject(new Error(`${filename} is not at hand.`));
  }
}

/**
 * Takes all text of a PDF. Throws `password-needed`, `password-wrong`, `unreadable` or, through `budget`, `too-much`.
 */
export async function drawDocument(
  bytes: Uint8Array,
  source: { readonly name: string; readonly password?: string | undefined },
  budget: Budget,
): Promise<DrawnDocument> {
  const open = (file: Uint8Array): Promise<DrawnDocument> =>
    withDocument(file, source.password, (pdf) => drawPages(pdf, source.name, budget));
  try {
    return await open(bytes);
  } catch (error) {
    const rescued = isBroken(error) ? withNewTrailer(bytes) : undefined;
    if (rescued === undefined) throw toSentence(error, source.name, source.password);
    return await open(rescued).catch(() => {
      throw toSentence(error, source.name, source.password);
    });
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidPDFException';
}

/** Opens a PDF, gives it to `use`, and closes it whatever happens. */
async function withDocument<T>(
  bytes: Uint8Array,
  password: string | undefined,
  use: (pdf: Pdf) => Promise<T>,
): Promise<T> {
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    // A copy: pdf.js takes its bytes away from whoever had them.
    data: new Uint8Array(bytes),
    ...(password !== undefined && { password }),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    cMapUrl: 'memory:/',
    cMapPacked: true,
    standardFontDataUrl: 'memory:/',
    BinaryDataFactory: DataFactory,
    verbosity: 0,
  });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

type Pdf = Awaited<ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>;

async function drawPages(pdf: Pdf, name: string, budget: Budget): Promise<DrawnDocument> {
  if (pdf.numPages > LIMITS.entries) exceeds(name, `has more than ${LIMITS.entries.toLocaleString('en')} pages`);
  const pages: DrawnPage[] = [];
  const broken: number[] = [];
  const attached: string[] = [];
  let reason: unknown;
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      const annotations = await annotationsOf(page);
      pages.push(await drawPage(page, number, annotations, { name, budget }));
      attached.push(...attachedNames(annotations));
      page.cleanup();
    } catch (error) {
      if (error instanceof SourcemarkError) throw error;
      reason ??= error;
      broken.push(number);
    }
  }
  if (pages.length === 0) throw reason instanceof Error ? reason : new Error('No page can be read.');
  return { pages, broken, metadata: await metadataOf(pdf), attachments: [...(await attachmentsOf(pdf)), ...attached] };
}

async function drawPage(
  page: PdfPage,
  number: number,
  annotations: readonly PageAnnotation[],
  { name, budget }: { readonly name: string; readonly budget: Budget },
): Promise<DrawnPage> {
  const items: DrawnItem[] = [];
  const vertical = new Set<string>();
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader() as ReadableStreamDefaultReader<{
    items: DrawnItem[];
    styles: Record<string, { vertical?: boolean }>;
  }>;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    for (const item of value.items) {
      budget.take(item.str.length);
      items.push(item);
    }
    if (items.length > MOST_ITEMS) exceeds(name, 'draws more than 100,000 pieces of text on one page');
    for (const [font, style] of Object.entries(value.styles)) if (style.vertical === true) vertical.add(font);
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return { number, items: [...items, ...fieldItems(annotations)], box: [left, bottom, right, top], vertical };
}

/** A page's annotations; a page whose annotations are broken still has its text. */
async function annotationsOf(page: PdfPage): Promise<PageAnnotation[]> {
  try {
    return (await page.getAnnotations({ intent: 'display' })) as PageAnnotation[];
  } catch {
    return [];
  }
}

async function metadataOf(pdf: Pdf): Promise<FileMetadata> {
  try {
    const { info, metadata } = await pdf.getMetadata();
    const properties = metadata as { get(name: string): unknown } | null;
    return { info: info as Record<string, unknown>, xmp: (name) => properties?.get(name) };
  } catch {
    return { info: {}, xmp: () => undefined };
  }
}

async function attachmentsOf(pdf: Pdf): Promise<string[]> {
  try {
    const attachments = (await pdf.getAttachments()) as Record<string, { filename?: string }> | null;
    return Object.entries(attachments ?? {}).map(([key, { filename }]) => filename ?? key);
  } catch {
    return [];
  }
}

function toSentence(error: unknown, name: string, password: string | undefined): SourcemarkError {
  if (error instanceof SourcemarkError) return error;
  if (error instanceof Error && error.name === 'PasswordException') {
    return password === undefined || password === ''
      ? new SourcemarkError('password-needed', `“${name}” is encrypted. Enter its password to read it.`)
      : new SourcemarkError('password-wrong', `“${name}” does not open with this password. Check it and try again.`);
  }
  return new SourcemarkError(
    'unreadable',
    `“${name}” is damaged so that no page of it can be read. Get the file again, or print it to a new PDF and import that.`,
    { cause: error },
  );
}
