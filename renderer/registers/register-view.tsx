/** A register in place of the article: its list, the map of places, and all that is known of the entity looked at. */
import { useDeferredValue, useEffect, useEffectEvent, useMemo } from 'react';
import type { EntitySummary } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { factValue } from '../../domain/source';
import { keepsKey } from '../field';
import { pressedKey } from '../keys';
import { start } from '../messages';
import { focusPane, inPane, seek } from '../panes';
import { MapPane } from '../places/map-pane';
import { openSource } from '../sources';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { service } from '../service';
import { ask, registerState, updateRegister, useRegister } from './deciding';
import { DecisionDialog } from './decision-dialog';
import { EntityPane } from './entity-pane';
import { RegisterList } from './register-list';
import { listedEntities } from './register-order';
import styles from './register-view.module.css';
import { KIND_NAMES } from './register-words';

/** The entity that was looked at last in each register of this window. */
const lookedAt = new Map<EntityKind, string>();

/** The view "Actors" or "Places". */
export function RegisterView({ kind, narrow }: { kind: EntityKind; narrow: boolean }) {
  const entities = useStore((state) => state.entities);
  const sources = useStore((state) => state.sources);
  const wanted = useStore((state) => state.entity);
  const { query, type, source, order } = useRegister();
  const deferred = useDeferredValue(query);
  const listed = useMemo(
    () =>
      listedEntities(entities, {
        kind,
        query: deferred,
        ...{ type, source, order },
        published: new Map(sources.map((one) => [one.source, factValue(one.facts, 'published') ?? ''])),
        locale: navigator.language,
      }),
    [entities, sources, kind, deferred, type, source, order],
  );
  const current = entities.find((one) => one.entity === wanted && one.kind === kind);
  const first = entities.find((one) => one.entity === lookedAt.get(kind)) ?? listed[0]?.summary;

  useEffect(() => {
    if (current) lookedAt.set(kind, current.entity);
    else if (first) update({ entity: first.entity });
  }, [current, first, kind]);

  useEffect(() => {
    // Whoever came by the tabs stays there.
    if (document.activeElement?.closest('[role="tablist"]')) return undefined;
    focusPane('register');
    // The list puts its items on the page when it knows how much room it has.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (inPane('register')) focusPane('register');
      });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);

  useEffect(() => {
    // What had the keyboard may have gone with a merge, or with its undoing.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusPane('register');
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [entities]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = pressedKey(event);
    if (event.defaultPrevented || event.isComposing || keepsKey(event.target, name)) return;
    if (document.querySelector('dialog[open]')) return;
    if (runRegisterKey(name, kind, current)) event.preventDefault();
  });
  useEffect(() => {
    // On the window, since the focus falls to the page when what had it is gone.
    const press = (event: KeyboardEvent): void => {
      onKey(event);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);

  const { many, one } = KIND_NAMES[kind];
  return (
    <main className={styles.register} data-kind={kind} data-narrow={narrow || undefined}>
      <h1 className={controls.hidden}>{many}</h1>
      <section className={styles.list} data-pane="register" aria-label={many} tabIndex={-1}>
        <RegisterList kind={kind} listed={listed} current={current?.entity} />
      </section>
      {kind === 'place' && <MapPane listed={listed} current={current} />}
      <section className={styles.entity} data-pane="entity" aria-label={`About the ${one}`} tabIndex={-1}>
        {current ? (
          <EntityPane key={current.entity} summary={current} />
        ) : (
          <p className={styles.none}>
            {kind === 'actor'
              ? 'Here stands who acts, speaks or suffers in your sources: one entry a person or group, under all their names.'
              : 'Here stands where it happened: one entry a place, under all its names, on the map where it is known.'}
          </p>
        )}
      </section>
      <DecisionDialog />
    </main>
  );
}

/** Does what a key of the registers asks. True when it did. */
function runRegisterKey(name: string, kind: EntityKind, current: EntitySummary | undefined): boolean {
  const { picked, ticked } = registerState();
  switch (name) {
    case 'n':
      ask({ kind: 'create', of: kind });
      return true;
    case 'm': {
      const entities = picked.length > 0 ? picked : current ? [current.entity] : [];
      if (entities.length > 0) ask({ kind: 'merge', entities });
      return entities.length > 0;
    }
    case 'escape':
      if (ticked) updateRegister({ ticked: undefined });
      else if (inPane('entity') || inPane('map')) focusPane('register');
      else if (picked.length > 0) updateRegister({ picked: [] });
      else return false;
      return true;
    default:
      return current !== undefined && runEntityKey(name, current);
  }
}

function runEntityKey(name: string, { entity, kind, mentions }: EntitySummary): boolean {
  switch (name) {
    case 's':
      if (mentions === 0) return false;
      updateRegister({ ticked: registerState().ticked ? undefined : [] });
      // All that is known of an entity that was just come to may still be on its way.
      seek('[data-pane="entity"] [data-mentions] [data-stop]', 30);
      return true;
    case 'r':
      ask({ kind: 'rename', entity });
      return true;
    case 'o':
      start('open-source', openFirst(entity));
      return true;
    case 'delete':
    case 'backspace':
      ask({ kind: 'remove', entity });
      return true;
    case 'g':
      document.querySelector<HTMLElement>('[data-gazetteer] input')?.focus();
      return kind === 'place';
    case 'h':
      if (kind !== 'place') return false;
      updateRegister({ placing: entity });
      return true;
    default:
      return false;
  }
}

/** Opens the first mention of an entity in the article. */
async function openFirst(entity: string): Promise<void> {
  const [first] = (await service.describeEntity(entity)).mentions;
  if (first) await openSource(first.source, first.annotation);
}
