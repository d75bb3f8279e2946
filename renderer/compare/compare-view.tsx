/**
 * Sources beside each other: what they share is numbered on both sides, and a person says how it belongs together.
 * The keys are taken on the window, since the focus falls to the page when what had it is gone.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { keepsKey } from '../field';
import { pressedKey } from '../keys';
import { titleOf } from '../library/source-order';
import { focusPane } from '../panes';
import { relationOf } from '../relation-words';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { firstChoice, FEWEST, inOrder, moreShared, paneOrder } from './chosen-sources';
import { CompareBar } from './compare-bar';
import { updateCompare, useCompare } from './compare-state';
import styles from './compare-view.module.css';
import { ComparisonPanel } from './comparison-panel';
import { goOn, useFindings } from './findings';
import { clearKept, keptNow, paintKept, type KeptSelection } from './kept-selections';
import { linkPassages, reject, relate, unlink } from './linking';
import { NothingCompared } from './nothing-compared';
import { bringTogether, nextPair, pairAt, partnerArrow } from './pair-focus';
import { PairLines } from './pair-lines';
import { otherSide, pairKey, sharedPairs, type SideName } from './shared-pairs';
import { SourcePane } from './source-pane';
import { layersOf } from './text-layers';
import { useDragLinking } from './use-drag-linking';
import { useOpenedSources } from './use-opened-sources';

/** The view "Compare". */
export function CompareView({ narrow }: { narrow: boolean }) {
  const panes = useRef<HTMLDivElement>(null);
  const sources = useStore((state) => state.sources);
  const { chosen: wanted, mode, focused } = useCompare();
  const { found, statements, failure, asking } = useFindings();
  const listed = useMemo(() => inOrder(sources), [sources]);
  const chosen = useMemo(() => wanted ?? firstChoice(sources), [wanted, sources]);
  const shown = useMemo(() => paneOrder(sources, chosen), [sources, chosen]);
  // The same as long as the same sources are shown, however often the case has changed.
  const idList = shown.map(({ source }) => source).join(' ');
  const ids = useMemo(() => (idList === '' ? [] : idList.split(' ')), [idList]);
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
    const name = pressedKey(event);
    if (event.defaultPrevented || event.isComposing || keepsKey(event.target, name)) return;
    if (document.querySelector('dialog[open]')) return;
    if (run(name)) event.preventDefault();
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
    else if (name === 'o') updateCompare({ focused: { key: pair.key, side: otherSide(side) } });
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
    linkPassages(one, other);
    follow(one, other);
    return true;
  };
  /** What was linked is looked at, once the case has it, so that a key says another relation. */
  const follow = (from: KeptSelection, to: KeptSelection): void => {
    const turned = ids.indexOf(from.source) > ids.indexOf(to.source);
    const [first, second] = turned ? [to, from] : [from, to];
    updateCompare({ focused: { key: pairKey(first, second), side: turned ? 'b' : 'a' } });
    setKept([]);
    getSelection()?.removeAllRanges();
  };
  const drag = useDragLinking(panes, { opened, pairs, kept }, follow);
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
        <CompareBar
          mode={mode}
          count={pairs.length}
          sources={ids.length}
          found={found}
          waiting={asking === 'all' && found?.complete !== true}
          failed={failure !== undefined}
          onAgain={goOn}
        />
        <div
          ref={panes}
          className={styles.panes}
          data-mode={mode}
          data-count={ids.length}
          data-dragged={drag?.from.source}
        >
          {ids.length < FEWEST && <NothingCompared sources={sources.length} />}
          {ids.length >= FEWEST &&
            shown.map((summary) => (
              <SourcePane
                key={summary.source}
                summary={summary}
                opened={opened.find(({ source }) => source === summary.source)}
                layers={layers.get(summary.source) ?? NO_LAYERS}
                pairs={byNumber}
                focused={pair?.number}
                arrow={pair && partnerArrow(pair, summary.source, { ids, narrow })}
                draggedFrom={drag && drag.from.source === summary.source}
                titles={titles}
              />
            ))}
          {!narrow && ids.length >= FEWEST && <PairLines panes={panes} pairs={lines} focused={pair?.number} />}
        </div>
        <ComparisonPanel
          listed={listed}
          chosen={ids}
          better={wanted === undefined ? moreShared(sources, ids, found?.proposals ?? []) : undefined}
          problem={failure !== undefined && failure.code !== 'service-gone' ? failure.message : openFailure}
          pairs={pairs}
          pair={pair}
          side={side}
          opened={opened}
          found={found}
          failed={failure !== undefined}
          selected={selected}
          drag={drag}
          onLink={linkKept}
        />
      </section>
    </main>
  );
}

const NO_LAYERS = { passages: [], altered: [], only: [] };
