/** Whether web archives give their pages or one sentence. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourcemarkError } from '../../domain/errors';
import { takeDocument } from '../../electron/readers/read';
import { sharedData } from '../support/shared-data';
import type { Figure } from './figures';

/**
 * Measures all web archives of `../shared/data/documents`: files that give pages or one sentence, and pages that could
 * be read of those that were listed. Answers nothing where the material is absent.
 */
export async function measureArchives(root: string): Promise<Figure[]> {
  const folder = sharedData(root, 'documents', 'warc');
  if (folder === undefined) return [];
  const names = (await readdir(folder)).sort();
  const unanswered: string[] = [];
  const unread: string[] = [];
  let [listed, read] = [0, 0];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    try {
      const { members, read: only } = await takeDocument(bytes, { name });
      for (const { member } of members.members) {
        listed++;
        try {
          if (only === undefined) await takeDocument(bytes, { name, member });
          read++;
        } catch (thrown) {
          unread.push(`${name} ${member}: ${sentence(thrown)}`);
        }
      }
    } catch (thrown) {
      // A page that is there and has no words is said in a sentence of its reader.
      if (!(thrown instanceof SourcemarkError)) unanswered.push(`${name}: ${sentence(thrown)}`);
    }
  }
  return [
    {
      what: 'WARC and WACZ: share of files that give pages or one sentence',
      files: names.length,
      value: (names.length - unanswered.length) / names.length,
      aim: 1,
      short: unanswered,
    },
    {
      what: 'WARC and WACZ: share of listed pages that were read',
      files: listed,
      value: read / listed,
      aim: 1,
      short: unread,
    },
  ];
}

function sentence(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
