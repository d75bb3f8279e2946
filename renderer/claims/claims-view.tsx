/** The view "Claims": what is proposed to be linked, and the matrix of what each source says. */
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { StatementSummary } from '../../domain/contract';
import { useCodes } from '../codebook/use-codes';
import { Choice } from '../frame/choice';
import { isField } from '../field';
import { modKey, pressedKey } from '../keys';
import { focusPane, inPane } from '../panes';
import { relationOf } from '../relation-words';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './claims-view.module.css';
import { updateClaims, useClaims } from './claims-state';
import { sourceColumns } from './columns';
import { statementContrast, type StatementContrast } from './contrasts';
import { acceptPair, rejectPair } from './deciding';
import { readStatements, useFinding } from './finding';
import { isContested, listedStatements, STATEMENT_ORDERS } from './listed-statements';
import { Matrix } from './matrix';
import { ProposalsPane } from './proposals-pane';
import { StatementPane } from './statement-pane';

/** The view. */
export function ClaimsView({ narrow }: { narrow: boolean }) {
  useFinding();
  const statements = useStore((now) => now.statements);
  const sources = useStore((now) => now.sources);
  const origins = useClaims((now) => now.origins);
  const query = useClaims((now) => now.query);
  const status = useClaims((now) => now.status);
  const contradictions = useClaims((now) => now.contradictions);
  const order = useClaims((now) => now.order);
  const proposalsOpen = useClaims((now) => now.proposalsOpen);
  const lookedAt = useClaims((now) => now.statement);
  const deferred = useDeferredValue(query);

  const columns = useMemo(() => sourceColumns(sources, origins ?? [], navigator.language), [sources, origins]);
  const listed = useMemo(() => {
    const published = new Map(columns.map((column) => [column.source, column.published]));
    return listedStatements(statements ?? [], { query: deferred, status, contradictions, order }, published);
  }, [statements, columns, deferred, status, contradictions, order]);
  const contrastOf = useMemo(() => rememberedContrast(columns), [columns]);
  const current = listed.find(({ statement }) => statement === lookedAt) ?? listed[0];

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
    if (!inPane('proposals') && !(deciding.current && document.activeElement === document.body)) return;
    if (runPairKey(pressedKey(event))) event.preventDefault();
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
          <Filters disabled={statements === undefined || statements.length === 0} />
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

/** Does what a key asks of the pair that is looked at. True when it did. */
function runPairKey(name: string): boolean {
  // On a button outside of the list Enter presses it.
  const listed =
    document.activeElement === document.body || document.activeElement?.closest('li') instanceof HTMLElement;
  const relation = relationOf(name);
  if (relation !== undefined) return acceptPair(relation);
  switch (name) {
    case 'enter':
      return listed && acceptPair();
    case 'y':
      return acceptPair();
    case 'x':
      return rejectPair();
    default:
      return false;
  }
}

function Filters({ disabled }: { disabled: boolean }) {
  const query = useClaims((now) => now.query);
  const status = useClaims((now) => now.status);
  const contradictions = useClaims((now) => now.contradictions);
  const order = useClaims((now) => now.order);
  const open = useClaims((now) => now.proposalsOpen);
  const proposals = useClaims((now) => now.proposals);
  const statuses = useCodes('status', status);
  const names = Object.fromEntries([
    ['all', 'Any status'],
    ...statuses.map(({ id, name }) => [`s${id}`, name]),
  ]) as Readonly<Record<string, string>>;
  return (
    <div className={styles.filters}>
      {!open && (
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            updateClaims({ proposalsOpen: true });
          }}
        >
          Proposals{proposals === undefined ? '' : ` · ${proposals.length.toLocaleString('en')}`}
        </button>
      )}
      <div className={styles.filter}>
        <input
          type="search"
          aria-label="Filter statements"
          placeholder="Filter statements"
          dir="auto"
          value={query}
          disabled={disabled}
          onChange={({ target }) => {
            updateClaims({ query: target.value });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              if (query === '') focusPane('statements');
              updateClaims({ query: '' });
            }
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              focusPane('statements');
            }
          }}
        />
        {query === '' && (
          <kbd className={controls.key} aria-hidden="true">
            {modKey('F')}
          </kbd>
        )}
      </div>
      <Choice
        label="Status"
        value={status === undefined ? 'all' : `s${status}`}
        options={names}
        onChange={(chosen) => {
          updateClaims({ status: chosen === 'all' ? undefined : chosen.slice(1) });
        }}
      />
      <Choice
        label="Order"
        value={order}
        options={STATEMENT_ORDERS}
        onChange={(chosen) => {
          updateClaims({ order: chosen });
        }}
      />
      <label className={styles.only}>
        <input
          type="checkbox"
          checked={contradictions}
          disabled={disabled}
          onChange={({ target }) => {
            updateClaims({ contradictions: target.checked });
          }}
        />
        Contradictions only
      </label>
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
  const [asked, setAsked] = useState(false);
  if (failure !== undefined) {
    return (
      <div className={styles.none} role="alert">
        <p>{failure}</p>
        <button
          type="button"
          className={controls.button}
          disabled={asked}
          onClick={() => {
            setAsked(true);
            void readStatements().finally(() => {
              setAsked(false);
            });
          }}
        >
          Try again
        </button>
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
          <p>No statement fits what is asked for above.</p>
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              updateClaims({ query: '', status: undefined, contradictions: false });
            }}
          >
            Show all {total}
          </button>
        </>
      )}
    </div>
  );
}
