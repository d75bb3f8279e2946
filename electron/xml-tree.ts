/**
 * Small XML files read whole, as a tree. Document type definitions, and with them entities, are refused, and so is what
 * nests too deeply: the file may be anybody's.
 */
import { SaxesParser } from 'saxes';
import { SourcemarkError } from '../domain/errors';
import { exceeds, LIMITS } from './readers/limits';

/** An element. Names are local ones, without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The characters that stand directly in it. */
  readonly text: string;
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/**
 * The root of the XML in `xml`. `file` is for sentences. Throws `unreadable` for what is no well-formed XML or has a
 * document type definition, and `too-much` for elements nested beyond the limit.
 */
export function readXmlTree(xml: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let root: Growing | undefined;
  parser.on('doctype', () => {
    throw new SourcemarkError(
      'unreadable',
      `“${file}” holds a document type definition, which can hide harmful things. It was not read.`,
    );
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: Growing = {
      name: local,
      namespace: uri,
      attributes: new Map(
        Object.values(attributes).flatMap((one) =>
          one.prefix === 'xmlns' || one.name === 'xmlns' ? [] : [[one.local, one.value]],
        ),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    if (open.push(element) > LIMITS.nesting) exceeds(file, `nests more than ${LIMITS.nesting} elements in each other`);
  });
  parser.on('closetag', () => open.pop());
  const add = (words: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += words;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(xml).close();
  } catch (thrown) {
    if (thrown instanceof SourcemarkError) throw thrown;
    throw new SourcemarkError('unreadable', `“${file}” is no well-formed XML, so it can't be read.`, { cause: thrown });
  }
  if (root === undefined) throw new SourcemarkError('unreadable', `“${file}” holds no XML.`);
  return root;
}

/** Every element in `root` with this name, itself included, in document order. */
export function* elementsNamed(root: XmlElement, name: string): IterableIterator<XmlElement> {
  if (root.name === name) yield root;
  for (const child of root.children) yield* elementsNamed(child, name);
}
