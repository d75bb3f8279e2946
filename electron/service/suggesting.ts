/**
 * Suggestions as the service serves them: what is proposed for a text, less what is marked or was rejected; and taking
 * them up. Nothing is kept of a suggestion until a person takes it or rejects it.
 */
import { AliasIndex } from '../../domain/alias-index';
import { claimDetails } from '../../domain/claims/claim-details';
import type { ClaimReading, LikeDraft, LikePlace, Suggestion } from '../../domain/contract';
import { counted } from '../../domain/counted';
import { isEntityKind } from '../../domain/entity';
import { SourcemarkError } from '../../domain/errors';
import { overlapsAny } from '../../domain/overlaps';
import { rejectedWords } from '../../domain/rejected-words';
import { factValue } from '../../domain/source';
import { TAGS, type Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';
import { addAnnotation, sayOfClaim } from '../../db/annotation-commands';
import { readAnnotation } from '../../db/annotations';
import { isPlaced, standing, standingIn } from '../../db/anchors';
import { readText, sourceOfText, textContent } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { beginGroup, commit, write, type Group } from '../../db/commit';
import { findEntity, rootOf } from '../../db/entities';
import { findMention } from '../../db/mentions';
import { addEntity, entityNamed, link } from '../../db/register-commands';
import { allRejections, isRejected } from '../../db/rejections';
import { listSources, readSource, type SourceRecord } from '../../db/sources';
import { row, type ReadableDB, type WritableDB } from '../../db/sqlite';
import type { Places } from '../places';
import type { ProposedText } from '../suggestions/propose';
import type { RegisteredName } from '../suggestions/registered';
import type { SuggestingRoom } from '../suggestions/suggesting-room';
import { listEntities, namesOf } from './register-view';
import { speakerEntity } from './speaker-entity';

/** UTF-16 code units that are shown on either side of a place that is like a mark. */
const BESIDE = 48;

/** The suggestions of one open case. */
export class Suggesting {
  readonly #file: CaseFile;
  readonly #room: SuggestingRoom;
  readonly #places: Places;
  /** The journal's last row when the register was told to the room. */
  #told = -1;
  /** What is being worked out for the source that was opened last. */
  #ahead: { readonly key: string; readonly found: Promise<readonly Suggestion[]> } | undefined;

  constructor(file: CaseFile, room: SuggestingRoom, places: Places) {
    this.#file = file;
    this.#room = room;
    this.#places = places;
  }

  /** What is proposed for the text of a source that is read, in text order. Throws `not-found`. */
  async suggest(source: string): Promise<readonly Suggestion[]> {
    const { db } = this.#file;
    const { text } = readSource(db, source);
    const ahead = this.#ahead?.key === this.#keyOf(source) ? this.#ahead.found : undefined;
    this.#ahead = undefined;
    const found = await (ahead ?? this.#propose(source));
    // Marks may have been made meanwhile.
    return open(db, text.id, textContent(db, text.sha256), found);
  }

  /**
   * Begins with what `suggest` will be asked for a source, once whoever opened it has their answer: the window lays its
   * text out in the meantime.
   */
  prepare(source: string): void {
    setImmediate(() => {
      try {
        const found = this.#propose(source);
        // Whoever asks is told.
        found.catch(() => undefined);
        this.#ahead = { key: this.#keyOf(source), found };
      } catch {
        // The source has gone, or the case was closed.
      }
    });
  }

  /** Has everything worked out anew: the gazetteers have changed. */
  forget(): void {
    this.#ahead = undefined;
  }

  #propose(source: string): Promise<readonly Suggestion[]> {
    const { db } = this.#file;
    const record = readSource(db, source);
    return this.#room.propose({
      text: record.text.id,
      proposed: proposedText(db, record),
      names: this.#names(),
      countries: this.#places.countriesOf(db),
    });
  }

  /** Tells the states of the case apart in which something else may be proposed for a source. */
  #keyOf(source: string): string {
    return `${source} ${this.#lastEntry()}`;
  }

  #lastEntry(): number {
    return row<{ n: number }>(this.#file.db, 'SELECT max(rowid) AS n FROM journal')?.n ?? 0;
  }

  /** The register, where the room does not have it as it is now. */
  #names(): RegisteredName[] | undefined {
    const { db } = this.#file;
    const now = this.#lastEntry();
    if (now === this.#told && !this.#room.forgetful) return undefined;
    this.#told = now;
    return registeredNames(db);
  }

  /**
   * Marks what was proposed in `text`, and links it to the register: to the entity that was proposed, to one of its
   * name, or to a new one. Of a claim the speaker, stance and attribution are kept. What is marked so already is only
   * linked. Answers the annotations. Throws `not-found` or `span-invalid`; nothing is kept then.
   */
  accept(text: string, suggestions: readonly Suggestion[]): string[] {
    const [first] = suggestions;
    if (first === undefined) return [];
    return write(this.#file, (db) => {
      const content = textContent(db, readText(db, text).sha256);
      const words = `“${content.slice(first.start, first.end).replace(/\s+/gu, ' ').slice(0, 48)}”`;
      const title =
        suggestions.length === 1
          ? `${first.tag} mark on ${words}`
          : `${suggestions.length} suggestions, ${words} first`;
      const taking = new Taking(db, this.#file, beginGroup(db, this.#file, title), { id: text, content });
      // Actors come first: claims name them as their speakers.
      const names = suggestions.filter(({ tag }) => tag !== 'claim').map((one) => [one, taking.name(one)] as const);
      const claims = suggestions.filter(({ tag }) => tag === 'claim').map((one) => [one, taking.claim(one)] as const);
      const taken = new Map([...names, ...claims]);
      return suggestions.flatMap((one) => taken.get(one) ?? []);
    });
  }

  /** Keeps or forgets that these words are not to be proposed under a tag. Throws `not-found`. */
  reject(source: string, tag: Tag, words: string, rejected: boolean): void {
    write(this.#file, (db) => {
      readSource(db, source);
      const key = rejectedWords(words);
      const from = isRejected(db, { tag, words: key });
      if (from === rejected) return;
      commit(db, this.#file, { kind: 'suggestion.reject', payload: { source, tag, words: key, from, to: rejected } });
    });
  }

  /** Where the words of a mark stand unmarked, in the order of sources and texts. Throws `not-found`. */
  findLike(annotation: string, scope: 'text' | 'case'): LikePlace[] {
    const { db } = this.#file;
    const { exact, tag, text } = readAnnotation(db, annotation);
    const index = new AliasIndex<true>();
    index.add(exact, true);
    const own = sourceOfText(db, text);
    const sources = scope === 'case' ? listSources(db) : [readSource(db, own)];
    // The article at hand comes first.
    sources.sort((a, b) => Number(b.id === own) - Number(a.id === own));
    return sources.flatMap((record) => {
      const content = textContent(db, record.text.sha256);
      const marked = marksIn(db, record.text.id).filter((mark) => mark.tag === tag);
      return readText(db, record.text.id)
        .blocks.filter(({ kind }) => kind !== 'furniture')
        .flatMap((block) => index.find(content, block.start, block.end))
        .filter((place) => !marked.some((mark) => mark.start < place.end && place.start < mark.end))
        .map(({ start, end, inflected }) => ({
          source: record.id,
          text: record.text.id,
          ...{ start, end, inflected },
          exact: content.slice(start, end),
          before: content.slice(Math.max(0, start - BESIDE), start).replace(/^\p{Surrogate}/u, ''),
          after: content.slice(end, end + BESIDE).replace(/\p{Surrogate}$/u, ''),
        }));
    });
  }

  /** Marks places with the tag and the entity of an annotation. Answers the new annotations. Throws as `annotate` does. */
  markLike(annotation: string, places: readonly LikeDraft[]): string[] {
    return write(this.#file, (db) => {
      const { tag, exact } = readAnnotation(db, annotation);
      const mention = findMention(db, annotation);
      const words = exact.replace(/\s+/gu, ' ').slice(0, 48);
      const group = beginGroup(db, this.#file, `${counted(places.length, 'mark')} like “${words}”`);
      return places.map(({ text, start, end }) => {
        const { id } = addAnnotation(db, this.#file, group, { text, start, end, tag });
        if (mention !== null) link(db, group, id, mention.entity, mention.answer, `The same words as “${words}”`);
        return id;
      });
    });
  }

  /** What the words of a claim tell, in the text that it was made in. Throws `not-found`. */
  readClaim(annotation: string): ClaimReading {
    const { db } = this.#file;
    const { text, start, end } = readAnnotation(db, annotation);
    const { sha256 } = readText(db, text);
    const { facts } = readSource(db, sourceOfText(db, text));
    const content = textContent(db, sha256);
    const language = factValue(facts, 'language') ?? '';
    const published = factValue(facts, 'published') ?? '';
    const details = claimDetails(content, { start, end }, { language, published });
    const { speaker } = details;
    return {
      numbers: details.numbers.map(({ exact, value, upper, relation, unit }) => ({
        ...{ exact, value, unit },
        upper: upper ?? null,
        // A range says both its ends already.
        relation: relation === 'approximately-range' ? 'about' : relation,
      })),
      periods: details.dates.map(({ exact, from, to, assumption }) => ({
        exact,
        from,
        to,
        assumption: assumption ?? '',
      })),
      hedges: details.hedges.map(({ exact }) => exact),
      attribution: details.attribution?.exact ?? '',
      stance: details.stance,
      speaker:
        speaker.kind === 'outlet'
          ? undefined
          : {
              words: content.slice(speaker.span.start, speaker.span.end).replace(/\s+/gu, ' '),
              entity: speakerEntity(db, text, speaker.span),
            },
    };
  }
}

