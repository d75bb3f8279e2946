/** Sets a report as a DOCX document (ECMA-376): source notes are footnotes, right-to-left passages run so. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { withoutForbidden } from '../writers/xml';
import { ACCENT, link, run, words } from './docx-runs';
import { silentLead, sourcesInRanges } from './number-ranges';
import type { Report, ReportEntry, ReportNote, ReportQuote, ReportStatement } from './report';
import { wordsOf, type Words } from './words';

const SECOND = '5A564D';
const AGAINST = '9B1C1C';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'DFDBD2' } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** Widths of columns in twentieths of a point, of the 9,978 that A4 with these margins has. */
const WIDTH = 9978;

/** The bytes of the document. */
export async function reportDocx(report: Report): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(documentOf(report)));
}

function documentOf(report: Report): Document {
  return new Document({
    title: withoutForbidden(report.title),
    creator: 'Sourcemark',
    lastModifiedBy: 'Sourcemark',
    description: '',
    styles: {
      default: {
        document: {
          run: { font: { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Times New Roman', eastAsia: 'MS Mincho' }, size: 22 },
          paragraph: { spacing: { after: 120, line: 300 } },
        },
        heading1: { run: { size: 36, bold: true }, paragraph: { spacing: { before: 480, after: 200 } } },
        heading2: {
          run: { size: 26, bold: true },
          paragraph: { spacing: { before: 320, after: 80 }, keepNext: true, keepLines: true },
        },
        footnoteText: { run: { size: 16 }, paragraph: { spacing: { after: 40, line: 240 } } },
      },
    },
    footnotes: Object.fromEntries(
      report.notes.map((note) => [note.number, { children: [new Paragraph({ children: noteRuns(note) })] }]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1247, left: 964, right: 964 } },
        },
        footers: { default: footer(report.title), first: new Footer({ children: [] }) },
        children: [...cover(report), ...body(report)],
      },
    ],
  });
}

function cover({ title, date, lead }: Report): Paragraph[] {
  const name = wordsOf(title, '');
  return [
    new Paragraph({
      spacing: { before: 3600, after: 360 },
      children: [run('WHAT THE SOURCES SAY', { size: 17, bold: true, color: ACCENT, characterSpacing: 14 })],
    }),
    new Paragraph({
      bidirectional: name.rightToLeft,
      spacing: { after: 160 },
      children: [words(name, { size: 60, bold: true })],
    }),
    new Paragraph({ spacing: { after: 480 }, children: [run(date, { size: 26, color: SECOND })] }),
    ...lead.map((sentence) => new Paragraph({ children: [run(sentence)] })),
  ];
}

function body(report: Report): (Paragraph | Table)[] {
  const { contradictions, statements, loose, actors, places, sources } = report;
  return [
    ...section('Contradictions', contradictions.flatMap(statement), true),
    ...section(
      contradictions.length === 0 ? 'Statements' : 'Other statements',
      statements.flatMap(statement),
      contradictions.length === 0,
    ),
    ...section(
      'Claims in no statement',
      loose.flatMap(({ source, name, quotes }) => [heading(`${source}. `, name), ...quotes.flatMap(quote)]),
    ),
    ...section('Actors', actors.length === 0 ? [] : [register(actors)], true),
    ...section('Places', places.length === 0 ? [] : [register(places)]),
    ...section(
      'Sources',
      sources.flatMap(({ number, headline, outlet, byline, published, url, captured, sha256, textSha256 }) => [
        heading(`${number}. `, headline),
        fact('Outlet', [run(outlet, { size: 19 })]),
        ...(byline === '' ? [] : [fact('Byline', [run(byline, { size: 19 })])]),
        fact('Published', [run(published, { size: 19 })]),
        fact('Address', [url === '' ? run('Not stated', { size: 19 }) : link(url, 19)]),
        fact('Captured', [run(captured, { size: 19 })]),
        fact('SHA-256', [run(sha256, { size: 15, font: 'Courier New' })]),
        fact('of its text', [run(textSha256, { size: 15, font: 'Courier New' })]),
      ]),
      true,
    ),
  ];
}

function section(title: string, children: readonly (Paragraph | Table)[], newPage = false): (Paragraph | Table)[] {
  if (children.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: newPage, children: [run(title)] }),
    ...children,
  ];
}

