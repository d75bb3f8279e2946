/** The report as Markdown. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Handover } from '../handover/handover';
import { composeReport, REPORT_LOSSES } from '../report/compose-report';
import { reportMarkdown } from '../report/report-markdown';
import { countReport } from './report-tally';
import type { Tally, Writer, WrittenFile } from './writer';

/** Writes the report as Markdown. */
export const md: Writer = {
  ending: 'md',
  mediaType: 'text/markdown',
  counts: 'quotes',
  losses: REPORT_LOSSES,
  checks: 'every note has its quote, and every link leads to the web',
  *write(handover: Handover, tally: Tally) {
    const report = composeReport(handover);
    countReport(handover, report, tally);
    yield reportMarkdown(report);
  },
  validate(file: WrittenFile) {
    const page = micromark(Buffer.from(file.bytes()), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    const links = Array.from(page.matchAll(/ (?:href|src)="([^"]*)"/gu), ([, to = '']) => to);
    const problems = links
      .filter((to) => !to.startsWith('#') && !/^https?:\/\//iu.test(to))
      .map((to) => `The text points to ${to}.`);
    const orphans = Array.from(page.matchAll(/\[\^\d+\]/gu), ([found]) => found);
    return [...problems, ...orphans.map((found) => `The note ${found} has no words.`)].slice(0, 20);
  },
};
