/** What the tests of this folder share: cases in a temporary folder, and sources made of a few words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { ReadResult } from '../domain/source';
import { visibleLines, type TextExtent } from '../domain/text';
import type { CaseFile } from './case-file';
import { addCaptures, type AddedCapture, type CaptureDraft } from './commands';
import { openCase, type OpenOptions } from './open';
import { readSource } from './sources';

const folders: string[] = [];
const open = new Set<CaseFile>();

afterEach(() => {
  for (const file of open) if (file.db.open) file.close();
  open.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A path for a case in a folder of its own that goes away after the test. */
export function casePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-'));
  folders.push(folder);
  return join(folder, 'Daraa.sourcemark');
}

/** Opens a case for writing; it is closed after the test. */
export function openTestCase(path = casePath(), options: Partial<OpenOptions> = {}): CaseFile {
  const file = openCase(path, {
    author: { desk: '00000000-0000-4000-8000-000000000001', name: 'Amal' },
    app: 'test',
    mode: 'write',
    create: true,
    ...options,
  });
  open.add(file);
  return file;
}

/** What a reader would make of `text`. */
export function readOf(text: string, extent: TextExtent = 'article'): ReadResult {
  return {
    text,
    blocks: visibleLines(text).map((line) => ({ ...line, kind: 'paragraph' })),
    facts: [{ field: 'headline', value: text.slice(0, 20) || '-', basis: 'inferred', reason: 'first words' }],
    warnings: [],
    mediaType: 'text/plain',
    encoding: 'utf-8',
    extent,
    hasExtents: true,
    reader: 'test',
    readerVersion: '1',
  };
}

/** Adds a source with this text. */
export function addText(file: CaseFile, text: string, name = 'article.txt'): AddedCapture & { readonly text: string } {
  return add(file, { bytes: Buffer.from(text, 'utf8'), via: 'file', name, read: readOf(text) });
}

/** Adds a newer capture of `source`, with this text. */
export function addNewCapture(file: CaseFile, source: string, text: string): AddedCapture & { readonly text: string } {
  return add(file, { bytes: Buffer.from(text, 'utf8'), via: 'file', name: 'newer.txt', source, read: readOf(text) });
}

function add(file: CaseFile, draft: CaptureDraft): AddedCapture & { readonly text: string } {
  const [added] = addCaptures(file, [draft]);
  if (added === undefined) throw new Error('nothing was added');
  return { ...added, text: readSource(file.db, added.source).text.id };
}
