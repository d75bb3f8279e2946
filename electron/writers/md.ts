/** The report as Markdown. */
import type { Handover } from '../handover/handover';
import { composeReport, REPORT_LOSSES } from '../report/compose-report';
import { reportMarkdown } from '../report/report-markdown';
import { checkReportMarkdown } from './md-check';
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
    return checkReportMarkdown(Buffer.from(file.bytes()).toString('utf8'));
  },
};
