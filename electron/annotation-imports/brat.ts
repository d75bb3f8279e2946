/** Reads brat standoff out of a ZIP archive: `.ann` files with the `.txt` files beside them. Offsets are code points. */
import { ROLES } from '../../domain/entity';
import { RELATIONS } from '../../domain/link';
import { sha256 } from '../../db/content';
import { onOneLine } from '../writers/brat-fragments';
import type { ZipArchive } from '../readers/zip';
import { contentNames } from './archive-names';
import { sortedCodes } from './foreign-tags';
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

/** Reads every document of the archive. Throws as reading a part of it does. */
export async function readBrat(zip: ZipArchive): Promise<AnnotationFile> {
  const names = contentNames(zip);
  const known = await readSources(zip, names);
  const all = { drafts: [], links: [], documents: [], problems: [] } as {
    drafts: ImportedAnnotation[];
    links: ImportedLink[];
    documents: ImportedDocument[];
    problems: ImportProblem[];
  };
  for (const name of names) {
    if (!name.endsWith('.ann')) continue;
    const textName = `${name.slice(0, -'.ann'.length)}.txt`;
    const [annotations, text] = [await readWords(zip, name), await readWords(zip, textName)];
    if (text === undefined) {
      all.problems.push({ message: `“${textName}” is not in the archive, so “${name}” says nothing.`, quote: '' });
      continue;
    }
    const file = textName.slice(textName.lastIndexOf('/') + 1);
    const keys = { ...NO_KEYS, file, textSha256: sha256(text), ...known.get(textName), document: textName };
    all.documents.push({ key: textName, name: file, text, keys });
    const document = new Document(annotations ?? '', new CarriedText(text), keys);
    all.drafts.push(...document.drafts);
    all.links.push(...document.links);
    all.problems.push(...document.problems);
  }
  return { format: 'brat', ...all };
}

