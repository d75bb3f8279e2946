/** The report as a PDF: its HTML page, printed by Chromium. Written as the page; who exports has it printed. */
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import type { Handover } from '../handover/handover';
import { missingWords, neededFaces } from '../report/report-fonts';
import { html, reportPage } from './html';
import type { Tally, Writer, WrittenFile } from './writer';

/** Writes the page that is printed, and checks the PDF. */
export const pdf: Writer = {
  ...html,
  printed: true,
  ending: 'pdf',
  mediaType: 'application/pdf',
  checks: 'it opens, every page has words, nothing in it runs, its notes can be read, and it names no program but this',
  *write(handover: Handover, tally: Tally) {
    const page = reportPage(handover, tally);
    // The typefaces in the page are ASCII, as all of its markup is.
    const notice = missingWords(neededFaces(page).missing);
    if (notice !== undefined) tally.notices.push(notice);
    yield page;
  },
  async validate(file: WrittenFile) {
    const problems: string[] = [];
    const raw = Buffer.from(file.bytes()).toString('latin1');
    if (/\/(?:JavaScript|JS|Launch|EmbeddedFile)\b/u.test(raw)) problems.push('The PDF holds something that runs.');
    try {
      const document = await getDocumentProxy(new Uint8Array(file.bytes()));
      const { totalPages, text } = await extractText(document, { mergePages: false });
      const { info } = await getMeta(document);
      for (const key of ['Creator', 'Producer']) {
        if (info[key] !== undefined && info[key] !== 'Sourcemark')
          problems.push(`The PDF says that ${String(info[key])} made it.`);
      }
      if (totalPages === 0) problems.push('The PDF has no pages.');
      text.forEach((words, at) => {
        if (words.trim() === '') problems.push(`Page ${at + 1} has no words.`);
      });
    } catch {
      problems.push('The PDF can’t be opened.');
    }
    return problems.slice(0, 20);
  },
};
