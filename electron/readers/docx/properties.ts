/** What the properties of a Word file state (ECMA-376 part 2, section 8, with the terms of Dublin Core). */
import type { Fact } from '../../../domain/source';
import { readXml } from './xml';

/** Names that programs put there when they know none. */
const NOBODY = new Set(['user', 'author', 'windows user', 'microsoft office user', 'unknown', 'python-docx', 'admin']);

/** Titles that are the name of a file or of nothing. */
const NO_TITLE = /^(?:microsoft word - |untitled|document ?\d*$|word document$)|\.(?:docx?|dotx?|odt|rtf|pdf|txt)$/iu;

/** W3CDTF, as the standard asks for it: a date, or a date and a time with its zone. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/u;

/** Facts out of the part with the core properties. `file` is for sentences. */
export function readProperties(bytes: Uint8Array, file: string): Fact[] {
  const found = new Map<string, string>();
  let property = '';
  readXml(bytes, file, {
    open: ({ name }) => (property = name),
    text: (words) => found.set(property, (found.get(property) ?? '') + words),
    close: () => (property = ''),
  });
  const value = (name: string): string => (found.get(name) ?? '').replace(/\s+/gu, ' ').trim();
  // Some programs write fractions of a second that no clock of theirs knows.
  const date = (name: string): string => value(name).replace(/\.\d+/u, '');
  const facts: Fact[] = [];
  const [title, creator] = [value('dc:title'), value('dc:creator')];
  if (hasWords(title) && !isFileName(title)) facts.push(stated('headline', title));
  if (hasWords(creator) && !NOBODY.has(creator.toLowerCase())) facts.push(stated('byline', creator));
  const [created, modified] = [date('dcterms:created'), date('dcterms:modified')];
  if (DATE.test(created)) {
    const reason = 'A Word file does not say when it was published; this is when it was created.';
    facts.push({ field: 'published', value: created, basis: 'inferred', reason });
  }
  if (DATE.test(modified)) facts.push(stated('modified', modified));
  return facts;
}

/** Two letters at least, and no place that a program was to fill. */
function hasWords(value: string): boolean {
  return /\p{L}.*\p{L}/u.test(value.slice(0, 1000)) && !/[<{][%{]/u.test(value);
}

function isFileName(title: string): boolean {
  return NO_TITLE.test(title) || (title.includes('_') && !title.includes(' '));
}

function stated(field: Fact['field'], value: string): Fact {
  return { field, value, basis: 'metadata', reason: '' };
}