/** A text as it is read for suggestions. */
function proposedText(db: ReadableDB, { text, facts }: SourceRecord): ProposedText {
  return {
    content: textContent(db, text.sha256),
    blocks: readText(db, text.id).blocks,
    language: factValue(facts, 'language') ?? '',
    published: factValue(facts, 'published') ?? '',
  };
}

/** Every name of every entity of the register, with how often it was accepted. */
function registeredNames(db: ReadableDB): RegisteredName[] {
  return listEntities(db).flatMap((entity): RegisteredName[] => {
    const { entity: id, kind, type, name, aliases } = entity;
    return namesOf(entity).map((alias) => ({
      entity: id,
      ...{ kind, type, name, alias },
      accepted: aliases.find((other) => other.name === alias)?.mentions ?? (alias === name ? entity.mentions : 0),
    }));
  });
}

/** The suggestions that are neither marked nor rejected. */
function open(db: ReadableDB, text: string, content: string, found: readonly Suggestion[]): Suggestion[] {
  const marks = marksIn(db, text);
  const rejected = new Set(allRejections(db).map(({ tag, words }) => `${tag} ${words}`));
  const covered = new Map(TAGS.map((tag) => [tag, overlapsAny(marks.filter((mark) => mark.tag === tag))]));
  return found.filter(({ start, end, tag }) => {
    if (rejected.size > 0 && rejected.has(`${tag} ${rejectedWords(content.slice(start, end))}`)) return false;
    return covered.get(tag)?.({ start, end }) !== true;
  });
}

