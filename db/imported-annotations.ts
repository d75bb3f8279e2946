/** The command that takes annotations over from another tool: all of them in one group, which is undone as one. */
import { randomUUID } from 'node:crypto';
import { nameKey } from '../domain/alias-index';
import { makeAnnotation, type AnnotationDraft } from '../domain/annotation';
import type { ClaimPatch } from '../domain/claim';
import { wallTime } from '../domain/clock';
import { counted } from '../domain/counted';
import type { EntityKind, MentionAnswer, Role } from '../domain/entity';
import { linkedPair, pairLink, type Relation } from '../domain/link';
import { sayOfClaim } from './annotation-commands';
import { readText, textContent } from './captures';
import type { CaseFile } from './case-file';
import { beginGroup, write, type Group } from './commit';
import { allEntities, rootOf } from './entities';
import { nextStamp } from './journal';
import { findLink } from './links';
import { findRole } from './mentions';
import { addEntity, link } from './register-commands';
import { changeLink } from './statement-changes';
import type { ReadableDB, WritableDB } from './sqlite';
import { wellFormed } from './well-formed';

/** An annotation to be taken over. */
export interface ImportedMark extends AnnotationDraft {
  /** Who made it there, and when (ISO 8601 in UTC); empty where it is not known, then it is who imports it, and now. */
  readonly by: string;
  readonly at: string;
  /** The actor or place that it refers to, by name; one that the register does not have is put into it. */
  readonly entity?: { readonly name: string; readonly type: string; readonly answer: MentionAnswer } | undefined;
  /** What was said of a claim, with the speaker's name where that is an actor. */
  readonly claim?: (ClaimPatch & { readonly speakerName?: string | undefined }) | undefined;
}

/** A link of two annotations, by their places in the list of those taken over, or by their ids; a role leads to a claim. */
export interface ImportedRelation {
  readonly from: number | string;
  readonly to: number | string;
  readonly kind: Relation | Role;
  readonly note: string;
}

/** Takes annotations over. Answers their ids. Throws `span-invalid` or `not-found`; then nothing was taken. */
export function addImported(
  file: CaseFile,
  marks: readonly ImportedMark[],
  relations: readonly ImportedRelation[],
): string[] {
  if (marks.length === 0 && relations.length === 0) return [];
  return write(file, (db) => {
    // No words of the file: what is left of a group after a purge keeps its title.
    const group = beginGroup(db, file, `import of ${counted(marks.length, 'annotation')}`);
    const register = new Register(db, file, group, typesOf(marks));
    // A text is read once, however many of its marks come in.
    const hashes = new Map<string, string>();
    const contentOf = (text: string): string => {
      const hash = hashes.get(text) ?? readText(db, text).sha256;
      hashes.set(text, hash);
      return textContent(db, hash);
    };
    const ids = marks.map((mark) => add(db, file, group, register, mark, contentOf(mark.text)));
    for (const { from, to, kind, note } of relations) {
      const [one, other] = [from, to].map((end) => (typeof end === 'string' ? end : ids[end]));
      if (one !== undefined && other !== undefined && one !== other) relate(db, file, group, one, other, kind, note);
    }
    return ids;
  });
}

function add(
  db: WritableDB,
  file: CaseFile,
  group: Group,
  register: Register,
  mark: ImportedMark,
  content: string,
): string {
  const { by, at, entity, claim, ...draft } = mark;
  const stamp = nextStamp(db, file.author);
  const annotation = makeAnnotation(draft, content, {
    id: randomUUID(),
    at: at === '' ? wallTime(stamp.at) : at,
    by: by === '' ? stamp.by : wellFormed(by),
  });
  group.commit({ kind: 'annotation.add', payload: { ...annotation, note: wellFormed(annotation.note) } }, stamp);
  if (entity !== undefined && draft.tag !== 'claim') {
    link(db, group, annotation.id, register.find(draft.tag, entity.name), entity.answer, REASON);
  }
  if (claim !== undefined && draft.tag === 'claim') {
    const { speakerName, ...said } = claim;
    const speaker =
      speakerName === undefined
        ? {}
        : { speaker: { kind: 'entity', entity: register.find('actor', speakerName) } as const };
    sayOfClaim(db, group, annotation.id, { ...said, ...speaker });
  }
  return annotation.id;
}

const REASON = 'Came with imported annotations';

function relate(
  db: WritableDB,
  file: CaseFile,
  group: Group,
  from: string,
  to: string,
  kind: Relation | Role,
  note: string,
): void {
  if (kind === 'says' || kind === 'did' || kind === 'suffered') {
    const known = findRole(db, to, from);
    if (known !== kind)
      group.commit({ kind: 'role.set', payload: { claim: to, mention: from, from: known, to: kind } });
    return;
  }
  const pair = linkedPair(from, to);
  // What a person decided here before stays.
  if (findLink(db, pair) !== null) return;
  changeLink(db, file, group, pair, pairLink({ from, to, relation: kind, note: wellFormed(note) }));
}

/** The register by names, read once; what is put into it is known from then on. */
class Register {
  readonly #db: WritableDB;
  readonly #file: CaseFile;
  readonly #group: Group;
  readonly #known: Map<string, string>;
  readonly #types: ReadonlyMap<string, string>;

  constructor(db: WritableDB, file: CaseFile, group: Group, types: ReadonlyMap<string, string>) {
    this.#types = types;
    this.#db = db;
    this.#file = file;
    this.#group = group;
    this.#known = knownNames(db);
  }

  /** The entity with this name, or another one spelled alike; a new one where there is none. */
  find(kind: EntityKind, name: string): string {
    const key = entityKey(kind, name);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const type = this.#types.get(key) ?? '';
    const id = addEntity(this.#db, this.#file, this.#group, { kind, name: wellFormed(name), type }, REASON);
    this.#known.set(key, id);
    return id;
  }
}

/** The types that the marks give to actors and places, which may speak before they are mentioned. */
function typesOf(marks: readonly ImportedMark[]): Map<string, string> {
  return new Map(
    marks.flatMap(({ tag, entity }) =>
      entity === undefined || tag === 'claim' || entity.type === '' ? [] : [[entityKey(tag, entity.name), entity.type]],
    ),
  );
}

function knownNames(db: ReadableDB): Map<string, string> {
  const known = new Map<string, string>();
  for (const { id, kind, name, aliases } of allEntities(db)) {
    for (const one of [name, ...aliases.map((alias) => alias.name)]) {
      const key = entityKey(kind, one);
      if (!known.has(key)) known.set(key, rootOf(db, id));
    }
  }
  return known;
}

/** Names that are spelled alike have the same key: such actors, or such places, are taken for one. */
export function entityKey(kind: EntityKind, name: string): string {
  return `${kind}/${nameKey(name) || name.trim()}`;
}
