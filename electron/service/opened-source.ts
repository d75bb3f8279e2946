/** What a window gets of a source that it opens: the text that is read, with every annotation as it stands in it. */
import type { CaptureInfo, Carried, Mark, OpenedSource, TextInfo, UnplacedMark } from '../../domain/contract';
import { isEdited, isSilentEdit } from '../../domain/capture-changes';
import { isPlaced, standingIn, type StandingAnnotation } from '../../db/anchors';
import { capturesOf, readText, textContent, textsOf, type Capture, type Text } from '../../db/captures';
import { NOTHING_SAID, isNothingSaid, type ClaimAttributes } from '../../domain/claim';
import { claimsOfSource, readClaim } from '../../db/claims';
import { rootOf } from '../../db/entities';
import {
  findMention,
  mentionsOfSource,
  rolesOf,
  rolesOfSource,
  type MentionRow,
  type RoleRow,
} from '../../db/mentions';
import { readSource } from '../../db/sources';
import { statementOf, statementsOfSource } from '../../db/statements';
import type { ReadableDB } from '../../db/sqlite';

/** The source as it is read now. Throws `not-found`. */
export function openSource(db: ReadableDB, id: string): OpenedSource {
  const { facts, text: reading } = readSource(db, id);
  const texts = textsOf(db, id);
  const captures = capturesOf(db, id).map((capture) => toCapture(capture, texts));
  const text = texts.find((other) => other.id === reading.id);
  const capture = captures.find((other) => other.capture === text?.capture);
  if (text === undefined || capture === undefined) throw new Error(`The text ${reading.id} has no capture.`);
  const edits = new Edits(db, text.id);
  const standing = standingIn(db, text.id);
  const said = saidInSource(db, id);
  return {
    source: id,
    text: text.id,
    content: textContent(db, text.sha256),
    blocks: text.blocks,
    warnings: text.warnings,
    facts,
    marks: standing.flatMap((annotation) => toMark(annotation, edits, said) ?? []),
    unplaced: [...standing]
      .sort((a, b) => a.madeAt - b.madeAt)
      .flatMap((annotation) => toUnplaced(annotation, edits) ?? []),
    extent: text.extent,
    hasExtents: text.hasExtents,
    capture,
    captures,
  };
}

/** An annotation as it is shown in `text`, or undefined where it has no sure place in it. */
export function markIn(db: ReadableDB, annotation: StandingAnnotation, text: string): Mark | undefined {
  return toMark(annotation, new Edits(db, text), saidOf(db, annotation.id));
}

/** What was said of annotations: of those of a source, or of one. */
interface Said {
  readonly claims: ReadonlyMap<string, ClaimAttributes>;
  readonly mentions: ReadonlyMap<string, MentionRow>;
  readonly roles: ReadonlyMap<string, readonly RoleRow[]>;
  readonly statements: ReadonlyMap<string, string>;
}

function saidInSource(db: ReadableDB, source: string): Said {
  const roots = new Map<string, string>();
  const mentions = new Map<string, MentionRow>();
  for (const [id, { entity, answer }] of mentionsOfSource(db, source)) {
    const root = roots.get(entity) ?? rootOf(db, entity);
    roots.set(entity, root);
    mentions.set(id, { entity: root, answer });
  }
  const roles = new Map<string, RoleRow[]>();
  for (const role of rolesOfSource(db, source)) {
    for (const id of [role.claim, role.mention]) {
      const known = roles.get(id);
      if (known) known.push(role);
      else roles.set(id, [role]);
    }
  }
  return { claims: claimsOfSource(db, source), mentions, roles, statements: statementsOfSource(db, source) };
}

function saidOf(db: ReadableDB, id: string): Said {
  const mention = findMention(db, id);
  const statement = statementOf(db, id);
  return {
    claims: new Map([[id, readClaim(db, id)]]),
    mentions: new Map(mention === null ? [] : [[id, { ...mention, entity: rootOf(db, mention.entity) }]]),
    roles: new Map([[id, rolesOf(db, id)]]),
    statements: new Map(statement === null ? [] : [[id, statement]]),
  };
}