async function readWords(zip: ZipArchive, name: string): Promise<string | undefined> {
  const bytes = await zip.read(name);
  // A byte order mark is a character that brat counts.
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** What our own list of sources says, by the name of the text. */
async function readSources(zip: ZipArchive, names: readonly string[]): Promise<Map<string, Partial<SourceKeys>>> {
  const found = new Map<string, Partial<SourceKeys>>();
  for (const name of names.filter((one) => /(?:^|\/)sources\.tsv$/u.test(one))) {
    const [head = '', ...lines] = ((await readWords(zip, name)) ?? '').split('\n');
    const columns = head.split('\t');
    for (const line of lines) {
      const cells = line.split('\t');
      const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
      if (cell('file') === '') continue;
      found.set(`${name.slice(0, -'sources.tsv'.length)}${cell('file')}`, {
        url: cell('url'),
        headline: cell('headline'),
        captureSha256: sha256Of(cell('capture_sha256')),
        textSha256: sha256Of(cell('text_sha256')),
        file: cell('name') || cell('file'),
      });
    }
  }
  return found;
}

/** What the lines of a document say of one mark. */
interface Mark {
  readonly type: string;
  readonly places: string;
  readonly words: string;
  readonly notes: string[];
  readonly attributes: [string, string][];
  readonly said: [string, string][];
  entity: string;
}

/** One `.ann` file. */
class Document {
  readonly drafts: ImportedAnnotation[] = [];
  readonly links: ImportedLink[] = [];
  readonly problems: ImportProblem[] = [];
  readonly #marks = new Map<string, Mark>();
  readonly #relations = new Map<string, { kind: ImportedLink['kind']; from: string; to: string; notes: string[] }>();
  readonly #text: CarriedText;
  readonly #keys: SourceKeys;

  constructor(annotations: string, text: CarriedText, keys: SourceKeys) {
    this.#text = text;
    this.#keys = keys;
    const lines = annotations.split(/\r?\n/u).filter((line) => line !== '');
    for (const line of lines) if (line.startsWith('T')) this.#mark(line);
    for (const line of lines) if (line.startsWith('R')) this.#relation(line);
    for (const line of lines) this.#detail(line);
    for (const [id, mark] of this.#marks) this.#draft(id, mark);
    for (const { kind, from, to, notes } of this.#relations.values()) {
      this.links.push({ kind, from: this.#id(from), to: this.#id(to), note: joinedNotes(notes) });
    }
  }

  #id(own: string): string {
    return `${this.#keys.document}#${own}`;
  }

  #mark(line: string): void {
    const [id = '', what = '', words = ''] = line.split('\t');
    const space = what.indexOf(' ');
    this.#marks.set(id, {
      ...{ type: what.slice(0, space), places: what.slice(space + 1), words, entity: '' },
      ...{ notes: [], attributes: [], said: [] },
    });
  }

  #relation(line: string): void {
    const match = /^(R\d+)\t(\S+) Arg1:(\S+) Arg2:(\S+)/u.exec(line);
    const [, id = '', type = '', from = '', to = ''] = match ?? [];
    const kind = [...RELATIONS, ...ROLES].find((one) => one === type.toLowerCase());
    if (kind !== undefined) this.#relations.set(id, { kind, from, to, notes: [] });
    else this.#leave(line);
  }

  #detail(line: string): void {
    const [id = '', what = '', words = ''] = line.split('\t');
    const [type = '', target = '', value = ''] = what.split(' ');
    const mark = this.#marks.get(target);
    if (id.startsWith('T') || id.startsWith('R')) return;
    if (id.startsWith('#') && type === 'AnnotatorNotes' && mark === undefined) {
      const relation = this.#relations.get(target);
      if (relation === undefined) this.#leave(line);
      else relation.notes.push(words);
    } else if (mark === undefined) this.#leave(line);
    else if (id.startsWith('#')) {
      if (type === 'AnnotatorNotes') mark.notes.push(words);
      else mark.said.push([type, words]);
    } else if (id.startsWith('A') || id.startsWith('M')) mark.attributes.push([type, value]);
    else if (id.startsWith('N')) this.#reference(mark, value, words);
    else this.#leave(line);
  }

  /** A reference of a mark to a database: the first name is that of the actor or place, or that of our own register. */
  #reference(mark: Mark, value: string, words: string): void {
    if (value.startsWith('Register:')) mark.entity = words;
    else if (mark.entity === '') mark.entity = words;
    if (!/^(?:Register|GeoNames):/u.test(value)) mark.said.push(['Reference', `${value} ${words}`.trim()]);
  }

  #leave(line: string): void {
    this.problems.push({ message: 'This line of brat has no counterpart here.', quote: line.slice(0, 200) });
  }

  #draft(id: string, mark: Mark): void {
    const passage = this.#passage(mark);
    const { said } = mark;
    if ('message' in passage) {
      const quote = [passage.quote, ...mark.notes].join(' · ');
      this.problems.push({ ...passage, quote });
      return;
    }
    const { tag, codes } = sortedCodes([mark.type]);
    const { claim, others, isUnsure } = claimOf(mark);
    const entity: ImportedEntity | undefined =
      mark.entity === '' ? undefined : { name: mark.entity, type: '', isUnsure };
    this.drafts.push({
      ...BLANK,
      ...passage,
      ...{ foreignId: this.#id(id), tag, codes, source: this.#keys, claim, entity },
      note: joinedNotes([mark.notes.join('\n'), ...others]),
      creator: wordsOf(said, 'Creator'),
      created: isoTime(wordsOf(said, 'Created')),
    });
  }

  #passage({ places, words, type }: Mark): Partial<ImportedAnnotation> | ImportProblem {
    const spans = places.split(';').map((place) => {
      const [start = NaN, end = NaN] = place.split(' ').map(Number);
      return { start, end };
    });
    const [first, last] = [spans[0], spans.at(-1)];
    const whole = first && last && this.#text.quote({ start: first.start, end: last.end });
    if (whole === undefined) {
      return { message: `A mark (${type}) lies outside its text, at “${places}”.`.slice(0, 200), quote: words };
    }
    const gaps = spans
      .slice(1)
      .map(({ start }, at) => this.#text.slice({ start: spans[at]?.end ?? start, end: start }));
    if (gaps.some((gap) => onOneLine(gap).trim() !== '')) {
      return { message: 'A mark is in parts with other words between them; marks here are one passage.', quote: words };
    }
    const found = spans.map((span) => this.#text.slice(span)).join(' ');
    // Offsets that count otherwise than brat does lead elsewhere: then the words are searched.
    return found === words ? whole : { quote: words };
  }
}

function wordsOf(said: Mark['said'], wanted: string): string {
  return said.find(([type]) => type === wanted)?.[1] ?? '';
}

/** What the attributes and notes of a mark say of a claim, and what of them is none of ours. */
function claimOf({ attributes, said }: Mark): {
  claim: ImportedClaim | undefined;
  others: string[];
  isUnsure: boolean;
} {
  const others: string[] = [];
  let claim: ImportedClaim | undefined;
  let isUnsure = false;
  const add = (part: ImportedClaim): void => {
    for (const [key, value] of Object.entries(part)) {
      if (Object.hasOwn(claim ?? {}, key)) others.push(`${key}: ${String(value)}`);
      else claim = { ...claim, [key]: value as unknown };
    }
  };
  for (const [type, value] of attributes) {
    if (type === 'Stance') add({ stance: value });
    else if (type === 'Status') add({ status: value });
    else if (type === 'Importance') add({ importance: value });
    else if (type === 'SaidByOutlet') add({ saidByOutlet: true });
    else if (type === 'Unsure') isUnsure = true;
    else others.push(value === '' ? type : `${type}: ${value}`);
  }
  for (const [type, words] of said) {
    if (type === 'Speaker') add({ speaker: words });
    else if (type === 'Attribution') add({ attribution: words });
    else if (type === 'StatusReason') add({ statusReason: words });
    else if (type !== 'Creator' && type !== 'Created') others.push(`${type}: ${words}`);
  }
  return { claim, others, isUnsure };
}