function statement({ number, title, status, verdict, remark, cells, silent }: ReportStatement): (Paragraph | Table)[] {
  return [
    heading(`${number}. `, title),
    new Paragraph({
      keepNext: true,
      children: [
        run(verdict, { bold: true, size: 19 }),
        ...(status === '' ? [] : [run(` Status: ${status}.`, { size: 19, color: SECOND })]),
      ],
    }),
    ...remarks(remark),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [2900, 1400, WIDTH - 4300],
      borders: {
        top: LINE,
        bottom: LINE,
        left: NO_LINE,
        right: NO_LINE,
        insideHorizontal: LINE,
        insideVertical: NO_LINE,
      },
      rows: cells.map(
        ({ source, name, outlet, standing, against, quotes }) =>
          new TableRow({
            cantSplit: quotes.length < 4,
            children: [
              column(2900, [
                line(
                  [run(`${source}. `, { size: 18, bold: true }), words(name, { size: 18, bold: true })],
                  name.rightToLeft,
                ),
                line([run(outlet, { size: 16, color: SECOND })]),
              ]),
              column(1400, [line([run(standing, { size: 18, bold: true, ...(against ? { color: AGAINST } : {}) })])]),
              column(WIDTH - 4300, quotes.flatMap(quote)),
            ],
          }),
      ),
    }),
    ...(silent.length === 0
      ? []
      : [
          new Paragraph({
            spacing: { before: 80 },
            children: [run(`${silentLead(silent)}${sourcesInRanges(silent)}.`, { size: 17, color: SECOND })],
          }),
        ]),
  ];
}

function quote({ words: said, attribution, note, remark }: ReportQuote): Paragraph[] {
  return [
    new Paragraph({
      bidirectional: said.rightToLeft,
      alignment: AlignmentType.START,
      spacing: { after: 40, line: 276 },
      children: [
        run('“', { size: 20, rightToLeft: said.rightToLeft }),
        words(said, { size: 20 }),
        run('”', { size: 20, rightToLeft: said.rightToLeft }),
        new FootnoteReferenceRun(note),
      ],
    }),
    ...(attribution === ''
      ? []
      : [
          new Paragraph({
            // Beside the quote, on whichever side that begins.
            alignment: said.rightToLeft ? AlignmentType.RIGHT : AlignmentType.LEFT,
            spacing: { after: 60, line: 250 },
            children: [run(attribution, { size: 16, color: SECOND })],
          }),
        ]),
    ...remarks(remark),
  ];
}

function register(entries: readonly ReportEntry[]): Table {
  const widths = [2700, 1900, 2900, WIDTH - 7500];
  const row = (cells: readonly ParagraphChild[][], header = false): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map((runs, at) => column(widths[at] ?? 1000, [line(runs)])),
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: LINE,
      bottom: LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: LINE,
      insideVertical: NO_LINE,
    },
    rows: [
      row(
        ['Name', 'Type', 'Also called', 'Mentioned'].map((name) => [run(name, { bold: true, size: 17 })]),
        true,
      ),
      ...entries.map(({ name, type, otherNames, place, mentions }) =>
        row([
          [words(name, { bold: true, size: 18 })],
          [run([type, place].filter((part) => part !== '').join(', '), { size: 18 })],
          otherNames.flatMap((other, at) => [
            ...(at === 0 ? [] : [run(', ', { size: 18 })]),
            words(other, { size: 18 }),
          ]),
          [
            run(
              mentions
                .map(({ source, times }) => `source ${source}${times === 1 ? '' : ` (${times} times)`}`)
                .join(', '),
              { size: 18 },
            ),
          ],
        ]),
      ),
    ],
  });
}

function column(width: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 90, bottom: 60, left: 0, right: 140 },
    children: children.length === 0 ? [new Paragraph({})] : [...children],
  });
}

function heading(before: string, title: Words): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    bidirectional: title.rightToLeft,
    children: [run(before), words(title, {})],
  });
}

function fact(name: string, value: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({
    tabStops: [{ type: 'left', position: 1500 }],
    indent: { left: 1500, hanging: 1500 },
    spacing: { after: 20, line: 260 },
    children: [run(`${name}\t`, { size: 19, color: SECOND }), ...value],
  });
}

function noteRuns({ publication, url, capture, place, marked, source }: ReportNote): ParagraphChild[] {
  return [
    run(` ${publication}`, { size: 16 }),
    ...(url === '' ? [] : [run(', ', { size: 16 }), link(url, 16)]),
    run(`. ${capture}; ${place}. ${marked === '' ? '' : `${marked}. `}Source ${source}.`, { size: 16 }),
  ];
}

function remarks(remark: string): Paragraph[] {
  if (remark === '') return [];
  return remark.split('\n').map((text) => {
    const said = wordsOf(text, '');
    return line([words(said, { italics: true, size: 19 })], said.rightToLeft);
  });
}

function line(children: readonly ParagraphChild[], rightToLeft = false): Paragraph {
  return new Paragraph({ bidirectional: rightToLeft, spacing: { after: 40, line: 250 }, children: [...children] });
}

function footer(title: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          run(`${title} · `, { size: 15, color: SECOND }),
          new TextRun({ children: [PageNumber.CURRENT], size: 15, color: SECOND }),
        ],
      }),
    ],
  });
}