function toMark(annotation: StandingAnnotation, edits: Edits, said: Said): Mark | undefined {
  if (!isPlaced(annotation)) return undefined;
  const { id, tag, note, createdAt, createdBy, start, end, state } = annotation;
  const claim = said.claims.get(id) ?? NOTHING_SAID;
  const mention = said.mentions.get(id);
  const roles = said.roles.get(id) ?? [];
  const statement = said.statements.get(id);
  const mark = {
    ...{ id, start, end, tag, note, createdAt, createdBy },
    ...(!isNothingSaid(claim) && { claim }),
    ...(mention && { mention }),
    ...(roles.length > 0 && { roles }),
    ...(statement !== undefined && { statement }),
  };
  return state === null ? mark : { ...mark, carried: toCarried(annotation, edits) };
}

function toUnplaced(annotation: StandingAnnotation, edits: Edits): UnplacedMark | undefined {
  const { id, tag, note, createdAt, createdBy, start, end, state, prefix, suffix } = annotation;
  if (state !== 'uncertain' && state !== 'lost') return undefined;
  const candidate = start === null || end === null ? undefined : { start, end };
  return { id, tag, note, createdAt, createdBy, prefix, suffix, carried: toCarried(annotation, edits), candidate };
}

function toCarried(annotation: StandingAnnotation, edits: Edits): Carried {
  const { state, score, margin, decided, exact } = annotation;
  return {
    state: state ?? 'exact',
    score: score ?? 1,
    margin: margin ?? 1,
    decided: decided === 1,
    exact,
    edited: edits.of(annotation),
  };
}

/** A text as far as edits are about it. */
interface KnownText {
  readonly capture: string;
  readonly content: string;
}

/** Whether claims were edited between the text that they were made in and the one that is read. */
class Edits {
  readonly #db: ReadableDB;
  readonly #reading: string;
  /** Texts by id; only those of claims that were carried over are read. */
  readonly #known = new Map<string, KnownText>();

  constructor(db: ReadableDB, reading: string) {
    this.#db = db;
    this.#reading = reading;
  }

  of({ tag, state, madeIn, exact, start, end }: StandingAnnotation): Carried['edited'] {
    if (tag !== 'claim' || state === null) return undefined;
    const [older, newer] = [this.#text(madeIn), this.#text(this.#reading)];
    // Another reading of the same bytes was edited by nobody.
    if (older.capture === newer.capture) return undefined;
    const placed = start !== null && end !== null && (state === 'exact' || state === 'moved');
    const foundQuote = placed ? newer.content.slice(start, end) : undefined;
    const change = { quote: exact, foundQuote, before: older.content, after: newer.content };
    if (!isEdited(change)) return undefined;
    return isSilentEdit(change) ? 'silently' : 'with-note';
  }

  #text(id: string): KnownText {
    let known = this.#known.get(id);
    if (known === undefined) {
      const { capture, sha256 } = readText(this.#db, id);
      known = { capture, content: textContent(this.#db, sha256) };
      this.#known.set(id, known);
    }
    return known;
  }
}

function toCapture(capture: Capture, texts: readonly Text[]): CaptureInfo {
  const { id, sha256, bytes, mediaType, encoding, capturedAt, capturedBy, via, name, member, recordedAt, url } =
    capture;
  return {
    ...{ capture: id, sha256, bytes, mediaType, encoding, capturedAt, capturedBy, via, name, member, recordedAt, url },
    texts: texts.filter((text) => text.capture === id).map(toText),
  };
}

function toText({ id, extent, reader, readerVersion, encoding, length, warnings }: Text): TextInfo {
  return { text: id, extent, reader, readerVersion, encoding, length, warnings };
}
