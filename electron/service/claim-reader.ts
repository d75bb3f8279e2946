/** What is known of claims: what a person said of them, and what their words tell where nobody said. */
import { nameKey } from '../../domain/alias-index';
import type { ClaimAttributes } from '../../domain/claim';
import type { ClaimSpeaker, StatementClaim } from '../../domain/contract';
import { factValue } from '../../domain/source';
import type { StandingClaim } from '../../domain/statement';
import type { Span } from '../../domain/text';
import { isPlaced, standingIn } from '../../db/anchors';
import { readClaim } from '../../db/claims';
import { allEntities, findEntity, rootOf } from '../../db/entities';
import { mentionsOfSource } from '../../db/mentions';
import { listSources } from '../../db/sources';
import type { StatementClaimRow } from '../../db/statements';
import type { ReadableDB } from '../../db/sqlite';
import { wordingReader, type ClaimWording, type WordingReader } from './claim-wording';
import { actorMentions, speakerAmong } from './speaker-entity';

/** A claim as it was read. */
interface ReadClaim extends Pick<StatementClaim, 'stance' | 'inferred' | 'negated' | 'speaker' | 'hedges'> {
  readonly named: readonly string[];
  readonly periods: StatementClaim['periods'];
  /** A key for whoever says it: an entity, or a name that no single entity has. */
  readonly voice: StandingClaim['speaker'];
}

/** What is known of the source of a claim. */
interface KnownSource {
  readonly language: string;
  readonly outlet: string;
  readonly published: string;
}

const UNKNOWN: KnownSource = { language: '', outlet: '', published: '' };

/** Reads claims one after another. */
export class ClaimReader {
  readonly #db: ReadableDB;
  readonly #sources: ReadonlyMap<string, KnownSource>;
  readonly #wordingOf: WordingReader;
  readonly #speakers = new Map<string, ReturnType<typeof actorMentions>>();
  readonly #mentions = new Map<string, readonly MentionIn[]>();
  #actors: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(db: ReadableDB) {
    this.#db = db;
    this.#wordingOf = wordingReader(db);
    this.#sources = new Map(
      listSources(db).map(({ id, facts }) => [
        id,
        {
          language: factValue(facts, 'language') ?? '',
          outlet: factValue(facts, 'outlet') ?? '',
          published: factValue(facts, 'published') ?? '',
        },
      ]),
    );
  }

  /** What is known of a claim. */
  read(row: StatementClaimRow): ReadClaim {
    const said = readClaim(this.#db, row.claim);
    const { language, outlet, published } = this.#sources.get(row.source) ?? UNKNOWN;
    const wording = this.#wordingOf(row.text, row, { language, published });
    const speaker = this.#speaker(row.text, said.speaker, wording.speaker, outlet);
    return {
      stance: said.stance ?? wording.stance,
      inferred: said.stance === null,
      negated: wording.negated,
      speaker: speaker.kind === 'outlet' && speaker.name === '' && speaker.inferred ? null : speaker,
      hedges: said.hedges ?? wording.hedges,
      named: this.#named(row),
      periods: (said.periods ?? wording.periods)
        .filter(({ from, to }) => from !== '' || to !== '')
        .map(({ from, to }) => ({ from, to })),
      voice: speaker.entity ?? nameless(speaker.name),
    };
  }

  #speaker(
    text: string,
    said: ClaimAttributes['speaker'],
    told: ClaimWording['speaker'],
    outlet: string,
  ): ClaimSpeaker {
    if (said?.kind === 'entity') return this.#actor(rootOf(this.#db, said.entity), false);
    if (said?.kind === 'outlet' || told === undefined) {
      return { kind: 'outlet', name: outlet, entity: this.#actorNamed(outlet), inferred: said === null };
    }
    let mentions = this.#speakers.get(text);
    if (mentions === undefined) this.#speakers.set(text, (mentions = actorMentions(this.#db, text)));
    const linked = speakerAmong(mentions, told.span);
    if (linked !== undefined) return this.#actor(linked, true);
    return { kind: 'actor', name: told.words, entity: this.#actorNamed(told.words), inferred: true };
  }

  #actor(entity: string, inferred: boolean): ClaimSpeaker {
    return { kind: 'actor', name: findEntity(this.#db, entity)?.name ?? '', entity, inferred };
  }

  /** The actor of the register that has this name, where one alone has it. */
  #actorNamed(name: string): string | undefined {
    const key = nameKey(name);
    if (key === '') return undefined;
    this.#actors ??= actorsByName(this.#db);
    const [only, ...others] = this.#actors.get(key) ?? [];
    return others.length === 0 ? only : undefined;
  }

  /** The entities whose mentions lie over a claim, in the text that it was made in. */
  #named({ text, source, start, end }: StatementClaimRow): string[] {
    let mentions = this.#mentions.get(text);
    if (mentions === undefined) this.#mentions.set(text, (mentions = mentionsIn(this.#db, text, source)));
    const over = mentions.filter((mention) => mention.start < end && start < mention.end);
    return Array.from(new Set(over.map(({ entity }) => entity)));
  }
}

/** The key of a speaker whom no single actor of the register is; null where there is no name. */
function nameless(name: string): string | null {
  const key = nameKey(name);
  return key === '' ? null : `name ${key}`;
}

interface MentionIn extends Span {
  readonly entity: string;
}

/** Where the entities of the register are mentioned in a text. */
function mentionsIn(db: ReadableDB, text: string, source: string): MentionIn[] {
  const linked = mentionsOfSource(db, source);
  if (linked.size === 0) return [];
  return standingIn(db, text)
    .filter(isPlaced)
    .flatMap(({ id, start, end }) => {
      const mention = linked.get(id);
      return mention === undefined ? [] : [{ start, end, entity: rootOf(db, mention.entity) }];
    });
}

/** The actors of the register by the names that were given to them. */
function actorsByName(db: ReadableDB): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { id, kind, name, aliases } of allEntities(db)) {
    if (kind !== 'actor') continue;
    for (const other of [name, ...aliases.map((alias) => alias.name)]) {
      const key = nameKey(other);
      named.set(key, (named.get(key) ?? new Set()).add(rootOf(db, id)));
    }
  }
  return named;
}
