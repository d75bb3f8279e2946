/** The report as a DOCX document. */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { Handover } from '../handover/handover';
import { composeReport, REPORT_LOSSES } from '../report/compose-report';
import { reportDocx } from '../report/report-docx';
import { countReport } from './report-tally';
import type { Tally, Writer, WrittenFile } from './writer';

/** Writes the report as DOCX. */
export const docx: Writer = {
  ending: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  counts: 'quotes',
  losses: REPORT_LOSSES,
  checks: 'its parts are well formed, every footnote is there, and every link leads to the web',
  async *write(handover: Handover, tally: Tally) {
    const report = composeReport(handover);
    countReport(handover, report, tally);
    yield await reportDocx(report);
  },
  validate: validateDocx,
};

const MAIN = 'word/document.xml';
const NOTES = 'word/footnotes.xml';

function validateDocx(file: WrittenFile): string[] {
  const problems: string[] = [];
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(file.bytes());
  } catch {
    return ['The document can’t be unpacked.'];
  }
  const wanted = new Set<string>();
  const there = new Set<string>();
  for (const name of [MAIN, NOTES]) if (parts[name] === undefined) problems.push(`The part ${name} is missing.`);
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    const parser = new SaxesParser({ xmlns: false });
    parser.on('error', (error) => problems.push(`The part ${name} is no XML: ${error.message}.`));
    parser.on('opentag', ({ name: tag, attributes }) => {
      const id = attributes['w:id'] ?? '';
      if (tag === 'w:footnoteReference') wanted.add(id);
      if (tag === 'w:footnote') there.add(id);
      const target = attributes['Target'] ?? '';
      if (tag === 'Relationship' && attributes['TargetMode'] === 'External' && !/^https?:\/\//iu.test(target)) {
        problems.push(`The document points to ${target}.`);
      }
    });
    parser.write(new TextDecoder().decode(bytes)).close();
  }
  for (const id of wanted) if (!there.has(id)) problems.push(`Footnote ${id} has no words.`);
  return problems.slice(0, 20);
}
