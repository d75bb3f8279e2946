/** What a REFI-QDA project says of something other than a passage of a text. None of it is taken, all of it is listed. */
import { ROLES } from '../../domain/entity';
import { RELATIONS } from '../../domain/link';
import { VARIABLES } from '../writers/qda-project';
import { elementsNamed, type XmlElement } from '../xml-tree';
import type { ImportProblem } from './imported-annotation';
import type { Meaning } from './qdpx-codes';
import { childrenOf, descriptionOf, guidAt, type ProjectNotes } from './qdpx-parts';

/** So much of what is not taken is answered, in UTF-16 code units. */
const MOST_WORDS = 1000;

/** What selections that are not of a text are of. */
const PASSAGES: Readonly<Record<string, string>> = {
  PictureSelection: 'a picture',
  PDFSelection: 'a PDF page',
  AudioSelection: 'a sound recording',
  VideoSelection: 'a video',
  TranscriptSelection: 'a transcript with times',
};

/** Lists what of a project is not taken. */
export class Leftovers {
  readonly problems: ImportProblem[] = [];
  readonly #codes: ReadonlyMap<string, Meaning>;
  readonly #notes: ProjectNotes;
  readonly #variables = new Map<string, string>();

  constructor(root: XmlElement, codes: ReadonlyMap<string, Meaning>, notes: ProjectNotes) {
    this.#codes = codes;
    this.#notes = notes;
    for (const variable of elementsNamed(root, 'Variable')) {
      this.#variables.set(guidAt(variable, 'guid'), variable.attributes.get('name') ?? '');
    }
  }

  /** Lists something with the words that it has. */
  add(message: string, ...words: readonly string[]): void {
    const quote = words.filter((part) => part.trim() !== '').join(' · ');
    this.problems.push({ message, quote: quote.slice(0, MOST_WORDS) });
  }

  /** A selection that is no passage of a text. `text` is what the project gives as its words. */
  selection(selection: XmlElement, text: string): void {
    const what = PASSAGES[selection.name] ?? 'another kind of source';
    this.add(
      `A passage of ${what} is no passage of a text.`,
      ...[selection.attributes.get('name') ?? '', text, ...this.#said(selection)],
    );
  }

  /** What is said of a source as a whole, under the name that it goes by. */
  source(source: XmlElement, name: string): void {
    const about = `of “${name}” is about the whole source, and about no passage.`;
    for (const coding of childrenOf(source, 'Coding')) this.add(`A code ${about}`, ...this.#codingWords(coding));
    for (const note of this.#notes.of(source)) this.add(`A note ${about}`, note);
    // The description of a note belongs to its words.
    if (source.name === 'Note') return;
    const description = descriptionOf(source);
    if (description !== '') this.add(`The description ${about}`, description);
    const values = childrenOf(source, 'VariableValue').flatMap((value) => this.#variable(value));
    if (values.length > 0) this.add(`What variables say ${about}`, ...values);
  }

  /** What is said of nothing that the project holds as a source: of its codes, cases, sets, maps, and of itself. */
  project(root: XmlElement): void {
    if (descriptionOf(root) !== '')
      this.add('The description of the whole project was not taken.', descriptionOf(root));
    for (const note of this.#notes.of(root)) this.add('A note is about the whole project, and about no passage.', note);
    for (const code of elementsNamed(root, 'Code')) {
      const name = code.attributes.get('name') ?? '';
      const words = [descriptionOf(code), ...this.#notes.of(code)].filter((part) => part !== '');
      if (words.length > 0) this.add(`What is said of the code “${name}” itself was not taken.`, ...words);
    }
    for (const one of elementsNamed(root, 'Case')) {
      const name = one.attributes.get('name') ?? '';
      const values = childrenOf(one, 'VariableValue').flatMap((value) => this.#variable(value));
      this.add('A case of the project has no counterpart here.', name, ...this.#said(one), ...values);
    }
    for (const set of elementsNamed(root, 'Set')) {
      if (['MemberSource', 'MemberNote'].every((member) => childrenOf(set, member).length === 0)) continue;
      this.add('A set of sources or notes has no counterpart here.', set.attributes.get('name') ?? '');
    }
    for (const graph of elementsNamed(root, 'Graph')) {
      this.add('A map of the project has no counterpart here.', graph.attributes.get('name') ?? '');
    }
  }

  /** Links that have no counterpart here. `passages` are the GUIDs of all passages. */
  links(root: XmlElement, passages: ReadonlySet<string>): void {
    for (const link of elementsNamed(root, 'Link')) {
      const name = link.attributes.get('name') ?? '';
      const isKnown = [...RELATIONS, ...ROLES].some((one) => one === name);
      const isOfPassages = ['originGUID', 'targetGUID'].every((end) => passages.has(guidAt(link, end)));
      if (isKnown && isOfPassages) continue;
      const why = isKnown ? 'links something other than two passages' : 'is of a kind that links here do not have';
      this.add(`A link ${why}, so it was not taken.`, name, ...this.#notes.of(link));
    }
  }

  #said(element: XmlElement): string[] {
    return [
      descriptionOf(element),
      ...childrenOf(element, 'Coding').flatMap((coding) => this.#codingWords(coding)),
      ...this.#codingWords(element),
    ];
  }

  #codingWords(coding: XmlElement): string[] {
    const codes = childrenOf(coding, 'CodeRef').map((code) => this.#codes.get(guidAt(code, 'targetGUID'))?.name ?? '');
    return [...codes, ...this.#notes.of(coding)];
  }

  /** A variable with its value, unless it is one of those that a source is known by. */
  #variable(value: XmlElement): string[] {
    const [reference] = childrenOf(value, 'VariableRef');
    const name = this.#variables.get(guidAt(reference, 'targetGUID')) ?? '';
    const words = value.children.find((child) => child !== reference)?.text ?? '';
    if (words === '' || Object.values(VARIABLES).some((known) => known === name)) return [];
    return [`${name}: ${words}`];
  }
}
