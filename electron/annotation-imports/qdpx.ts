/**
 * Reads the sources and coded passages of a REFI-QDA project. A code means a tag by its own name or by that of a code
 * above it; of our own projects, the codes of claims, of speakers and of the register are known as well.
 */
import { ROLES } from '../../domain/entity';
import { RELATIONS } from '../../domain/link';
import { sha256 } from '../../db/content';
import { VARIABLES } from '../writers/qda-project';
import type { ZipArchive } from '../readers/zip';
import { elementsNamed, readXmlTree, type XmlElement } from '../xml-tree';
import {
  BLANK,
  isoTime,
  joinedNotes,
  NO_KEYS,
  sha256Of,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportedDocument,
  type ImportedLink,
  type SourceKeys,
} from './imported-annotation';
import { CarriedText } from './passage';
import { CodedPassage, meaningsIn, type Meaning } from './qdpx-codes';
import { detailsIn } from './qdpx-details';
import { Leftovers } from './qdpx-leftovers';
import { childrenOf, descriptionOf, guidAt, ProjectNotes, ProjectTexts } from './qdpx-parts';

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

class Project {
  readonly #root: XmlElement;
  readonly #isOurs: boolean;
  readonly #texts: ProjectTexts;
  readonly #codes: ReadonlyMap<string, Meaning>;
  readonly #notes: ProjectNotes;
  readonly #users = new Map<string, string>();
  readonly #variables = new Map<string, string>();
  readonly #drafts: ImportedAnnotation[] = [];
  readonly #documents: ImportedDocument[] = [];
  readonly #left: Leftovers;

  constructor(root: XmlElement, texts: ReadonlyMap<string, string>) {
    this.#root = root;
    this.#isOurs = (root.attributes.get('origin') ?? '').startsWith('Sourcemark');
    this.#texts = new ProjectTexts(texts);
    this.#codes = meaningsIn(root);
    this.#notes = new ProjectNotes(root, this.#texts, this.#isOurs);
    this.#left = new Leftovers(root, this.#codes, this.#notes);
  }

