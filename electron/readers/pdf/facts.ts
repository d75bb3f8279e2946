/** What a PDF's information dictionary and XMP metadata say of it (ISO 32000-1, sections 14.3.2 and 14.3.3). */
import type { Fact } from '../../../domain/source';

/** The metadata of a file, as far as it is strings. `xmp` answers a property such as `dc:title`. */
export interface FileMetadata {
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: (name: string) => unknown;
}

/** The longest value that is taken for a fact, in UTF-16 code units. */
const LONGEST = 500;

/** Titles that programs make up. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel) ?-|untitled|unbenannt|sans titre|sin título|document ?\d*$|dokument ?\d*$|slide 1$|title$|about:blank|(?:https?|file):\/\/|print(?:ing)?$|layout ?\d*$|page ?\d+$|\d+$)/iu;

/** A title that is the name of a file. */
const FILE_NAME =
  /^[^\s].{0,200}\.(?:docx?|dotx?|rtf|odt|pdf|indd|qxd|qxp|p65|pmd|tex|dvi|ps|eps|html?|aspx?|php|txt|wpd|pub|pages|xlsx?|pptx?|ai|cdr|fm|tmp|jpe?g|tiff?|png)$/iu;

/** Authors that programs make up, or that are accounts. */
const NO_AUTHOR =
  /^(?:administrator|admin|user|owner|author|unknown|anonymous|root|guest|default|scanner|\S+@\S+|\S*[\\/_]\S*|\S*\d\S*)$/iu;

const CREATED = 'The PDF file says that it was made then; the article may have been published earlier or later.';

/** The facts of a file's metadata, those that are sure first. `fileName` is refused as a title. */
export function metadataFacts({ info, xmp }: FileMetadata, fileName: string): Fact[] {
  const facts: Fact[] = [];
  const state = (field: Fact['field'], value: string | undefined): void => {
    if (value !== undefined && value !== '') facts.push({ field, value, basis: 'metadata', reason: '' });
  };
  state(
    'headline',
    [words(info['Title']), words(xmp('dc:title'))].find((title) => isTitle(title, fileName)),
  );
  state('byline', [words(xmp('dc:creator')), words(info['Author'])].find(isAuthor));
  state('outlet', words(xmp('dc:publisher')) ?? words(xmp('prism:publicationname')));
  state('language', languageOf(words(info['Language'])) ?? languageOf(words(xmp('dc:language'))));
  const published = isoDate(words(xmp('prism:publicationdate')) ?? '');
  const created = pdfDate(words(info['CreationDate']) ?? '') ?? isoDate(words(xmp('xmp:createdate')) ?? '');
  const modified = pdfDate(words(info['ModDate']) ?? '') ?? isoDate(words(xmp('xmp:modifydate')) ?? '');
  if (published !== undefined) state('published', published);
  else if (created !== undefined) {
    facts.push({ field: 'published', value: created, basis: 'inferred', reason: CREATED });
  }
  if (modified !== created) state('modified', modified);
  return facts;
}

/** A value as one line of text; the parts of a list are joined. */
function words(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(', ') : value;
  if (typeof text !== 'string') return undefined;
  const clean = text
    .slice(0, LONGEST)
    .replace(/[\p{Surrogate}\p{Cc}\uFFFD\s]+/gu, ' ')
    .trim();
  return clean === '' ? undefined : clean;
}

function isTitle(title: string | undefined, fileName: string): title is string {
  if (title === undefined || NO_TITLE.test(title) || FILE_NAME.test(title)) return false;
  const bare = fileName.replace(/\.[^.]{1,5}$/u, '').toLowerCase();
  return title.toLowerCase() !== bare && /\p{L}.*\p{L}/su.test(title);
}

function isAuthor(author: string | undefined): author is string {
  return author !== undefined && !NO_AUTHOR.test(author) && /\p{L}/u.test(author);
}

/** A language tag in its usual form (BCP 47), or undefined where it is none. */
function languageOf(tag: string | undefined): string | undefined {
  if (tag === undefined || /^x-|^und\b|^unknown$/iu.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/**
 * A date of the information dictionary, `D:YYYYMMDDHHmmSSOHH'mm'` (ISO 32000-1, section 7.9.4), as ISO 8601 cut to what
 * it states, with its zone where it states one. Undefined where it is no date.
 */
export function pdfDate(date: string): string | undefined {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/u.exec(
    date.replace(/\s+/gu, ''),
  );
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, utc, sign, zoneHour, zoneMinute] = match;
  const known = [year, month, day].filter((part) => part !== undefined).join('-');
  const clock = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const zone = utc ?? (sign === undefined ? '' : `${sign}${zoneHour ?? ''}:${zoneMinute ?? '00'}`);
  return isoDate(clock === '' || day === undefined ? known : `${known}T${clock}${zone.replace(/^[+-]00:00$/u, 'Z')}`);
}

/** A date of ISO 8601 as XMP has it, or undefined where it is none that can be. */
export function isoDate(date: string): string | undefined {
  if (!/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/u.test(date))
    return undefined;
  const year = Number(date.slice(0, 4));
  return year >= 1000 && !Number.isNaN(Date.parse(date)) ? date.replace(/\.\d+/u, '') : undefined;
}
