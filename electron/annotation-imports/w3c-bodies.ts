/** Reads the bodies of a Web Annotation: codes, notes, whom it names, and in our own what is said of a claim. */
import { NUMBER_RELATIONS, type ClaimNumber, type ClaimPeriod } from '../../domain/claim';
import { at, listAt, wordsAt } from './foreign-json';
import { sortedCodes } from './foreign-tags';
import {
  isoTime,
  joinedNotes,
  type ImportedAnnotation,
  type ImportedClaim,
  type ImportedEntity,
} from './imported-annotation';
import { membersOf } from './w3c-sets';

type Said = Pick<ImportedAnnotation, 'tag' | 'codes' | 'note' | 'entity' | 'claim'>;

/** What the bodies of an annotation say, by their purposes. */
export function bodiesOf(item: unknown): Said {
  const codes: string[] = [];
  const notes: string[] = [wordsAt(item, 'bodyValue')];
  const claim = new ClaimParts();
  let entity: ImportedEntity | undefined;
  const motivations = listAt(item, 'motivation');
  for (const body of listAt(item, 'body').flatMap(membersOf)) {
    const property = wordsAt(body, 'schema:propertyID');
    const [purpose = motivations[0]] = listAt(body, 'purpose');
    const [source] = listAt(body, 'source');
    const value = typeof body === 'string' ? body : wordsAt(body, 'value', 'rdf:value');
    if (property !== '' && property !== 'unsure' && claim.take(property, body)) continue;
    const name = value === '' ? wordsAt(source, 'label', 'rdfs:label', 'name', 'schema:name') : '';
    const words = value || name || addressOf(body);
    if (name !== '' && entity === undefined) {
      entity = { name, type: wordsAt(source, 'schema:additionalType'), isUnsure: property === 'unsure' };
    } else if (purpose === 'tagging' || purpose === 'classifying') codes.push(words);
    else notes.push(words);
  }
  return { ...sortedCodes(codes), note: joinedNotes(notes), entity, claim: claim.whole };
}

/** The address of a body that has no words of its own. */
function addressOf(body: unknown): string {
  return wordsAt(body, 'source') || wordsAt(at(body, 'source'), 'id') || wordsAt(body, 'id');
}

/** What the bodies say, in a line. */
export function bodiesAsWords(item: unknown): string {
  const { note, codes } = bodiesOf(item);
  return [note, ...codes].join(' ').trim().slice(0, 200);
}

/** Puts together what our own bodies say of a claim. */
class ClaimParts {
  #claim: ImportedClaim | undefined;
  readonly #hedges: string[] = [];
  readonly #periods: ClaimPeriod[] = [];
  readonly #numbers: ClaimNumber[] = [];

  /** Takes a body; false where its property is none of ours. */
  take(property: string, body: unknown): boolean {
    const value = wordsAt(body, 'value');
    const code = wordsAt(body, 'schema:identifier') || value;
    switch (property) {
      case 'speaker': {
        const [source] = listAt(body, 'source');
        this.#add(source === undefined ? { saidByOutlet: true } : { speaker: wordsAt(source, 'label') });
        return true;
      }
      case 'attribution':
        this.#add({ attribution: value });
        return true;
      case 'stance':
      case 'importance':
        this.#add({ [property]: code });
        return true;
      case 'hedge':
        this.#hedges.push(value);
        this.#add({ hedges: this.#hedges });
        return true;
      case 'period':
        this.#periods.push({
          exact: value,
          from: wordsAt(body, 'schema:startDate'),
          to: wordsAt(body, 'schema:endDate'),
        });
        this.#add({ periods: this.#periods });
        return true;
      case 'number':
        this.#number(value, body);
        return true;
      case 'status':
        this.#add({
          status: code,
          statusReason: wordsAt(body, 'schema:description'),
          checkedAt: isoTime(wordsAt(body, 'created')),
          checkedBy: wordsAt(at(body, 'creator'), 'name'),
        });
        return true;
      default:
        return false;
    }
  }

  /** The claim, or undefined where nothing was said of one. */
  get whole(): ImportedClaim | undefined {
    return this.#claim;
  }

  #number(exact: string, body: unknown): void {
    const [value, upper] = [at(body, 'schema:value'), at(body, 'schema:maxValue')];
    const words = wordsAt(body, 'schema:description');
    const relation = NUMBER_RELATIONS.find((one) => one === words) ?? 'exact';
    if (typeof value !== 'number') return;
    this.#numbers.push({
      ...{ exact, value, relation, unit: wordsAt(body, 'schema:unitText') },
      upper: typeof upper === 'number' ? upper : null,
    });
    this.#add({ numbers: this.#numbers });
  }

  #add(part: ImportedClaim): void {
    this.#claim = { ...this.#claim, ...part };
  }
}
