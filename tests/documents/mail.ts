/** Whether every mail and every saved page of the material gives text, or one sentence that says why not. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourcemarkError } from '../../domain/errors';
import type { ReadResult } from '../../domain/source';
import { LIMITS } from '../../electron/readers/limits';
import { takeDocument } from '../../electron/readers/read';
import { sharedData } from '../support/shared-data';
import type { Figure } from './figures';

const FORMATS = [
  ['eml', /\.eml$/u, 'mail'],
  ['mhtml', /\.mht(?:ml)?$/u, 'mhtml+html'],
] as const;

/** What UTF-8 looks like when it is read as windows-1252, and what stands for bytes that mean nothing. */
const MOJIBAKE = /\uFFFD|Ã[\u0080-\u00BF\u0152-\u2122]|â€|[\u0080-\u009F]/u;

/**
 * Measures all files of `documents/eml` and `documents/mhtml`, and all attachments that are listed: each is recognised
 * and gives text without broken characters within the time limit, or a `SourcemarkError`. Answers nothing where the
 * material is absent.
 */
export async function measureMail(root: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [folder, ending, reader] of FORMATS) {
    const path = sharedData(root, 'documents', folder);
    if (path === undefined) continue;
    const names = (await readdir(path)).filter((name) => ending.test(name)).sort();
    const short: string[] = [];
    for (const name of names) {
      const fault = await faultOf(await readFile(join(path, name)), name, reader);
      if (fault !== undefined) short.push(`${name}: ${fault}`);
    }
    const good = names.length - short.length;
    const what = `${folder.toUpperCase()}: share of files that give text or one sentence`;
    figures.push({ what, files: names.length, value: good / names.length, aim: 1, short });
  }
  return figures;
}

async function faultOf(bytes: Uint8Array, name: string, reader: string): Promise<string | undefined> {
  const began = performance.now();
  try {
    const { read, members } = await takeDocument(bytes, { name });
    if (read === undefined) return 'it was taken for an archive';
    if (read.reader !== reader) return `it was read as ${read.reader}`;
    const faults = [faultIn(read)];
    for (const { member } of members.members) {
      const attachment = await attachmentOf(bytes, name, member);
      if (attachment !== undefined) faults.push(faultIn(attachment));
    }
    if (performance.now() - began > LIMITS.time) faults.push('it took too long');
    return faults.find((fault) => fault !== undefined);
  } catch (thrown) {
    return isSentence(thrown) ? undefined : `it threw ${String(thrown)}`;
  }
}

/** The text of an attachment, or nothing where there is a sentence instead. */
async function attachmentOf(bytes: Uint8Array, name: string, member: string): Promise<ReadResult | undefined> {
  try {
    return (await takeDocument(bytes, { name, member })).read;
  } catch (thrown) {
    if (isSentence(thrown)) return undefined;
    throw thrown;
  }
}

function faultIn({ text, blocks }: ReadResult): string | undefined {
  if (text.trim() === '' || blocks.length === 0) return 'its text is empty';
  const broken = MOJIBAKE.exec(text);
  return broken === null
    ? undefined
    : `broken characters near “${text.slice(Math.max(0, broken.index - 20), broken.index + 20)}”`;
}

function isSentence(thrown: unknown): boolean {
  return thrown instanceof SourcemarkError && /[.!]$/u.test(thrown.message) && !thrown.message.includes('\n');
}
