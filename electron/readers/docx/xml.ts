/**
 * The XML of Office files, read as a stream of events. Document type definitions, and with them entities, are refused
 * before anything of them counts; names come with short prefixes of our own, whatever the file calls them.
 */
import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { SourcemarkError } from '../../../domain/errors';
import { exceeds, LIMITS } from '../limits';

/** Namespaces by their short prefix: transitional and strict ones (ECMA-376 part 4, and ISO/IEC 29500-1) are the same. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);

/** An element as it opens. */
export interface Opened {
  /** `w:p`, `m:t`; with `?` for a namespace that isn't known here. */
  readonly name: string;
  /** An attribute by its local name, in the element's namespace or in none; `r:id` by its prefix. */
  attribute(name: string): string | undefined;
}

/** What is told of each element. */
export interface XmlEvents {
  open?(element: Opened): void;
  close?(name: string): void;
  text?(words: string): void;
}

/**
 * Reads XML from bytes in UTF-8 or UTF-16 and tells `events`. Answers false when the XML is broken; what stood before
 * the break was told. `file` is for sentences. Throws `unreadable` for a document type definition, and `too-much` for
 * elements nested beyond the limit.
 */
export function readXml(bytes: Uint8Array, file: string, events: XmlEvents): boolean {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new SourcemarkError(
      'unreadable',
      `“${file}” holds a document type definition, which no Word file has and which can hide harmful things. It was not read; get the document from its author again.`,
    );
  });
  parser.on('opentag', (tag) => {
    if (++depth > LIMITS.nesting) exceeds(file, `nests more than ${LIMITS.nesting} elements in each other`);
    events.open?.({
      name: shortName(tag.uri, tag.local),
      attribute: (name) => attribute(tag.attributes, tag.uri, name),
    });
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.close?.(shortName(tag.uri, tag.local));
  });
  const text = (words: string): void => events.text?.(words);
  parser.on('text', text);
  parser.on('cdata', text);
  try {
    parser.write(decodeXml(bytes)).close();
    return true;
  } catch (thrown) {
    if (thrown instanceof SourcemarkError) throw thrown;
    return false;
  }
}

function shortName(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? '?'}:${local}`;
}

function attribute(
  attributes: Readonly<Record<string, SaxesAttributeNS>>,
  uri: string,
  name: string,
): string | undefined {
  for (const { uri: own, local, value } of Object.values(attributes)) {
    if (local === name && (own === '' || own === uri)) return value;
    if (own !== '' && own !== uri && shortName(own, local) === name) return value;
  }
  return undefined;
}

/** ECMA-376 part 2, section 9.1.2 (of the parts of a package): UTF-8 or UTF-16 and nothing else. */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const bigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const littleEndian = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  return new TextDecoder(bigEndian ? 'utf-16be' : littleEndian ? 'utf-16le' : 'utf-8').decode(bytes);
}
