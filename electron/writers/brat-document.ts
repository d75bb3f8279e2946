/** The standoff annotations of one text, as brat writes them (brat 1.3, “standoff format”). */
import type { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedClaim } from '../handover/handover';
import { fragments, hasBreaks, onOneLine } from './brat-fragments';
import type { Tally } from './writer';

/** The types of marks and relations, by what they are called in a case. */
export const BRAT_TYPES = {
  claim: 'Claim',
  actor: 'Actor',
  place: 'Place',
  same: 'Same',
  supports: 'Supports',
  contradicts: 'Contradicts',
  differs: 'Differs',
  says: 'Says',
  did: 'Did',
  suffered: 'Suffered',
} as const;

/** The kinds of notes beside brat's own, `AnnotatorNotes`. */
const BRAT_NOTES = {
  speaker: 'Speaker',
  attribution: 'Attribution',
  reason: 'StatusReason',
  creator: 'Creator',
  created: 'Created',
} as const;

/** Makes the `.ann` file of one text. */
export class BratDocument {
  readonly #index: CodePointIndex;
  readonly #content: string;
  readonly #tally: Tally;
  readonly #numbers = { T: 0, A: 0, N: 0, R: 0, '#': 0 };
  readonly #ids = new Map<string, string>();
  #lines = '';

  constructor(content: string, index: CodePointIndex, tally: Tally) {
    this.#content = content;
    this.#index = index;
    this.#tally = tally;
  }

  /** The file so far. */
  get annotations(): string {
    return this.#lines;
  }

  /** True where this annotation is in the file. */
  has(annotation: string): boolean {
    return this.#ids.has(annotation);
  }

  /** Adds a mark with all that is said of it. */
  add(annotation: HandedAnnotation): void {
    const { id, tag, note, entity, claim, createdAt, createdBy } = annotation;
    const parts = fragments(this.#content, annotation);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) {
      this.#tally.drop('mark');
      return;
    }
    if (first.start !== annotation.start || last.end !== annotation.end) this.#tally.drop('edge');
    const places = parts.map(({ start, end }) => `${this.#index.fromUtf16(start)} ${this.#index.fromUtf16(end)}`);
    const words = parts.map(({ start, end }) => this.#content.slice(start, end)).join(' ');
    const own = this.#line('T', `${BRAT_TYPES[tag]} ${places.join(';')}`, words);
    this.#ids.set(id, own);
    this.#tally.rows++;
    if (note !== '') this.#note(own, 'AnnotatorNotes', note);
    if (createdBy !== '') this.#note(own, BRAT_NOTES.creator, createdBy);
    this.#note(own, BRAT_NOTES.created, createdAt);
    if (entity !== null) {
      this.#words('N', `Reference ${own} Register:${entity.id}`, entity.name);
      const geonames = /^geonames:(\d+)$/u.exec(entity.location?.gazetteer ?? '')?.[1];
      if (geonames !== undefined) this.#words('N', `Reference ${own} GeoNames:${geonames}`, entity.name);
    }
    if (annotation.answer === 'unsure') this.#line('A', `Unsure ${own}`);
    if (claim !== null) this.#said(own, claim);
  }

  /** Adds a relation between two marks of the file, with its note. */
  relate(type: string, from: string, to: string, note: string): void {
    const own = this.#line('R', `${type} Arg1:${this.#ids.get(from) ?? ''} Arg2:${this.#ids.get(to) ?? ''}`);
    if (note !== '') this.#note(own, 'AnnotatorNotes', note);
  }

  #said(own: string, { speaker, attribution, stance, check, importance, ...rest }: HandedClaim): void {
    if (stance !== null) this.#line('A', `Stance ${own} ${stance}`);
    if (check !== null) this.#line('A', `Status ${own} ${check.status}`);
    if (check !== null && check.reason !== '') this.#note(own, BRAT_NOTES.reason, check.reason);
    if (importance !== null) this.#line('A', `Importance ${own} ${importance}`);
    if (speaker?.kind === 'outlet') this.#line('A', `SaidByOutlet ${own}`);
    if (speaker?.kind === 'entity') this.#note(own, BRAT_NOTES.speaker, speaker.entity.name);
    if (attribution !== null) this.#note(own, BRAT_NOTES.attribution, attribution);
    const details = (rest.hedges?.length ?? 0) + (rest.periods?.length ?? 0) + (rest.numbers?.length ?? 0);
    this.#tally.drop('claim-detail', details);
  }

  #note(own: string, type: string, words: string): void {
    this.#words('#', `${type} ${own}`, words);
  }

  #words(kind: 'N' | '#', what: string, words: string): void {
    if (hasBreaks(words)) this.#tally.drop('line-break');
    this.#line(kind, what, onOneLine(words));
  }

  #line(kind: 'T' | 'A' | 'N' | 'R' | '#', what: string, words?: string): string {
    const id = `${kind}${++this.#numbers[kind]}`;
    this.#lines += `${id}\t${what}${words === undefined ? '' : `\t${words}`}\n`;
    return id;
  }
}
