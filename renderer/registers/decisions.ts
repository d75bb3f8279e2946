/** What a person decides of entities. Each is told with the way to undo it; what went wrong is answered as a sentence. */
import type { EntityDraftFields, EntityEdit, EntitySummary } from '../../domain/contract';
import type { Alias, MentionAnswer, PairAnswer } from '../../domain/entity';
import { errorData } from '../../domain/errors';
import { shortened } from '../counted';
import { undo } from '../history';
import { raise, refusedByReadOnly, say } from '../messages';
import { service } from '../service';
import { state, update } from '../store';

/** Undefined when it was done, or else why it was not. */
export type Outcome = Promise<string | undefined>;

async function decide(said: string, work: () => Promise<unknown>): Outcome {
  if (refusedByReadOnly()) return state().case?.notice;
  try {
    await work();
    say(`Saved · ${said}`, {
      label: 'Undo',
      run: () => void undo(),
    });
    return undefined;
  } catch (thrown) {
    return errorData(thrown).message;
  }
}

/** For decisions without a dialog: raises an alert for what went wrong. */
export function told(outcome: Outcome): void {
  void outcome.then((problem) => {
    if (problem !== undefined) raise('register', problem);
  });
}

/** Makes an entity, and shows it. */
export function createEntity(draft: EntityDraftFields, reason: string): Outcome {
  return decide(`new ${draft.kind} ${quoted(draft.name)}`, async () => {
    const summary = await service.createEntity(draft, reason);
    update({ entity: summary });
  });
}

/** Changes an entity; `said` is what is said of it. */
export function changeEntity({ entity }: EntitySummary, edit: EntityEdit, said: string, reason = ''): Outcome {
  return decide(said, () => service.changeEntity(entity, edit, reason));
}

/** Gives an entity another name. */
export function renameEntity(summary: EntitySummary, name: string, reason: string): Outcome {
  return changeEntity(summary, { name }, `now called ${quoted(name)}`, reason);
}

/** Says that entities are the same, `into` being the one that stays, and shows that. */
export function mergeEntities(ids: readonly string[], into: EntitySummary, reason: string): Outcome {
  return decide(`merged into ${quoted(into.name)}`, async () => {
    await service.mergeEntities([...ids], into.entity, reason);
    update({ entity: into.entity });
  });
}

/** Says that a merged entity stands for itself again. */
export function unmergeEntity(merged: EntitySummary['merged'][number], reason: string): Outcome {
  return decide(`${quoted(merged.name)} stands for itself again`, () => service.unmergeEntity(merged.entity, reason));
}

/** Gives mentions of an entity to a new one. */
export function splitEntity(
  { entity }: EntitySummary,
  mentions: readonly string[],
  name: string,
  reason: string,
): Outcome {
  return decide(`${quoted(name)} is one of its own now`, () =>
    service.splitEntity(entity, [...mentions], name, reason),
  );
}

/** Takes an entity out of the register. */
export function removeEntity({ entity, name }: EntitySummary, reason: string): Outcome {
  return decide(`${quoted(name)} removed`, () => service.removeEntity(entity, reason));
}

/** Keeps what was said of two entities; null takes it back. */
export function answerPair(
  one: EntitySummary,
  other: { readonly entity: string; readonly name: string },
  answer: PairAnswer | null,
  reason: string,
): Outcome {
  const said: Record<PairAnswer | 'none', string> = {
    different: `${quoted(other.name)} is another`,
    unsure: `unsure whether ${quoted(other.name)} is the same`,
    none: `the answer about ${quoted(other.name)} taken back`,
  };
  return decide(said[answer ?? 'none'], () => service.answerPair(one.entity, other.entity, answer, reason));
}

/** Says how sure it is that a mention is of this entity; null: that it is not. */
export function answerMention(entity: string, annotation: string, answer: MentionAnswer | null): Outcome {
  const said = answer === null ? 'no longer a mention of it' : `mention is ${answer}`;
  return decide(said, () =>
    service.linkMentions([annotation], answer === null ? null : { entity }, answer ?? 'sure', ''),
  );
}

/** Adds a name that a person entered, or that the gazetteer has. */
export function addAlias(summary: EntitySummary, alias: Alias): Outcome {
  const own = ownAliases(summary).filter(({ name }) => name !== alias.name);
  return changeEntity(summary, { aliases: [...own, alias] }, `also called ${quoted(alias.name)}`);
}

/** Takes such a name away. */
export function removeAlias(summary: EntitySummary, name: string): Outcome {
  const kept = ownAliases(summary).filter((alias) => alias.name !== name);
  return changeEntity(summary, { aliases: kept }, `no longer called ${quoted(name)}`);
}

/** The names that were entered or taken for the entity itself. */
export function ownAliases({ aliases }: EntitySummary): Alias[] {
  return aliases.flatMap(({ name, origin }) =>
    origin === 'person' || origin === 'gazetteer' ? [{ name, origin }] : [],
  );
}

function quoted(words: string): string {
  return `“${shortened(words, 48)}”`;
}
