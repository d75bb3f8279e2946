/** Reads a page of a report back: whole, without anything that runs or that points anywhere but to the web and itself. */
import { SaxesParser } from 'saxes';

/** Elements that run or fetch something (HTML, sections 4.7 to 4.12). */
const ACTIVE: ReadonlySet<string> = new Set(
  'script iframe object embed form input button img video audio link base svg math template portal'.split(' '),
);

/** What is wrong with the page; empty when nothing is. */
export function validateReportHtml(page: string): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  const targets = new Set<string>();
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => problems.push(`The page is not well formed: ${error.message}.`));
  parser.on('opentag', ({ name, attributes }) => {
    if (ACTIVE.has(name)) problems.push(`The page holds a <${name}>.`);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^on/iu.test(attribute)) problems.push(`The page holds the attribute ${attribute}.`);
      if (attribute === 'id') ids.add(value);
      if (attribute !== 'href' && attribute !== 'src') continue;
      if (value.startsWith('#')) targets.add(value.slice(1));
      else if (!/^https?:\/\//iu.test(value)) problems.push(`The page points to ${value}.`);
    }
  });
  // The page is written so that it is XML but for its doctype, its meta elements and its line breaks.
  parser
    .write(
      page
        .replace(/^<!doctype html>/iu, '')
        .replace(/<(meta|br)([^>]*)>/gu, '<$1$2/>')
        .replace(/<style>[^]*?<\/style>/u, ''),
    )
    .close();
  for (const target of targets)
    if (!ids.has(target)) problems.push(`The page points to #${target}, which is not in it.`);
  return problems.slice(0, 20);
}
