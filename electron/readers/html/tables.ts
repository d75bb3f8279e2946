/** Tables that hold data, and tables that only place things on a page. */
import { walk } from './shown';

/** Elements that a cell with more than one of them is laid out with, not a value of a table. */
const PARTS: ReadonlySet<string> = new Set([
  'article',
  'blockquote',
  'div',
  'dl',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ol',
  'p',
  'pre',
  'section',
  'ul',
]);

/** More characters than a cell of a table of data has. */
const LONG_CELL = 600;

/** How many elements are looked at before a table is taken for layout. */
const MOST = 20_000;

/**
 * True for a table whose rows are to be read as rows. Tables in tables, single columns and cells of several paragraphs
 * are layout, unless the table says that it is one by a caption or header cells.
 */
export function isDataTable(table: Element): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none') return false;
  let seen = 0;
  let nested = false as boolean;
  let said = false as boolean;
  let widest = 0;
  let columns = 0;
  let parts = 0;
  let characters = 0;
  let laidOut = false as boolean;
  walk(table, {
    enter: ({ localName: name }) => {
      seen++;
      if (name === 'table') nested = true;
      else if (name === 'caption' || name === 'th') said = true;
      if (name === 'tr') columns = 0;
      if (name === 'td' || name === 'th') {
        widest = Math.max(widest, ++columns);
        parts = 0;
        characters = 0;
      }
      if (PARTS.has(name) && ++parts > 1) laidOut = true;
      return name !== 'script' && name !== 'style';
    },
    text: (words) => {
      characters += words.length;
      if (characters > LONG_CELL && words.trim() !== '') laidOut = true;
    },
    done: () => nested || seen > MOST,
  });
  return !nested && seen <= MOST && widest > 1 && (said || !laidOut);
}
