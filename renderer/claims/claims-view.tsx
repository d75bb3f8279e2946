/** The view "Claims": what is proposed to be linked, and the matrix of what each source says. */
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { StatementSummary } from '../../domain/contract';
import { counted } from '../counted';
import { isField } from '../field';
import { TryAgain } from '../frame/try-again';
import { entityOf } from '../inspector/entity-options';
import { pressedKey } from '../keys';
import { focusPane, inPane } from '../panes';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './claims-view.module.css';
import { ClaimsFilters } from './claims-filters';
import { runPairKey, runStatementKey } from './claims-keys';
import { updateClaims, useClaims } from './claims-state';
import { sourceColumns } from './columns';
import { statementContrast, type StatementContrast } from './contrasts';
import { mergeStatements } from './deciding';
import { readStatements, useFinding } from './finding';
import { isContested, listedStatements, NO_FILTER, type StatementFilter } from './listed-statements';
import { Matrix } from './matrix';
import { unpick } from './picking';
import { ProposalsPane } from './proposals-pane';
import { StatementPane } from './statement-pane';
import { readDays } from '../filters/typed-days';

/** The view. */
export function ClaimsView({ narrow }: { narrow: boolean }) {
  useFinding();
  const statements = useStore((now) => now.statements);
  const sources = useStore((now) => now.sources);
  const origins = useClaims((now) => now.origins);
  const order = useClaims((now) => now.order);
  const filter = useFilter();
  const picked = useClaims((now) => now.picked);
  const proposalsOpen = useClaims((now) => now.proposalsOpen);
  const lookedAt = useClaims((now) => now.statement);

  const columns = useMemo(() => sourceColumns(sources, origins ?? [], navigator.language), [sources, origins]);
  const listed = useMemo(() => {
    const published = new Map(columns.map((column) => [column.source, column.published]));
    return listedStatements(statements ?? [], { ...filter, order }, published);
  }, [statements, columns, filter, order]);
  const contrastOf = useMemo(() => rememberedContrast(columns), [columns]);
  const current = listed.find(({ statement }) => statement === lookedAt) ?? listed[0];
  // What is not listed now is not merged unseen.
  const chosen = useMemo(() => listed.filter(({ statement }) => picked.includes(statement)), [listed, picked]);

  useEffect(() => {
    // Whoever came by the tabs stays there.
    if (document.activeElement?.closest('[role="tablist"]')) return undefined;
    // The panes put what they hold on the page when they know how much room they have.
    const frame = requestAnimationFrame(() => {
      focusPane('statements');
      if (!inPane('statements')) focusPane('proposals');
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);

  // What had the keyboard goes from the page when it is decided: the keys are for the next pair all the same.
  const deciding = useRef(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const name = pressedKey(event);
    const onPairs = inPane('proposals') || (deciding.current && document.activeElement === document.body);
    if (onPairs ? runPairKey(name) : runStatementKey(name, current, chosen)) event.preventDefault();
  });
  useEffect(() => {
    // On the window, since the focus falls to the page when what had it is gone.
    const press = (event: KeyboardEvent): void => {
      onKey(event);
    };
    const follow = (): void => {
      deciding.current = inPane('proposals');
    };
    window.addEventListener('keydown', press);
    window.addEventListener('focusin', follow);
    return () => {
      window.removeEventListener('focusin', follow);
      window.removeEventListener('keydown', press);
    };
  }, []);

  useEffect(() => {
    // What had the keyboard may have gone with a merge, or with its undoing.
    const frame = requestAnimationFrame(() => {
      if (!deciding.current && document.activeElement === document.body) focusPane('statements');
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [statements]);

  return (
    <main className={styles.claims} data-narrow={narrow || undefined}>
      <h1 className={controls.hidden}>Claims</h1>
      {proposalsOpen && (
        <section className={styles.proposals} data-pane="proposals" aria-label="Proposed pairs" tabIndex={-1}>
          <ProposalsPane />
        </section>
      )}
      <div className={styles.matrix}>
        <section className={styles.statements} data-pane="statements" aria-label="Statements" tabIndex={-1}>
          <ClaimsFilters disabled={statements === undefined || statements.length === 0} />
          {chosen.length > 0 && <Picked chosen={chosen} />}
          {listed.length === 0 ? (
            <Nothing total={statements?.length} />
          ) : (
            <Matrix
              listed={listed}
              columns={columns}
              contrastOf={contrastOf}
              corner={<Counts listed={listed} total={statements?.length ?? 0} />}
            />
          )}
        </section>
        {current && (
          <section className={styles.statement} data-pane="statement" aria-label="About the statement" tabIndex={-1}>
            <StatementPane
              key={current.statement}
              statement={current}
              contrast={contrastOf(current)}
              columns={columns}
              neighbours={order === 'listed' && listed.length === statements?.length ? listed : undefined}
            />
          </section>
        )}
      </div>
    </main>
  );
}

/** What is asked of the statements, as it can be told whether they fit. */
function useFilter(): StatementFilter {
  const query = useClaims((now) => now.query);
  const status = useClaims((now) => now.status);
  const contradictions = useClaims((now) => now.contradictions);
  const actor = useClaims((now) => now.actor);
  const place = useClaims((now) => now.place);
  const typedFrom = useClaims((now) => now.from);
  const typedTo = useClaims((now) => now.to);
  const entities = useStore((now) => now.entities);
  const deferred = useDeferredValue(query);
  return useMemo(() => {
    const { from, to } = readDays({ from: typedFrom, to: typedTo }, navigator.language);
    return {
      ...{ query: deferred, status, contradictions },
      // What was merged into another meanwhile is that other.
      ...{ actor: entityOf(entities, actor)?.entity, place: entityOf(entities, place)?.entity },
      ...{ from, to },
    };
  }, [deferred, status, contradictions, actor, place, typedFrom, typedTo, entities]);
}

/** Contrasts that are worked out once per statement, when it is first shown. */
function rememberedContrast(columns: ReturnType<typeof sourceColumns>): (one: StatementSummary) => StatementContrast {
  const known = new WeakMap<StatementSummary, StatementContrast>();
  const origins = new Map(columns.map(({ source, language, published }) => [source, { language, published }]));
  return (one) => {
    let contrast = known.get(one);
    if (contrast === undefined) {
      contrast = statementContrast(one, (source) => origins.get(source) ?? { language: '', published: '' });
      known.set(one, contrast);
    }
    return contrast;
  };
}

/** What can be done with the statements that are chosen. */
function Picked({ chosen }: { chosen: readonly StatementSummary[] }) {
  const readOnly = useStore((now) => now.case?.readOnly === true);
  return (
    <div className={styles.picked}>
      <p role="status">
        {counted(chosen.length, 'statement')} chosen
        {chosen.length < 2 && <small> · choose what is about the same thing too, with Space or Shift+arrows</small>}
      </p>
      <button
        type="button"
        className={controls.button}
        aria-keyshortcuts="m"
        disabled={readOnly || chosen.length < 2}
        onClick={() => {
          mergeStatements(chosen);
        }}
      >
        Merge
        <kbd className={controls.key} aria-hidden="true">
          m
        </kbd>
      </button>
      <button
        type="button"
        className={controls.plain}
        onClick={() => {
          unpick();
          focusPane('statements');
        }}
      >
        Clear
      </button>
    </div>
  );
}

function Counts({ listed, total }: { listed: readonly StatementSummary[]; total: number }) {
  const contested = listed.filter(isContested).length;
  return (
    <>
      <span>Statements · {listed.length === total ? total : `${listed.length} of ${total}`}</span>
      {contested > 0 && <span className={styles.contested}>{contested} with contradictions</span>}
    </>
  );
}

function Nothing({ total }: { total: number | undefined }) {
  const failure = useClaims((now) => now.failure);
  if (failure !== undefined) {
    return (
      <div className={styles.none} role="alert">
        <p>{failure}</p>
        <TryAgain retry={readStatements} />
      </div>
    );
  }
  return (
    <div className={styles.none}>
      {total === undefined ? (
        <p>Reading the statements…</p>
      ) : total === 0 ? (
        <>
          <p>
            Here stands what your sources say about the same things: a row for each statement, a column for each source.
          </p>
          <p>
            A row begins when two claims are linked. Look at a proposal and press <kbd className={controls.key}>y</kbd>{' '}
            to take it up, or <kbd className={controls.key}>x</kbd> to reject it.
          </p>
        </>
      ) : (
        <>
          <p>No statement matches what is asked for above.</p>
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              updateClaims(NO_FILTER);
              requestAnimationFrame(() => {
                focusPane('statements');
              });
            }}
          >
            Show all {total}
          </button>
        </>
      )}
    </div>
  );
}
