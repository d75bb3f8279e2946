/** What the registers know beside the case: how their lists are filtered, what is chosen, and what is being decided. */
import { create } from 'zustand';
import type { EntityDetail, EntitySummary, GazetteerEntry } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { refusedByReadOnly } from '../messages';
import { useStore } from '../store';
import type { RegisterFilter, RegisterOrder } from './register-order';

/** A decision for which a dialog asks the reason. */
export type Decision =
  | { readonly kind: 'create'; readonly of: EntityKind }
  | { readonly kind: 'rename' | 'remove' | 'unplace'; readonly entity: string }
  /** One entity is merged with another that is still to be chosen; several are merged with each other. */
  | { readonly kind: 'merge'; readonly entities: readonly string[] }
  | { readonly kind: 'unmerge'; readonly entity: string; readonly merged: EntitySummary['merged'][number] }
  | { readonly kind: 'split'; readonly entity: string; readonly mentions: EntityDetail['mentions'] }
  /** `entry` is undefined for a place that was put on the map by hand. */
  | {
      readonly kind: 'place';
      readonly entity: string;
      readonly lat: number;
      readonly lon: number;
      readonly entry: GazetteerEntry | undefined;
    };

interface RegisterState extends RegisterFilter {
  readonly order: RegisterOrder;
  /** Ids of the entities that are chosen to be merged. */
  readonly picked: readonly string[];
  /** Ids of the mentions that are ticked to be given to another entity; undefined while nothing is being split. */
  readonly ticked: readonly string[] | undefined;
  /** Id of the place that is being put on the map. */
  readonly placing: string | undefined;
  readonly asked: Decision | undefined;
}

/** The state of the registers in this window. */
export const useRegister = create<RegisterState>()(() => ({
  query: '',
  type: undefined,
  source: undefined,
  order: 'name',
  picked: [],
  ticked: undefined,
  placing: undefined,
  asked: undefined,
}));

/** The state as it is now, for actions. */
export const registerState = useRegister.getState;

/** Changes the state of the registers. */
export const updateRegister: (changed: Partial<RegisterState>) => void = useRegister.setState;

/** Asks for a decision, unless the case is read-only, which is then said. */
export function ask(decision: Decision): void {
  if (!refusedByReadOnly()) updateRegister({ asked: decision });
}

/** Chooses an entity to be merged, or no longer. */
export function pick(id: string): void {
  const { picked } = registerState();
  updateRegister({ picked: picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id] });
}

/** Ticks a mention, or no longer. */
export function tick(id: string): void {
  const { ticked = [] } = registerState();
  updateRegister({ ticked: ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id] });
}

useStore.subscribe((now, before) => {
  // What was begun with one entity is not for another.
  if (now.entity !== before.entity) updateRegister({ ticked: undefined, placing: undefined });
  if (now.view !== before.view) {
    updateRegister({
      ...{ query: '', type: undefined, picked: [], ticked: undefined, placing: undefined, asked: undefined },
    });
  }
  if (now.entities !== before.entities) {
    const { picked } = registerState();
    const there = new Set(now.entities.map(({ entity }) => entity));
    if (picked.some((id) => !there.has(id))) updateRegister({ picked: picked.filter((id) => there.has(id)) });
  }
});