  read(): AnnotationFile {
    for (const user of elementsNamed(this.#root, 'User'))
      this.#users.set(guidAt(user, 'guid'), user.attributes.get('name') ?? '');
    for (const variable of elementsNamed(this.#root, 'Variable'))
      this.#variables.set(guidAt(variable, 'guid'), variable.attributes.get('name') ?? '');
    this.#sources(this.#root, '');
    const links = this.#links();
    const passages = new Set([...elementsNamed(this.#root, 'PlainTextSelection')].map((one) => guidAt(one, 'guid')));
    this.#left.links(this.#root, passages);
    // Our own say of the project and its codes only what the register and the codebook hold.
    if (!this.#isOurs) {
      this.#left.project(this.#root);
      for (const note of this.#notes.unread()) this.#left.add('A note is about no passage.', note);
    }
    return { format: 'qdpx', drafts: this.#drafts, links, documents: this.#documents, problems: this.#left.problems };
  }

  /** Every element that has passages is a source of text, whatever it is called and wherever it stands. */
  #sources(element: XmlElement, above: string): void {
    for (const child of element.children) {
      const name = child.attributes.get('name') ?? above;
      if (child.name === 'TextSource' || childrenOf(child, 'PlainTextSelection').length > 0) this.#source(child, name);
      if (SOURCE.test(child.name)) this.#left.source(child, name);
      else if (child.name !== 'PlainTextSelection' && child.name.endsWith('Selection')) this.#unread(child);
      if (child.name !== 'PlainTextSelection') this.#sources(child, SOURCE.test(child.name) ? name : above);
    }
  }

  #unread(selection: XmlElement): void {
    const words = childrenOf(selection, 'Representation').map((one) => this.#texts.of(one) ?? '');
    this.#left.selection(selection, words.join('\n'));
  }

  #source(source: XmlElement, name: string): void {
    const content = this.#texts.of(source);
    const document = guidAt(source, 'guid');
    const keys = { ...this.#keys(source), headline: name, document };
    if (content !== undefined) {
      const known = { ...keys, textSha256: keys.textSha256 || sha256(content) };
      this.#documents.push({ key: document, name: `${name || 'text'}.txt`, text: content, keys: known });
      const text = new CarriedText(content);
      for (const selection of childrenOf(source, 'PlainTextSelection')) this.#selection(selection, text, known);
      return;
    }
    for (const selection of childrenOf(source, 'PlainTextSelection')) {
      const message = `The text of “${name}” is not in the file, so its passages can't be read.`;
      const { note, codes } = this.#coded(selection);
      this.#left.add(message, selection.attributes.get('name') ?? '', ...codes, note);
    }
  }

  #keys(source: XmlElement): SourceKeys {
    const values = new Map(
      childrenOf(source, 'VariableValue').map((value) => [
        this.#variables.get(guidAt(childrenOf(value, 'VariableRef')[0], 'targetGUID')) ?? '',
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
    const said = this.#coded(selection);
    if (passage === undefined) {
      const { codes, note } = said;
      this.#left.add('A passage lies outside its text.', attributes.get('name') ?? '', ...codes, note);
      return;
    }
    // Some tools say only of the codings who made them.
    const [coding = selection] = childrenOf(selection, 'Coding');
    this.#drafts.push({
      ...BLANK,
      ...passage,
      ...said,
      foreignId: guidAt(selection, 'guid'),
      hasLineFeeds: true,
      source,
      creator: this.#userOf(selection) || this.#userOf(coding),
      created: isoTime(attributes.get('creationDateTime') ?? coding.attributes.get('creationDateTime') ?? ''),
    });
  }

  /** What the codings of a passage say, its notes and its description. */
  #coded(selection: XmlElement): Pick<ImportedAnnotation, 'tag' | 'codes' | 'note' | 'entity' | 'claim'> {
    const coded = new CodedPassage();
    const description = descriptionOf(selection);
    const details = this.#isOurs ? detailsIn(description) : { claim: undefined, rest: description };
    const notes = this.#notes.of(selection);
    for (const coding of [...childrenOf(selection, 'Coding'), selection]) {
      const said = coding === selection ? [] : this.#notes.of(coding);
      let isReason = false;
      for (const code of childrenOf(coding, 'CodeRef')) {
        const meaning = this.#meaning(code, selection);
        if (meaning !== undefined && coded.take(meaning, this.#check(coding, said))) isReason = true;
      }
      if (!isReason) notes.push(...said);
    }
    const { claim, ...rest } = coded.said();
    const whole = claim === undefined && details.claim === undefined ? undefined : { ...claim, ...details.claim };
    return { ...rest, claim: whole, note: joinedNotes([...notes, details.rest]) };
  }

  /** What a coding with the status of a claim says of the check. */
  #check(coding: XmlElement, said: readonly string[]): ImportedAnnotation['claim'] & object {
    const checkedAt = isoTime(coding.attributes.get('creationDateTime') ?? '');
    return { statusReason: joinedNotes(said), checkedBy: this.#userOf(coding), checkedAt };
  }

  #meaning(code: XmlElement, selection: XmlElement): Meaning | undefined {
    const meaning = this.#codes.get(guidAt(code, 'targetGUID'));
    if (meaning === undefined) {
      const name = selection.attributes.get('name') ?? '';
      this.#left.add('A passage has a code that the project does not hold; it was taken without it.', name);
    }
    return meaning;
  }

  #userOf(element: XmlElement): string {
    return this.#users.get(guidAt(element, 'creatingUser')) ?? '';
  }

  #links(): ImportedLink[] {
    return [...elementsNamed(this.#root, 'Link')].flatMap((link) => {
      const kind = [...RELATIONS, ...ROLES].find((one) => one === link.attributes.get('name'));
      if (kind === undefined) return [];
      const [from, to] = [guidAt(link, 'originGUID'), guidAt(link, 'targetGUID')];
      return [{ from, to, kind, note: joinedNotes(this.#notes.of(link)) }];
    });
  }
}

/** What is about a whole when it is said of these. */
const SOURCE = /^(?:(?:Text|Picture|PDF|Audio|Video)Source|Representation|TextDescription|Transcript|Note)$/u;
