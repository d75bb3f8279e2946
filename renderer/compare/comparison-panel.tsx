/** The right pane of the comparison: which sources, the pair that is looked at, and what is selected or dragged. */
import type { MatchFindings, OpenedSource, SourceSummary } from '../../domain/contract';
import controls from '../theme/controls.module.css';
import { FEWEST, type BestPair } from './chosen-sources';
import { updateCompare } from './compare-state';
import styles from './comparison-panel.module.css';
import type { KeptSelection } from './kept-selections';
import { PairSection } from './pair-section';
import { SelectionSection } from './selection-section';
import type { SharedPair, SideName } from './shared-pairs';
import { SourceChoice } from './source-choice';
import type { Drag } from './use-drag-linking';

interface Props {
  readonly listed: readonly SourceSummary[];
  readonly chosen: readonly string[];
  readonly better: BestPair | undefined;
  /** What went wrong, as a sentence. */
  readonly problem: string | undefined;
  readonly pairs: readonly SharedPair[];
  readonly pair: SharedPair | undefined;
  readonly side: SideName;
  readonly opened: readonly OpenedSource[];
  readonly found: MatchFindings | undefined;
  readonly failed: boolean;
  readonly selected: readonly KeptSelection[];
  readonly drag: Drag | undefined;
  onLink(): void;
}

/** The complementary region "Comparison". */
export function ComparisonPanel(props: Props) {
  const { listed, chosen, better, problem, pairs, pair, side, opened, found, failed, selected, drag, onLink } = props;
  const [a, b] = [
    opened.find(({ source }) => source === pair?.a.source),
    opened.find(({ source }) => source === pair?.b.source),
  ];
  const wordsOf = ({ source, start, end }: KeptSelection): string =>
    opened.find((one) => one.source === source)?.content.slice(start, end) ?? '';
  return (
    <aside className={styles.panel} aria-label="Comparison" data-pane="pair" tabIndex={-1}>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <SourceChoice
        sources={listed}
        chosen={chosen}
        better={better}
        onChoose={(next) => {
          updateCompare({ chosen: next });
        }}
      />
      {chosen.length >= FEWEST && (
        <section className={styles.pair} aria-label="Pair">
          <h2 className={controls.sectionHead}>{pair ? `Pair · ${pair.number} of ${pairs.length}` : 'Pair'}</h2>
          {pair && a && b ? (
            <PairSection pair={pair} side={side} a={a} b={b} />
          ) : (
            <p className={styles.why}>{noPair(pairs.length, found, failed)}</p>
          )}
        </section>
      )}
      {chosen.length >= FEWEST && (
        <SelectionSection
          words={selected.map(wordsOf)}
          dragged={drag && { words: wordsOf(drag.from), over: drag.to !== undefined }}
          onLink={onLink}
        />
      )}
    </aside>
  );
}

/** What stands in place of a pair. */
function noPair(count: number, found: MatchFindings | undefined, failed: boolean): string {
  if (count > 0) return 'Choose a numbered passage, or press j for the first pair: its partner comes beside it.';
  if (failed) return 'What the sources share is not known, since they could not be compared. The texts can be read.';
  if (!found) return 'What the sources share is marked when it is found. The texts can be read meanwhile.';
  if (!found.complete) return 'Nothing that they share was found before comparing was stopped.';
  return 'Nothing is shared: no sentence of one source seems to make a claim of another. Choose other sources, or see what stands only in one under “Only in this source”.';
}
