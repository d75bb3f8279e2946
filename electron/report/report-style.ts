/** How a report looks, on a screen and on A4 paper: a newspaper's page, in black, with one accent. */
export const REPORT_STYLE = `
:root { --ink: #1e1d1a; --second: #5a564d; --line: #dfdbd2; --accent: #8a3b12; --paper: #fbfaf7; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 400 11.5pt/1.55 'Source Serif', 'Noto Naskh', 'Noto Hebrew', 'Noto Serif JP', 'Inter', Georgia, 'Times New Roman', serif; }
body { margin: 0 auto; max-width: 46rem; padding: 3rem 1.5rem 6rem; overflow-wrap: break-word; }
:lang(ar), :lang(fa), :lang(ur) { font-family: 'Noto Naskh', 'Source Serif', 'Noto Serif JP', 'Inter', serif; line-height: 1.9; }
:lang(he), :lang(yi) { font-family: 'Noto Hebrew', 'Source Serif', 'Noto Serif JP', 'Inter', serif; }
.meta, .kicker, table, .standing, .toc, .sources dt { font-family: 'Inter', 'Noto Naskh', 'Noto Hebrew', 'Noto Serif JP', 'Source Serif', system-ui, sans-serif; }
.cover { min-height: 60vh; display: flex; flex-direction: column; justify-content: center; border-bottom: 1px solid var(--line); margin-bottom: 3rem; }
.cover h1 { font-size: 30pt; line-height: 1.15; font-weight: 600; margin: 0 0 .75rem; text-wrap: balance; }
.cover .date { font-size: 13pt; margin: 0 0 2rem; color: var(--second); }
.cover .lead { max-width: 34rem; margin: 0 0 .6rem; }
.kicker { font-size: 8.5pt; font-weight: 600; letter-spacing: .07em; text-transform: uppercase; color: var(--accent); margin: 0 0 .8rem; }
.toc { font-size: 9.5pt; margin-top: 1.6rem; padding: 0; list-style: none; }
.toc li { margin: .2rem 0; }
.toc a { color: inherit; }
h2 { font-size: 19pt; font-weight: 600; margin: 3.2rem 0 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 13pt; line-height: 1.35; font-weight: 600; margin: 0 0 .25rem; }
article { margin: 0 0 2.4rem; }
.meta { font-size: 9pt; color: var(--second); margin: 0 0 .7rem; }
.meta b { color: var(--ink); font-weight: 600; }
.remark { font-size: 10pt; font-style: italic; margin: .3rem 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.45; }
th, td { text-align: start; vertical-align: top; padding: .5rem .6rem .5rem 0; border-top: 1px solid var(--line); }
th { font-weight: 600; }
thead th { border-top: 0; color: var(--second); }
td:last-child { padding-inline-end: 0; }
.row-source { width: 30%; }
.row-source small { display: block; color: var(--second); font-weight: 400; font-size: 8.5pt; }
.standing { width: 15%; white-space: nowrap; font-weight: 600; }
.against { color: #9b1c1c; }
blockquote { margin: 0 0 .5rem; font: 400 10.5pt/1.5 'Source Serif', 'Noto Naskh', 'Noto Hebrew', 'Noto Serif JP', 'Inter', Georgia, serif; }
blockquote:lang(ar), blockquote:lang(fa), blockquote:lang(ur) { line-height: 1.85; }
blockquote q { quotes: '“' '”' '‘' '’'; }
blockquote .by { display: block; font: 400 8.5pt/1.4 'Inter', 'Noto Naskh', 'Noto Hebrew', 'Noto Serif JP', 'Source Serif', system-ui, sans-serif; color: var(--second); }
blockquote[dir='rtl'] .by { text-align: right; }
sup { line-height: 0; font: 600 7.5pt/0 'Inter', system-ui, sans-serif; }
sup a, .back { text-decoration: none; }
a { color: var(--accent); text-underline-offset: 2px; }
.register td:first-child { width: 28%; font-weight: 600; }
.register td:nth-child(2) { width: 18%; }
.sources { margin: 0; }
.sources section { margin: 0 0 1.3rem; break-inside: avoid; }
.sources h3 { font-size: 11.5pt; }
dl { margin: .2rem 0 0; display: grid; grid-template-columns: 7.5rem 1fr; gap: .1rem .8rem; font-size: 9pt; line-height: 1.45; }
dt { color: var(--second); }
dd { margin: 0; min-width: 0; }
code { font: 400 8pt/1.5 ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
.notes { padding: 0; list-style: none; font-size: 8.5pt; line-height: 1.45; }
.notes li { margin: 0 0 .55rem; padding-inline-start: 2.2rem; text-indent: -2.2rem; break-inside: avoid; }
.notes .n { display: inline-block; width: 2.2rem; text-indent: 0; font-weight: 600; }
@page { size: A4; margin: 20mm 18mm 22mm; }
@media print {
  html { background: none; font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  .cover { min-height: 235mm; break-after: page; border: 0; margin: 0; }
  h2 { break-after: avoid; }
  .section { break-before: page; }
  .section.flow { break-before: auto; }
  h2 { margin-top: 0; }
  .flow h2 { margin-top: 2.4rem; }
  h2, h3 { break-inside: avoid; }
  h3, .meta, .remark { break-after: avoid; }
  article > table + .meta { break-before: avoid; break-after: auto; }
  tr, blockquote, article.short { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } .standing { width: auto; white-space: normal; } }
`;
