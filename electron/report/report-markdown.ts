/** Sets a report as Markdown (CommonMark, with tables and footnotes as GitHub and Pandoc read them). */
import { silentLead, sourcesInRanges } from './number-ranges';
import type { Report, ReportEntry, ReportQuote, ReportStatement } from './report';

/** The text, UTF-8 with LF. */
export function reportMarkdown(report: Report): string {
  const { contradictions, statements, loose, actors, places, sources, notes } = report;
  const lines: string[] = [`# ${plain(report.title)}`, '', report.date, ''];
  for (const sentence of report.lead) lines.push(plain(sentence), '');
  const section = (heading: string, body: readonly string[]): void => {
    if (body.length > 0) lines.push(`## ${heading}`, '', ...body);
  };
  section('Contradictions', contradictions.flatMap(statement));
  section(contradictions.length === 0 ? 'Statements' : 'Other statements', statements.flatMap(statement));
  section(
    'Claims in no statement',
    loose.flatMap(({ source, name, quotes }) => [
      `### Source ${source}: ${plain(name.text)}`,
      '',
      ...quotes.flatMap(quote),
    ]),
  );
  section('Actors', register(actors));
  section('Places', register(places));
  section(
    'Sources',
    sources.flatMap(({ number, headline, outlet, byline, published, url, captured, sha256, textSha256 }) => [
      `### ${number}. ${plain(headline.text)}`,
      '',
      `- Outlet: ${plain(outlet)}`,
      ...(byline === '' ? [] : [`- Byline: ${plain(byline)}`]),
      `- Published: ${plain(published)}`,
      `- Address: ${url === '' ? 'not stated' : address(url)}`,
      `- Captured: ${plain(captured)}`,
      `- SHA-256: \`${sha256}\``,
      `- SHA-256 of its text: \`${textSha256}\``,
      '',
    ]),
  );
  for (const { number, publication, url, capture, place, marked, source } of notes) {
    lines.push(
      `[^${number}]: ${plain(publication)}${url === '' ? '' : `, ${address(url)}`}. ${plain(capture)}; ${place}. ${marked === '' ? '' : `${plain(marked)}. `}Source ${source}.`,
    );
  }
  return `${lines.join('\n').replace(/\n+$/u, '')}\n`;
}

function statement({ number, title, status, verdict, remark, cells, silent }: ReportStatement): string[] {
  return [
    `### ${number}. ${plain(title.text)}`,
    '',
    `**${plain(verdict)}**${status === '' ? '' : ` Status: ${plain(status)}.`}`,
    '',
    ...(remark === '' ? [] : [`*${plain(remark)}*`, '']),
    ...cells.flatMap(({ source, name, outlet, standing, quotes }) => [
      `**${plain(standing)}** – source ${source}, ${plain(outlet)}: ${plain(name.text)}`,
      '',
      ...quotes.flatMap(quote),
    ]),
    ...(silent.length === 0 ? [] : [`${silentLead(silent)}${sourcesInRanges(silent)}.`, '']),
  ];
}

function quote({ words, attribution, note, remark }: ReportQuote): string[] {
  return [
    `> “${plain(words.text)}”[^${note}]`,
    ...(attribution === '' ? [] : ['>', `> ${plain(attribution)}`]),
    ...(remark === '' ? [] : ['>', `> *${plain(remark)}*`]),
    '',
  ];
}

function register(entries: readonly ReportEntry[]): string[] {
  if (entries.length === 0) return [];
  return [
    '| Name | Type | Also called | Place | Mentioned in source |',
    '| --- | --- | --- | --- | --- |',
    ...entries.map(
      ({ name, type, otherNames, place, mentions }) =>
        `| ${plain(name.text)} | ${plain(type)} | ${otherNames.map((other) => plain(other.text)).join(', ')} | ${place} | ${mentions.map(({ source, times }) => (times === 1 ? String(source) : `${source} (${times})`)).join(', ')} |`,
    ),
    '',
  ];
}

/**
 * Words as they are: what Markdown or HTML would make something of is escaped (CommonMark 0.31, sections 2.4 and 6), and
 * what GitHub would make a link of has a sign that is written by its number (section 2.5), which is shown as the sign.
 */
function plain(words: string): string {
  return words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&$]/gu, '\\$&')
    .replace(/^([+-])(?=\s)/u, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/u, '$1\\$2')
    .replace(/(https?|ftp|mailto|xmpp):/giu, '$1&#58;')
    .replace(/(www)\./giu, '$1&#46;')
    .replace(/@/gu, '&#64;');
}

/** An http or https address as a link. */
function address(url: string): string {
  return `<${url.replace(/[\s<>]/gu, encodeURIComponent)}>`;
}
