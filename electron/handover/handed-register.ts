/** The register of a case as it is handed over: entities that stand for themselves, confidential ones by a pseudonym. */
import { codeName, type Code } from '../../domain/codebook';
import { rootAmong, type Entity, type EntityKind } from '../../domain/entity';
import { allEntities } from '../../db/entities';
import { countMentions } from '../../db/mentions';
import type { ReadableDB } from '../../db/sqlite';
import type { HandedEntity } from './handover';
import { namesAmong } from './marked-names';
import type { Annotators, Blackener } from './people';

/** What the register is told with. */
interface RegisterWish {
  /** Ids of entities whose names are not told. */
  readonly secret: ReadonlySet<string>;
  /** True where no notes and reasons are told. */
  readonly withoutNotes: boolean;
  /** False for a name that is known from sources only that are not told of. */
  readonly isTold: (name: string) => boolean;
  readonly codebook: readonly Code[];
  readonly annotators: Annotators;
}

/** Entities by their own id and by those that were merged into them. */
export class HandedRegister {
  readonly #wish: RegisterWish;
  readonly #families = new Map<string, Entity[]>();
  readonly #roots = new Map<string, string>();
  readonly #entities = new Map<string, HandedEntity>();
  readonly #secretNames: string[] = [];
  readonly #secretPeople: string[] = [];

  constructor(db: ReadableDB, wish: RegisterWish) {
    this.#wish = wish;
    const all = allEntities(db);
    const byId = new Map(all.map((entity) => [entity.id, entity]));
    for (const entity of all) {
      const root = rootAmong(byId, entity.id);
      this.#roots.set(entity.id, root);
      this.#families.set(root, [...(this.#families.get(root) ?? []), entity]);
    }
    for (const [root, family] of this.#families) {
      const own = byId.get(root);
      if (own === undefined) continue;
      const secret = family.some(({ id }) => wish.secret.has(id));
      if (secret) {
        const names = family.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)]);
        this.#secretNames.push(...names);
        if (own.kind === 'actor' && PEOPLE.has(own.type)) this.#secretPeople.push(...names);
      }
      this.#entities.set(root, secret ? this.#pseudonym(own) : this.#plain(own, family));
    }
    if (wish.secret.size > 0) {
      const words = countMentions(db).flatMap((one) => (this.isSecret(one.entity) ? [one.words] : []));
      this.#secretNames.push(...namesAmong(words, this.#secretNames));
    }
  }

  /** Every name of what is not told, as it stands in the register and in the texts. */
  get secretNames(): readonly string[] {
    return this.#secretNames;
  }

  /** The names in the register of actors who are not told and may be people. */
  get secretPeople(): readonly string[] {
    return this.#secretPeople;
  }

  /** Blacks out the names that are not told where they are part of others. */
  blacken(black: Blackener): void {
    if (!black.blackens) return;
    for (const [id, entity] of this.#entities) {
      this.#entities.set(id, {
        ...entity,
        name: entity.pseudonym ? entity.name : black.words(entity.name),
        typeName: black.words(entity.typeName),
        aliases: entity.aliases.map((alias) => black.words(alias)),
        location: entity.location && { ...entity.location, why: black.words(entity.location.why) },
      });
    }
  }

  /** Numbers those that are not told, of each kind by itself; only `told` ones, so that no gap tells of others. */
  number(told: ReadonlySet<string>): void {
    const numbers = new Map<EntityKind, number>();
    for (const [id, entity] of this.#entities) {
      if (!entity.pseudonym || !told.has(id)) continue;
      const number = (numbers.get(entity.kind) ?? 0) + 1;
      numbers.set(entity.kind, number);
      this.#entities.set(id, { ...entity, name: `${entity.name} ${number}` });
    }
  }

  /** The entity that stands for this id, or null where the register has none. */
  get(id: string): HandedEntity | null {
    return this.#entities.get(this.#roots.get(id) ?? id) ?? null;
  }

  /** True for an entity that is not told. */
  isSecret(id: string): boolean {
    return this.get(id)?.pseudonym === true;
  }

  /** Every entity that stands for itself, by kind and then by name. */
  listed(): HandedEntity[] {
    return Array.from(this.#entities.values()).sort(
      (a, b) => order(a.kind, b.kind) || NAMES.compare(a.name, b.name) || order(a.id, b.id),
    );
  }

  #plain(own: Entity, family: readonly Entity[]): HandedEntity {
    const { annotators, withoutNotes, isTold } = this.#wish;
    const known = family.flatMap((one) => [one.name, ...one.aliases.map((alias) => alias.name)]);
    const names = new Set(known.filter((name) => isTold(name)));
    const [other] = names;
    const name = isTold(own.name) ? own.name : (other ?? `Unnamed ${own.kind}`);
    names.delete(name);
    const location = own.location ?? family.find((one) => one.location !== null)?.location ?? null;
    return {
      ...this.#typed(own),
      name,
      aliases: Array.from(names),
      note: withoutNotes ? '' : own.note,
      location: location && {
        ...location,
        by: annotators.name(location.by),
        why: withoutNotes && location.gazetteer === '' ? '' : location.why,
      },
      pseudonym: false,
    };
  }

  #pseudonym(own: Entity): HandedEntity {
    return {
      ...this.#typed(own),
      name: `Confidential ${own.kind}`,
      aliases: [],
      note: '',
      location: null,
      pseudonym: true,
    };
  }

  #typed({ id, kind, type }: Entity): Pick<HandedEntity, 'id' | 'kind' | 'type' | 'typeName'> {
    const list = kind === 'place' ? 'place-type' : 'actor-type';
    return { id, kind, type, typeName: type === '' ? '' : codeName(this.#wish.codebook, list, type) };
  }
}

/** Types of actors who may be one human being: that, or nobody has said. */
const PEOPLE: ReadonlySet<string> = new Set(['', 'person']);

/** Names as a register lists them, the same on every machine. */
const NAMES = new Intl.Collator('en', { numeric: true });

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
