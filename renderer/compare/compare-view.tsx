/**
 * Sources beside each other: what they share is numbered on both sides, and a person says how it belongs together.
 * The keys are taken on the window, since the focus falls to the page when what had it is gone.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { isField } from '../field';
import { pressedKey } from '../keys';
import { titleOf } from '../library/source-order';
import { focusPane } from '../panes';
import { relationOf } from '../relation-words';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { firstChoice, FEWEST, inOrder, paneOrder } from './chosen-sources';
import { CompareBar } from './compare-bar';
import { updateCompare, useCompare } from './compare-state';
import styles from './compare-view.module.css';
import panel from './comparison-panel.module.css';
import { clearKept, keptNow, paintKept, type KeptSelection } from './kept-selections';
import { linkSelected, reject, relate, unlink } from './linking';
import { bringTogether, nextPair, pairAt } from './pair-focus';
import { PairLines } from './pair-lines';
import { PairSection } from './pair-section';
import { SelectionSection } from './selection-section';
import { sharedPairs, type SideName } from './shared-pairs';
import { SourceChoice } from './source-choice';
import { SourcePane } from './source-pane';
import { layersOf } from './text-layers';
import { useFindings, useOpenedSources } from './use-findings';

/** The view "Compare". */
export function CompareView({ narrow }: { narrow: boolean }) {
  const panes = useRef<HTMLDivElement>(null);
  const sources = useStore((state) => state.sources);
  const { chosen: wanted, mode, focused } = useCompare();
  const { found, statements, failure, again } = useFindings();
  const listed = useMemo(() => inOrder(sources), [sources]);
  const chosen = useMemo(
    () => wanted ?? (found || failure !== undefined ? firstChoice(sources, found?.proposals ?? []) : []),
    [wanted, found, failure, sources],
  );
  const shown = useMemo(() => paneOrder(sources, chosen), [sources, chosen]);
  const ids = useMemo(() => shown.map(({ source }) => source), [shown]);
  const { opened, failure: openFailure } = useOpenedSources(ids);
  const pairs = useMemo(() => sharedPairs(opened, found?.proposals ?? [], statements), [opened, found, statements]);
  const pair = pairs.find(({ key }) => key === focused?.key);
  const byNumber = useMemo(() => new Map(pairs.map((one) => [one.number, one])), [pairs]);
  const titles = useMemo(() => new Map(sources.map((source) => [source.source, titleOf(source)])), [sources]);
  const altered = mode === 'words' ? pair : undefined;
  const layers = useMemo(() => layersOf(opened, pairs, mode, altered), [opened, pairs, mode, altered]);
  const lines = useMemo(
    () =>
      pairs
        .filter(({ a, b }) => ids.indexOf(b.source) - ids.indexOf(a.source) === 1)
        .map(({ number, a, b }) => ({ number, from: a.source, to: b.source })),
    [pairs, ids],
  );
  const [kept, setKept] = useState<readonly KeptSelection[]>([]);
  // In the order of the panes; what was kept of a source that is not shown any more does not count.
  const selected = kept
    .filter(({ text }) => opened.some((one) => one.text === text))
    .slice(-2)
    .sort((one, other) => ids.indexOf(one.source) - ids.indexOf(other.source));
  const side: SideName = focused?.side ?? 'a';
  const [a, b] = [
    opened.find(({ source }) => source === pair?.a.source),
    opened.find(({ source }) => source === pair?.b.source),
  ];

  useEffect(() => {
    // Whoever came by the tabs stays there.
    if (!document.activeElement?.closest('[role="tablist"]')) focusPane('compare');
  }, []);

  useEffect(() => {
    if (pair && panes.current) bringTogether(panes.current, pair, side);
    // Only what is looked at moves the panes, not that the case was read again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pair?.key, side, ids]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (run(pressedKey(event))) event.preventDefault();
  });
  const run = (name: string): boolean => {
    const onPair = document.activeElement?.hasAttribute('data-pair') === true;
    const step =
      name === 'j' || (onPair && name === 'arrowdown') ? 1 : name === 'k' || (onPair && name === 'arrowup') ? -1 : 0;
    if (step !== 0) {
      const next = nextPair(pairs, pair, step);
      if (next) updateCompare({ focused: { key: next.key, side: ids.length > 2 ? 'a' : side } });
      return next !== undefined;
    }
    if (name === 'l') return linkKept();
    if (!pair) return false;
    const relation = relationOf(name);
    if (relation) relate(pair, side, relation);
    else if (name === 'x' && pair.proposal) {
      const next = nextPair(pairs, pair, 1) ?? nextPair(pairs, pair, -1);
      reject(pair);
      updateCompare({ focused: next && { key: next.key, side } });
    } else if (name === 'delete' || name === 'backspace') unlink(pair);
    else if (name === 'escape') {
      updateCompare({ focused: undefined });
      focusPane('compare');
    } else return false;
    return true;
  };
  const linkKept = (): boolean => {
    const [one, other] = selected;
    if (!one || !other) return false;
    linkSelected(one, other);
    setKept([]);
    getSelection()?.removeAllRanges();
    return true;
  };
  const onSelection = useEffectEvent(() => {
    setKept(keptNow(kept, opened));
  });
  useEffect(() => {
    const change = (): void => {
      onSelection();
    };
    document.addEventListener('selectionchange', change);
    return () => {
      document.removeEventListener('selectionchange', change);
      clearKept();
    };
  }, []);
  useLayoutEffect(() => {
    // After each drawing: the words may be in other elements now.
    if (panes.current) paintKept(panes.current, kept);
  });
  const onPress = useEffectEvent((event: MouseEvent) => {
    if (!getSelection()?.isCollapsed) return;
    const at = pairAt(event.target, pairs, pair);
    if (at) updateCompare({ focused: at });
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      onKey(event);
    };
    const click = (event: MouseEvent): void => {
      onPress(event);
    };
    const element = panes.current;
    window.addEventListener('keydown', press);
    element?.addEventListener('click', click);
    return () => {
      window.removeEventListener('keydown', press);
      element?.removeEventListener('click', click);
    };
  }, []);

  const problem = failure ?? openFailure;
  return (
    <main className={styles.view}>
      <h1 className={controls.hidden}>Compare</h1>
      <section
        className={styles.region}
        aria-label="Compare"
        data-pane="compare"
        data-narrow={narrow || undefined}
        tabIndex={-1}
      >
        <CompareBar mode={mode} count={pairs.length} sources={ids.length} found={found} onAgain={again} />
        <div ref={panes} className={styles.panes} data-mode={mode} data-count={ids.length}>
          {ids.length < FEWEST && (
            <Empty sources={sources.length} waiting={wanted === undefined && !found && failure === undefined} />
          )}
          {ids.length >= FEWEST &&
            shown.map((summary) => (
              <SourcePane
                key={summary.source}
                summary={summary}
                opened={opened.find(({ source }) => source === summary.source)}
                layers={layers.get(summary.source) ?? NO_LAYERS}
                pairs={byNumber}
                focused={pair?.number}
                titles={titles}
              />
            ))}
          {!narrow && ids.length >= FEWEST && <PairLines panes={panes} pairs={lines} focused={pair?.number} />}
        </div>
        <aside className={panel.panel} aria-label="Comparison" data-pane="pair" tabIndex={-1}>
          {problem !== undefined && (
            <p className={panel.problem} role="alert">
              {problem}
            </p>
          )}
          <SourceChoice
            sources={listed}
            chosen={ids}
            onChoose={(next) => {
              updateCompare({ chosen: next });
            }}
          />
          {ids.length >= FEWEST && (
            <section className={panel.pair} aria-label="Pair">
              <h2 className={controls.sectionHead}>{pair ? `Pair · ${pair.number} of ${pairs.length}` : 'Pair'}</h2>
              {pair && a && b ? (
                <PairSection pair={pair} side={side} a={a} b={b} />
              ) : (
                <p className={panel.why}>
                  {pairs.length > 0
                    ? 'Choose a numbered passage, or press j for the first pair: its partner comes beside it.'
                    : found
                      ? 'Nothing is shared: no sentence of one source seems to make a claim of another. Choose other sources, or see what stands only in one under “Only in this source”.'
                      : 'What the sources share is shown when it is found.'}
                </p>
              )}
            </section>
          )}
          {ids.length >= FEWEST && (
            <SelectionSection
              words={selected.map(({ source, start, end }) => {
                const content = opened.find((one) => one.source === source)?.content ?? '';
                return content.slice(start, end);
              })}
              onLink={linkKept}
            />
          )}
        </aside>
      </section>
    </main>
  );
}

const NO_LAYERS = { passages: [], altered: [], only: [] };

function Empty({ sources, waiting }: { sources: number; waiting: boolean }) {
  return (
    <div className={styles.empty}>
      {waiting && sources >= FEWEST ? (
        <p>Looking for what the sources share…</p>
      ) : (
        <>
          <h2>
            {sources === 0
              ? 'Nothing to compare yet'
              : sources === 1
                ? 'One source is not enough'
                : 'Choose two sources'}
          </h2>
          <p>
            Here articles stand beside each other. What they share is numbered on both sides, with what was altered word
            by word.{' '}
            {sources >= FEWEST
              ? 'Tick at least two under “Sources to compare”.'
              : 'Import another article with File > Import, or drop it on the window.'}
          </p>
        </>
      )}
    </div>
  );
}
