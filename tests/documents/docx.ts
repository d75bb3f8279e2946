/** How the paragraphs of Word files compare with those that were expected. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourcemarkError } from '../../domain/errors';
import { readDocx } from '../../electron/readers/docx';
import { OfficePackage } from '../../electron/readers/docx/package';
import { readStories } from '../../electron/readers/docx/stories';
import { openZip } from '../../electron/readers/zip';
import { sharedData } from '../support/shared-data';
import type { Figure } from './figures';

/**
 * Measures all Word files of `../shared/data/documents` against the lists of their paragraphs; cells of tables count
 * as paragraphs. The lists are of the body alone, so what follows it (notes, headers, footers) is left out here.
 * Answers nothing where the material is absent.
 */
export async function measureDocx(root: string): Promise<Figure[]> {
  const folder = sharedData(root, 'documents', 'docx');
  const expectedFolder = sharedData(root, 'documents', 'docx-expected');
  if (folder === undefined || expectedFolder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.docx')).sort();
  const short: string[] = [];
  for (const name of names) {
    const expected = JSON.parse(await readFile(join(expectedFolder, `${name}.json`), 'utf8')) as string[];
    const difference = firstDifference(await bodyParagraphs(join(folder, name), name), shown(expected));
    if (difference !== undefined) short.push(`${name}: ${difference}`);
  }
  const equal = names.length - short.length;
  return [
    {
      what: 'DOCX: share of files with equal paragraphs',
      files: names.length,
      value: equal / names.length,
      aim: 1,
      short,
    },
  ];
}

async function bodyParagraphs(path: string, name: string): Promise<string[]> {
  const bytes = await readFile(path);
  const { notes, furniture } = await readStories(new OfficePackage(await openZip(bytes, name), name));
  const after = [...notes, ...furniture].filter(({ cells }) => shown(cells).length > 0).length;
  try {
    const { text, blocks } = await readDocx(bytes, { name });
    const body = blocks.slice(0, blocks.length - after);
    // Only between the cells of a row does a block hold a tab.
    return shown(body.flatMap(({ start, end }) => text.slice(start, end).split('\t')));
  } catch (thrown) {
    if (thrown instanceof SourcemarkError && thrown.code === 'no-text') return [];
    return [`(${thrown instanceof Error ? thrown.message : String(thrown)})`];
  }
}

/** Paragraphs that show something, with white space folded. */
function shown(paragraphs: readonly string[]): string[] {
  return paragraphs.map((words) => words.replace(/\s+/gu, ' ').trim()).filter((words) => words !== '');
}

function firstDifference(found: readonly string[], expected: readonly string[]): string | undefined {
  for (let i = 0; i < Math.max(found.length, expected.length); i++) {
    if (found[i] === expected[i]) continue;
    return `paragraph ${i + 1} is ${quote(found[i])}, expected ${quote(expected[i])}`;
  }
  return undefined;
}

function quote(words: string | undefined): string {
  return words === undefined ? 'missing' : `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
}
