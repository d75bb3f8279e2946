/**
 * Reads the sources and coded passages of a REFI-QDA project. A code means a tag by its own name or by that of a code
 * above it; of our own projects, the codes of claims, of speakers and of the register are known as well.
 */
import { CODE_LIST_NAMES } from '../../domain/codebook';
import { ROLES } from '../../domain/entity';
import { RELATIONS } from '../../domain/link';
import type { Tag } from '../../domain/tags';
import { sha256 } from '../../db/content';
import { OUTLET, SPEAKERS } from '../writers/qda-codes';
import { VARIABLES } from '../writers/qda-project';
import type { ZipArchive } from '../readers/zip';
import { elementsNamed, readXmlTree, type XmlElement } from '../xml-tree';
import { tagOf } from './foreign-tags';
import {
  BLANK,
  isoTime,
  joinedNotes,
  NO_KEYS,
  sha256Of,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportedClaim,
  type ImportedDocument,
  type ImportedEntity,
  type ImportedLink,
  type ImportProblem,
  type SourceKeys,
} from './imported-annotation';
import { CarriedText } from './passage';

/** Reads a project. Throws `unreadable` and `too-much`. */
export async function readQdpx(zip: ZipArchive, project: string, file: string): Promise<AnnotationFile> {
  const bytes = (await zip.read(project)) ?? new Uint8Array();
  const root = readXmlTree(new TextDecoder().decode(bytes), file);
  return new Project(root, await readTexts(zip, root)).read();
}

