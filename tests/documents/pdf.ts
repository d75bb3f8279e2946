/** Figures of the PDF reader over `../shared/data/documents/pdf`, against texts that poppler found in the same files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourcemarkError } from '../../domain/errors';
import { readPdf } from '../../electron/readers/pdf';
import { sharedData } from '../support/shared-data';
import { median, tokenF1, type Figure } from './figures';

/** A file that differs more than this from its expected text is named. */
const SHORT = 0.95;

/** Files whose text differs for a reason that is known, with the reason. */
const REASONS = new Map([
  ['90ms_rksj_h_sample.pdf', 'a CID font without its descriptor, which pdf.js takes for a Latin one'],
  ['SimFang-variant.pdf', 'ours is right: poppler shows the bytes of GBK as Latin letters'],
  ['annotation_hidden_noview.pdf', 'shows the label of a button only, which is no text of a page'],
  ['bug1871353.pdf', 'ours is right: A and B stand apart'],
  ['handbuilt-T02-04-01_001_resources-basefont-missing.pdf', 'pdf.js reads no font that has no name'],
  ['issue15594_reduced.pdf', 'ours is right: ÄÖÜäöü'],
  ['issue15977_reduced.pdf', 'ours is right: RECOMEDACIÓN'],
  ['issue19695.pdf', 'ours is right: £14.00'],
  ['issue4722.pdf', 'ours is right: DESCRIPTION'],
]);

/** Reads every PDF of the shared folder under the checkout `root`. No figures where the folder is absent. */
export async function measurePdf(root: string): Promise<Figure[]> {
  const folder = sharedData(root, 'documents', 'pdf');
  const expected = sharedData(root, 'documents', 'pdf-expected');
  if (folder === undefined || expected === undefined) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const failed: string[] = [];
  const scores: { name: string; score: number }[] = [];
  let time = 0;
  for (const name of names) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const start = performance.now();
    const text = await readOrSay(bytes, name, failed);
    time += performance.now() - start;
    const wanted = join(expected, `${name}.txt`);
    if (existsSync(wanted)) scores.push({ name, score: tokenF1(text, readFileSync(wanted, 'utf8')) });
  }
  const low = scores.filter(({ score }) => score < SHORT).sort((one, other) => one.score - other.score);
  return [
    {
      what: 'PDF: gives text, or one sentence that says why not (share of files)',
      files: names.length,
      value: (names.length - failed.length) / names.length,
      aim: 1,
      short: failed,
    },
    {
      what: 'PDF: words of the expected text (median token F1)',
      files: scores.length,
      value: median(scores.map(({ score }) => score)),
      aim: SHORT,
      short: low.map(({ name, score }) => `${name} ${score.toFixed(2)}: ${REASONS.get(name) ?? 'not looked into'}`),
    },
    { what: 'PDF: files per second', files: names.length, value: names.length / (time / 1000), short: [] },
  ];
}

/** The text of a file; empty where a sentence came instead. What fails otherwise is added to `failed`. */
async function readOrSay(bytes: Uint8Array, name: string, failed: string[]): Promise<string> {
  try {
    const { text } = await readPdf(bytes, { name });
    if (text.trim() === '') failed.push(`${name}: no text and no error`);
    return text;
  } catch (error) {
    const isSentence = error instanceof SourcemarkError && /^“.*[.]$/su.test(error.message);
    if (!isSentence) failed.push(`${name}: ${String(error)}`);
    return '';
  }
}
