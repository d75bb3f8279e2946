/** The report as one HTML page. */
import type { Handover } from '../handover/handover';
import { composeReport, REPORT_LOSSES } from '../report/compose-report';
import { reportHtml } from '../report/report-html';
import { countReport } from './report-tally';
import { validateReportHtml } from './report-check';
import type { Tally, Writer, WrittenFile } from './writer';

/** The page. Counts what is in it, and what has no place in it. */
export function reportPage(handover: Handover, tally: Tally): string {
  const report = composeReport(handover);
  countReport(handover, report, tally);
  return reportHtml(report);
}

/** Writes the report as HTML. */
export const html: Writer = {
  ending: 'html',
  mediaType: 'text/html',
  counts: 'quotes',
  losses: REPORT_LOSSES,
  checks: 'the page is well formed, runs nothing, fetches nothing, and points only to the web and to itself',
  *write(handover: Handover, tally: Tally) {
    yield reportPage(handover, tally);
  },
  validate: (file: WrittenFile) => validateReportHtml(Buffer.from(file.bytes()).toString('utf8')),
};
