/** The report as Markdown. */
import type { Handover } from '../handover/handover';
import { composeReport, REPORT_LOSSES } from '../report/compose-report';
import type { Report } from '../report/report';
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
  checks:
    'every quote is shown letter by letter as it was marked, every note has its quote, and every link leads to the web',
  *write(handover: Handover, tally: Tally) {
    const report = composeReport(handover);
    countReport(handover, report, tally);
    yield reportMarkdown(report);
  },
  validate(file: WrittenFile, handover: Handover) {
    return checkReportMarkdown(Buffer.from(file.bytes()).toString('utf8'), quotesOf(composeReport(handover)));
  },
};

/** The words of the quotes of a report, by the numbers of their notes. */
function quotesOf({ contradictions, statements, loose }: Report): Map<number, string> {
  const cells = [...contradictions, ...statements].flatMap((statement) => statement.cells);
  const quotes = [...cells, ...loose].flatMap((part) => part.quotes);
  return new Map(quotes.map(({ note, words }) => [note, words.text]));
}