function marksIn(db: ReadableDB, text: string): (Span & { readonly tag: Tag; readonly id: string })[] {
  return standingIn(db, text).filter(isPlaced);
}

/** Taking suggestions up, in one transaction and one group. */
class Taking {
  readonly #db: WritableDB;
  readonly #file: CaseFile;
  readonly #group: Group;
  readonly #text: { readonly id: string; readonly content: string };

  constructor(db: WritableDB, file: CaseFile, group: Group, text: { readonly id: string; readonly content: string }) {
    this.#db = db;
    this.#file = file;
    this.#group = group;
    this.#text = text;
  }

  /** Marks an actor or place and links it. Answers the annotation. */
  name(suggestion: Suggestion): string {
    const { tag, why } = suggestion;
    if (!isEntityKind(tag)) throw new SourcemarkError('bad-request', 'Only actors and places are in the register.');
    const id = this.#mark(suggestion, tag);
    if (findMention(this.#db, id) !== null) return id;
    link(this.#db, this.#group, id, this.#entity(suggestion, tag), 'sure', `Suggested: ${why}`);
    return id;
  }

  /** Marks a claim and says who claims it. Answers the annotation. */
  claim(suggestion: Suggestion): string {
    const id = this.#mark(suggestion, 'claim');
    const { claim } = suggestion;
    if (claim === undefined) return id;
    const speaker = claim.speaker && this.#speaker(claim.speaker);
    sayOfClaim(this.#db, this.#group, id, {
      speaker: speaker === undefined ? { kind: 'outlet' } : { kind: 'entity', entity: speaker.entity },
      ...(claim.attribution !== '' && { attribution: claim.attribution }),
      ...(claim.stance !== '' && { stance: claim.stance }),
    });
    if (speaker) {
      this.#group.commit({
        kind: 'role.set',
        payload: { claim: id, mention: speaker.mention, from: null, to: 'says' },
      });
    }
    return id;
  }

  #mark({ start, end }: Span, tag: Tag): string {
    const known = marksIn(this.#db, this.#text.id).find(
      (mark) => mark.tag === tag && mark.start === start && mark.end === end,
    );
    return known?.id ?? addAnnotation(this.#db, this.#file, this.#group, { text: this.#text.id, start, end, tag }).id;
  }

  /** The actor mention at these words; where there is none they are marked, and whoever they name is put into the register. */
  #speaker(span: Span): { readonly mention: string; readonly entity: string } {
    const { id: text, content } = this.#text;
    const actors = marksIn(this.#db, text).filter(
      ({ tag, start, end }) => tag === 'actor' && start < span.end && span.start < end,
    );
    const linked = actors.find(({ id }) => findMention(this.#db, id) !== null);
    const mention = linked?.id ?? actors[0]?.id ?? this.#mark(span, 'actor');
    const known = findMention(this.#db, mention)?.entity;
    if (known !== undefined) return { mention, entity: rootOf(this.#db, known) };
    const words = standing(this.#db, mention, text);
    const name = content.slice(words?.start ?? span.start, words?.end ?? span.end).replace(/\s+/gu, ' ');
    const entity = this.#named(name, 'actor', '');
    link(this.#db, this.#group, mention, entity, 'sure', 'It says a claim that was accepted');
    return { mention, entity };
  }

  #entity({ entity, name, type, location, start, end }: Suggestion, kind: 'actor' | 'place'): string {
    if (entity !== undefined && findEntity(this.#db, entity)?.kind === kind) return rootOf(this.#db, entity);
    return this.#named(name ?? this.#text.content.slice(start, end), kind, type, location);
  }

  #named(name: string, kind: 'actor' | 'place', type: string, location?: Suggestion['location']): string {
    const known = entityNamed(this.#db, kind, name);
    if (known !== undefined) return known;
    return addEntity(this.#db, this.#file, this.#group, { kind, name, type, location }, 'Suggested and accepted');
  }
}
