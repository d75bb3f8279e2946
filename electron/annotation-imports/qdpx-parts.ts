/** What the readers of REFI-QDA projects share: parts of the tree by their names and GUIDs, and the notes. */
import { elementsNamed, type XmlElement } from '../xml-tree';

/** The children of an element with this name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** A GUID as it is compared: some tools write braces and capitals. Empty where there is none. */
export function guidAt(element: XmlElement | undefined, key: string): string {
  return (element?.attributes.get(key) ?? '').replace(/[{}]/gu, '').toLowerCase();
}

/** The description of an element; empty where it has none. */
export function descriptionOf(element: XmlElement): string {
  return childrenOf(element, 'Description')
    .map(({ text }) => text.trim())
    .join('\n');
}

/** The texts of a project: of its sources and notes, within the project file or beside it. */
export class ProjectTexts {
  readonly #files: ReadonlyMap<string, string>;

  /** `files`: contents by the paths that the project gives. */
  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  /** The text of a source or note; undefined where the file does not hold it as plain text. */
  of(element: XmlElement): string | undefined {
    const [content] = childrenOf(element, 'PlainTextContent');
    return content?.text ?? this.#files.get(element.attributes.get('plainTextPath') ?? '');
  }
}

/** The notes of a project, and which of them were asked for. */
export class ProjectNotes {
  readonly #words = new Map<string, string>();
  readonly #read = new Set<string>();

  /** `isOurs`: the titles of our own notes say nothing. */
  constructor(root: XmlElement, texts: ProjectTexts, isOurs: boolean) {
    for (const note of elementsNamed(root, 'Note')) {
      const title = isOurs ? '' : (note.attributes.get('name') ?? '').trim();
      const text = texts.of(note) ?? NOT_PLAIN;
      const parts = [text.startsWith(title) ? '' : title, descriptionOf(note), text];
      this.#words.set(guidAt(note, 'guid'), parts.filter((part) => part !== '').join('\n'));
    }
  }

  /** The notes that an element refers to. */
  of(element: XmlElement): string[] {
    return childrenOf(element, 'NoteRef').map((reference) => {
      const guid = guidAt(reference, 'targetGUID');
      this.#read.add(guid);
      return this.#words.get(guid) ?? NOT_THERE;
    });
  }

  /** Those that were not asked for. */
  unread(): string[] {
    return [...this.#words].flatMap(([guid, words]) => (this.#read.has(guid) ? [] : [words]));
  }
}

// These stand in notes, so that somebody who looks for the words learns where they are.
const NOT_PLAIN = '(The words of this note are not in the file as plain text.)';
const NOT_THERE = '(A note was here that is not in the file.)';
