/** Sets a report as one HTML page: no script, nothing from elsewhere, ready for a screen and for paper. */
import { bidi, escaped, html, NOTHING, webLink, type Html } from './html-text';
import { beforeRange, isMany, silentLead, type NumberRange } from './number-ranges';
import type {
  Report,
  ReportCell,
  ReportEntry,
  ReportLoose,
  ReportQuote,
  ReportSource,
  ReportStatement,
} from './report';
import { fontRules } from './report-fonts';
import { REPORT_STYLE } from './report-style';
import type { Words } from './words';

/** The policy of the page: it may show itself, and no more. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/** The page. */
export function reportHtml(report: Report): string {
  const body = page(report).html;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(report.title)}</title>`,
    `<style>${fontRules(body)}${REPORT_STYLE}</style>`,
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** The parts of the report that it has, in order. */
function sections(
  report: Report,
): readonly { readonly id: string; readonly heading: string; readonly body: Html; readonly flow: boolean }[] {
  const { contradictions, statements, loose, actors, places, sources, notes } = report;
  return [
    {
      id: 'contradictions',
      heading: 'Contradictions',
      flow: false,
      there: contradictions.length,
      body: html`${contradictions.map(statement)}`,
    },
    {
      id: 'statements',
      heading: contradictions.length === 0 ? 'Statements' : 'Other statements',
      flow: true,
      there: statements.length,
      body: html`${statements.map(statement)}`,
    },
    {
      id: 'claims',
      heading: 'Claims in no statement',
      flow: true,
      there: loose.length,
      body: html`${loose.map(looseClaims)}`,
    },
    { id: 'actors', heading: 'Actors', flow: false, there: actors.length, body: register(actors) },
    { id: 'places', heading: 'Places', flow: true, there: places.length, body: register(places) },
    {
      id: 'sources',
      heading: 'Sources',
      flow: false,
      there: sources.length,
      body: html`<div class="sources">${sources.map(source)}</div>`,
    },
    {
      id: 'notes',
      heading: 'Notes',
      flow: false,
      there: notes.length,
      body: html`<ol class="notes">
        ${notes.map(
          ({ number, publication, url, capture, place, marked, source: of }) =>
            html`<li id="note-${number}">
              <span class="n">${number}</span>${publication}${url === '' ? NOTHING : html`, ${webLink(url)}`}.
              ${capture}; ${place}. ${marked === '' ? '' : `${marked}. `}<a class="back" href="#source-${of}"
                >Source ${of}</a
              >
              <a class="back" href="#quote-${number}" aria-label="Back to quote ${number}">↑</a>
            </li>`,
        )}
      </ol>`,
    },
  ].filter(({ there }) => there > 0);
}

function page(report: Report): Html {
  const parts = sections(report);
  return html`<header class="cover">
      <p class="kicker">What the sources say</p>
      <h1 dir="auto">${report.title}</h1>
      <p class="date">${report.date}</p>
      ${report.lead.map((sentence) => html`<p class="lead">${sentence}</p>`)}
      <ul class="toc">
        ${parts.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
      </ul>
    </header>
    <main>
      ${parts.map(
        ({ id, heading, body, flow }, at) =>
          html`<section class="section${flow || at === 0 ? ' flow' : ''}" id="${id}">
            <h2>${heading}</h2>
            ${body}
          </section>`,
      )}
    </main>`;
}

function statement({ number, title, status, verdict, remark: said, cells, silent }: ReportStatement): Html {
  return html`<article id="statement-${number}" class="${cells.length < 6 ? 'short' : ''}">
    ${heading(html`${number}.`, title)}
    <p class="meta"><b>${verdict}</b> ${status === '' ? '' : `Status: ${status}.`}</p>
    ${remark(said)}
    <table>
      <tbody>
        ${cells.map(cell)}
      </tbody>
    </table>
    ${silent.length === 0 ? NOTHING : html`<p class="meta">${silentLead(silent)}${isMany(silent) ? 'sources' : 'source'} ${silent.map((range, at) => html`${beforeRange(at, silent.length)}${rangeLinks(range)}`)}.</p>`}
  </article>`;
}

/** A heading with its number, which begins on the side on which its words do, as quotes under it do. */
function heading(number: Html, title: Words): Html {
  return html`<h3 dir="${title.rightToLeft ? 'rtl' : 'ltr'}">${number} ${bidi(title)}</h3>`;
}

function rangeLinks({ first, last }: NumberRange): Html {
  const link = (n: number): Html => html`<a href="#source-${n}">${n}</a>`;
  return first === last ? link(first) : html`${link(first)} to ${link(last)}`;
}

function cell({ source: of, name, outlet, standing, against, quotes }: ReportCell): Html {
  return html`<tr>
    <th scope="row" class="row-source"><a href="#source-${of}">${of}</a> ${bidi(name)}<small>${outlet}</small></th>
    <td class="standing${against ? ' against' : ''}">${standing}</td>
    <td>${quotes.map(quote)}</td>
  </tr>`;
}

function quote({ words, attribution, note, remark: said }: ReportQuote): Html {
  const language = words.language === '' ? NOTHING : html` lang="${words.language}"`;
  return html`<blockquote dir="${words.rightToLeft ? 'rtl' : 'ltr'}" ${language}>
    <q>${words.text}</q><sup id="quote-${note}"><a href="#note-${note}" aria-label="Note ${note}">${note}</a></sup
    >${attribution === '' ? NOTHING : html`<span class="by" lang="en" dir="auto">${attribution}</span>`}${remark(said)}
  </blockquote>`;
}

function looseClaims({ source: of, name, quotes }: ReportLoose): Html {
  return html`<article>${heading(html`<a href="#source-${of}">${of}</a>`, name)} ${quotes.map(quote)}</article>`;
}

function remark(said: string): Html {
  return said === '' ? NOTHING : html`<p class="remark" dir="auto" lang="">${said}</p>`;
}

function register(entries: readonly ReportEntry[]): Html {
  return html`<table class="register">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Type</th>
        <th scope="col">Also called</th>
        <th scope="col">Mentioned</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        ({ name, type, otherNames, place, mentions }) =>
          html`<tr>
            <td>${bidi(name)}</td>
            <td>${[type, place].filter((part) => part !== '').join(', ')}</td>
            <td>${otherNames.map((other, at) => html`${at === 0 ? '' : ', '}${bidi(other)}`)}</td>
            <td>
              ${mentions.map(({ source: of, times }, at) => html`${at === 0 ? '' : ', '}<a href="#source-${of}">source ${of}</a>${times === 1 ? '' : ` (${times} times)`}`)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function source({
  number,
  headline,
  outlet,
  byline,
  published,
  url,
  captured,
  sha256,
  textSha256,
}: ReportSource): Html {
  const rows: readonly (readonly [string, Html])[] = [
    ['Outlet', html`<bdi>${outlet}</bdi>`],
    ['Byline', byline === '' ? NOTHING : html`<bdi>${byline}</bdi>`],
    ['Published', html`${published}`],
    ['Address', url === '' ? html`Not stated` : webLink(url)],
    ['Captured', html`${captured}`],
    ['SHA-256', html`<code>${sha256}</code>`],
    ['of its text', html`<code>${textSha256}</code>`],
  ];
  return html`<section id="source-${number}">
    ${heading(html`${number}.`, headline)}
    <dl>
      ${rows
        .filter(([, value]) => value !== NOTHING)
        .map(
          ([term, value]) =>
            html`<dt>${term}</dt>
              <dd>${value}</dd>`,
        )}
    </dl>
  </section>`;
}