/** The texts that the sources of a project name, by their paths. */
async function readTexts(zip: ZipArchive, root: XmlElement): Promise<Map<string, string>> {
  const names = new Map(zip.entries.map(({ name }) => [name.toLowerCase(), name]));
  const texts = new Map<string, string>();
  for (const path of pathsIn(root)) {
    const base = path.replace(/^internal:\/\//u, '');
    const name = names.get(`sources/${base}`.toLowerCase()) ?? names.get(base.toLowerCase());
    const content = name === undefined ? undefined : await zip.read(name);
    if (content !== undefined) texts.set(path, new TextDecoder('utf-8').decode(content));
  }
  return texts;
}

function* pathsIn(root: XmlElement): Iterable<string> {
  const path = root.attributes.get('plainTextPath');
  if (path !== undefined) yield path;
  for (const child of root.children) yield* pathsIn(child);
}

/** What a code means here. */
interface Meaning {
  readonly name: string;
  readonly tag: Tag | undefined;
  /** True for the code of a tag itself. */
  readonly isTag: boolean;
  /** What it says of a claim. */
  readonly claim: ImportedClaim | undefined;
  readonly isStatus: boolean;
}

class Project {
  readonly #root: XmlElement;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #codes = new Map<string, Meaning>();
  readonly #notes = new Map<string, string>();
  readonly #users = new Map<string, string>();
  readonly #types = new Map<string, string>();
  readonly #variables = new Map<string, string>();
  readonly #drafts: ImportedAnnotation[] = [];
  readonly #documents: ImportedDocument[] = [];
  readonly #problems: ImportProblem[] = [];

  constructor(root: XmlElement, texts: ReadonlyMap<string, string>) {
    this.#root = root;
    this.#texts = texts;
  }

  read(): AnnotationFile {
    for (const codes of elementsNamed(this.#root, 'Codes'))
      for (const code of childrenOf(codes, 'Code')) this.#code(code, []);
    for (const { attributes } of elementsNamed(this.#root, 'User'))
      this.#users.set(guid(attributes, 'guid'), attributes.get('name') ?? '');
    for (const note of elementsNamed(this.#root, 'Note'))
      this.#notes.set(guid(note.attributes, 'guid'), this.#textOf(note) ?? '');
    for (const { attributes } of elementsNamed(this.#root, 'Variable'))
      this.#variables.set(guid(attributes, 'guid'), attributes.get('name') ?? '');
    for (const set of elementsNamed(this.#root, 'Set')) {
      for (const { attributes } of childrenOf(set, 'MemberCode')) {
        this.#types.set(guid(attributes, 'targetGUID'), set.attributes.get('name') ?? '');
      }
    }
    this.#sources(this.#root);
    return {
      format: 'qdpx',
      drafts: this.#drafts,
      links: this.#links(),
      documents: this.#documents,
      problems: this.#problems,
    };
  }

  #code(code: XmlElement, above: readonly string[]): void {
    const name = code.attributes.get('name') ?? '';
    const [top = name] = above;
    const inherited = above.map(tagOf).find((one) => one !== undefined);
    const tag = inherited ?? tagOf(name);
    const list = (['stance', 'status', 'importance'] as const).find((one) => above.includes(CODE_LIST_NAMES[one]));
    const isSpeaker = top === SPEAKERS && above.length > 0;
    const speaker: ImportedClaim = name === OUTLET ? { saidByOutlet: true } : { speaker: name };
    this.#codes.set(guid(code.attributes, 'guid'), {
      name,
      tag: list === undefined && !isSpeaker ? tag : undefined,
      isTag: inherited === undefined && tag !== undefined,
      claim: isSpeaker ? speaker : list === undefined ? undefined : { [list]: name },
      isStatus: list === 'status',
    });
    for (const child of childrenOf(code, 'Code')) this.#code(child, [...above, name]);
  }

  /** Every element that has passages is a source of text, whatever it is called and wherever it stands. */
  #sources(element: XmlElement): void {
    for (const child of element.children) {
      if (childrenOf(child, 'PlainTextSelection').length > 0 || child.name === 'TextSource') this.#source(child);
      else if (/^(?:Picture|Audio|Video|Transcript|PDF)Selection$/u.test(child.name)) {
        const what = child.name.replace('Selection', '').toLowerCase();
        this.#problems.push({
          message: `A passage of a ${what} source is no passage of a text.`,
          quote: child.attributes.get('name') ?? '',
        });
      } else this.#sources(child);
    }
  }

  #source(source: XmlElement): void {
    const name = source.attributes.get('name') ?? '';
    const content = this.#textOf(source);
    const document = guid(source.attributes, 'guid');
    const keys = { ...this.#keys(source), headline: name, document };
    if (content !== undefined) {
      const known = { ...keys, textSha256: keys.textSha256 || sha256(content) };
      this.#documents.push({ key: document, name: `${name || 'text'}.txt`, text: content, keys: known });
      const text = new CarriedText(content);
      for (const selection of childrenOf(source, 'PlainTextSelection')) this.#selection(selection, text, known);
      return;
    }
    for (const { attributes } of childrenOf(source, 'PlainTextSelection')) {
      const message = `The text of “${name}” is not in the file, so its passages can't be read.`;
      this.#problems.push({ message, quote: attributes.get('name') ?? '' });
    }
  }

  #textOf(source: XmlElement): string | undefined {
    const [content] = childrenOf(source, 'PlainTextContent');
    return content?.text ?? this.#texts.get(source.attributes.get('plainTextPath') ?? '');
  }

  #keys(source: XmlElement): SourceKeys {
    const values = new Map(
      childrenOf(source, 'VariableValue').map((value) => [
        this.#variables.get(guid(childrenOf(value, 'VariableRef')[0]?.attributes, 'targetGUID')) ?? '',
        value.children[1]?.text ?? '',
      ]),
    );
    const value = (key: keyof typeof VARIABLES): string => values.get(VARIABLES[key]) ?? '';
    return {
      ...NO_KEYS,
      url: value('url'),
      captureSha256: sha256Of(value('captureSha256')),
      textSha256: sha256Of(value('textSha256')),
      file: value('name'),
    };
  }

  #selection(selection: XmlElement, text: CarriedText, source: SourceKeys): void {
    const { attributes } = selection;
    const passage = text.quote({
      start: Number(attributes.get('startPosition') ?? NaN),
      end: Number(attributes.get('endPosition') ?? NaN),
    });
    if (passage === undefined) {
      this.#problems.push({ message: 'A passage lies outside its text.', quote: attributes.get('name') ?? '' });
      return;
    }
    this.#drafts.push({
      ...BLANK,
      ...passage,
      ...this.#coded(selection),
      foreignId: guid(attributes, 'guid'),
      hasLineFeeds: true,
      source,
      creator: this.#users.get(guid(attributes, 'creatingUser')) ?? '',
      created: isoTime(attributes.get('creationDateTime') ?? ''),
    });
  }

  /** What the codings of a passage say. */
  #coded(selection: XmlElement): Pick<ImportedAnnotation, 'tag' | 'codes' | 'note' | 'entity' | 'claim'> {
    let tag: Tag | undefined;
    let entity: ImportedEntity | undefined;
    let claim: ImportedClaim | undefined;
    const codes: string[] = [];
    const notes = this.#notesOf(selection);
    for (const coding of childrenOf(selection, 'Coding')) {
      const code = guid(childrenOf(coding, 'CodeRef')[0]?.attributes, 'targetGUID');
      const meaning = this.#codes.get(code);
      if (meaning === undefined) continue;
      const said = this.#notesOf(coding);
      if (meaning.claim !== undefined) claim = { ...claim, ...meaning.claim };
      if (meaning.isStatus) {
        const checkedBy = this.#users.get(guid(coding.attributes, 'creatingUser')) ?? '';
        const checkedAt = isoTime(coding.attributes.get('creationDateTime') ?? '');
        claim = { ...claim, statusReason: joinedNotes(said), checkedBy, checkedAt };
      } else notes.push(...said);
      if (meaning.claim !== undefined) continue;
      tag ??= meaning.tag;
      if (meaning.isTag) continue;
      if (meaning.tag === 'actor' || meaning.tag === 'place') {
        entity = { name: meaning.name, type: this.#types.get(code) ?? '', isUnsure: false };
      } else codes.push(meaning.name);
    }
    return { tag, codes, note: joinedNotes(notes), entity, claim };
  }

  #notesOf(element: XmlElement): string[] {
    return childrenOf(element, 'NoteRef').map(
      ({ attributes }) => this.#notes.get(guid(attributes, 'targetGUID')) ?? '',
    );
  }

  #links(): ImportedLink[] {
    return [...elementsNamed(this.#root, 'Link')].flatMap((link) => {
      const kind = [...RELATIONS, ...ROLES].find((one) => one === link.attributes.get('name'));
      if (kind === undefined) return [];
      const [from, to] = [guid(link.attributes, 'originGUID'), guid(link.attributes, 'targetGUID')];
      return [{ from, to, kind, note: joinedNotes(this.#notesOf(link)) }];
    });
  }
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** A GUID as it is compared: some tools write braces and capitals. */
function guid(attributes: ReadonlyMap<string, string> | undefined, key: string): string {
  return (attributes?.get(key) ?? '').replace(/[{}]/gu, '').toLowerCase();
}
