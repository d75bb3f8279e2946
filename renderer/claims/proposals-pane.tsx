/** The queue of proposed pairs: two quotes of different sources, how alike they are and how they differ. */
import type { MatchProposal, ProposedPassage, SourceSummary } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { RELATIONS } from '../../domain/link';
import { counted, shortened } from '../counted';
import { titleOf } from '../library/source-order';
import { start } from '../messages';
import { RELATION_WORDS } from '../relation-words';
import { RovingList } from '../roving-list';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { updateClaims, useClaims } from './claims-state';
import { acceptPair, rejectPair } from './deciding';
import { findPairs, stopFinding, toggleWeaker } from './finding';
import { differenceWords, pairId, scoreWords, shownDifferences } from './pairs';
import { readPassage } from './reading';
import styles from './proposals-pane.module.css';

/** The longest quote in the list, in characters. */
const QUOTE_LENGTH = 220;

/** The pane with the `list` "Proposals". */
export function ProposalsPane() {
  const proposals = useClaims((now) => now.proposals);
  const pair = useClaims((now) => now.pair);
  const sources = useStore((now) => now.sources);
  const readOnly = useStore((now) => now.case?.readOnly === true);
  const current = proposals?.find((one) => pairId(one) === pair);
  const outlets = new Map(sources.map((one) => [one.source, sourceWords(one)]));
  return (
    <>
      <div className={styles.head}>
        <h2 className={controls.sectionHead}>
          Proposals{proposals === undefined ? '' : ` · ${proposals.length.toLocaleString('en')}`}
        </h2>
        <Weaker />
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            updateClaims({ proposalsOpen: false });
          }}
        >
          Hide
        </button>
      </div>
      <Progress />
      {proposals === undefined || proposals.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <RovingList<MatchProposal>
            label="Proposals"
            items={proposals}
            idOf={pairId}
            current={current && pairId(current)}
            estimate={190}
            buttonClass={() => styles.pair}
            labelledBy={(one) => {
              const id = domId(one);
              return { name: `${id}-a ${id}-b`, description: `${id}-why` };
            }}
            onChoose={(one) => {
              updateClaims({ pair: pairId(one) });
            }}
            onReach={(one) => {
              if (pairId(one) !== pair) updateClaims({ pair: pairId(one) });
            }}
          >
            {(one) => <Pair pair={one} outlets={outlets} />}
          </RovingList>
          {current && !readOnly && <Actions pair={current} />}
          {readOnly && <p className={styles.note}>This case is read-only: proposals can be read, not taken up.</p>}
        </>
      )}
    </>
  );
}

function sourceWords(source: SourceSummary): string {
  return shortened(factValue(source.facts, 'outlet') ?? titleOf(source), 40);
}

function domId(pair: MatchProposal): string {
  return `pair-${pairId(pair).replaceAll(/[^\w-]/gu, '_')}`;
}

function Pair({ pair, outlets }: { pair: MatchProposal; outlets: ReadonlyMap<string, string> }) {
  const id = domId(pair);
  return (
    <>
      <span className={styles.score}>
        <span>{scoreWords(pair)}</span>
        <span className={styles.relation} data-relation={pair.relation}>
          {RELATION_WORDS[pair.relation].name}
        </span>
      </span>
      <Quote id={`${id}-a`} passage={pair.a} outlet={outlets.get(pair.a.source)} denies={pair.denies === 'a'} />
      <Quote id={`${id}-b`} passage={pair.b} outlet={outlets.get(pair.b.source)} denies={pair.denies === 'b'} />
      <span id={`${id}-why`} className={styles.told}>
        {pair.differences.length > 0 && (
          <span className={styles.chips}>
            {shownDifferences(pair).map((one, at) => (
              <span key={at} className={styles.chip} data-excludes={one.excludes || undefined} title={one.why}>
                <span className={controls.hidden}>{one.kind}: </span>
                <bdi>{differenceWords(one)}</bdi>
              </span>
            ))}
          </span>
        )}
        <span className={styles.why} dir="auto">
          {pair.why}
        </span>
      </span>
    </>
  );
}

interface QuoteProps {
  readonly id: string;
  readonly passage: ProposedPassage;
  readonly outlet: string | undefined;
  readonly denies: boolean;
}

function Quote({ id, passage, outlet, denies }: QuoteProps) {
  return (
    <span id={id} className={styles.quote}>
      <span className={styles.words} dir="auto">
        {shortened(passage.exact, QUOTE_LENGTH)}
      </span>
      <span className={styles.source}>
        <bdi>{outlet ?? 'Source not known'}</bdi>
        {passage.claim && ' · marked'}
        {denies && <strong> · denies it</strong>}
      </span>
    </span>
  );
}

function Actions({ pair }: { pair: MatchProposal }) {
  return (
    <div className={styles.actions} role="group" aria-label="Decide on the pair">
      <Action
        name={`Accept: ${RELATION_WORDS[pair.relation].name.toLowerCase()}`}
        keys="y"
        primary
        onRun={() => acceptPair()}
      />
      <Action name="Reject" keys="x" onRun={rejectPair} />
      {RELATIONS.map((relation) => (
        <Action
          key={relation}
          name={RELATION_WORDS[relation].name}
          keys={RELATION_WORDS[relation].key}
          title={relation === 'supports' ? 'The first is a reason to believe the second' : undefined}
          onRun={() => acceptPair(relation)}
        />
      ))}
      <span className={styles.open}>
        Read
        {[pair.a, pair.b].map((passage, at) => (
          <button
            key={at}
            type="button"
            className={controls.plain}
            aria-label={at === 0 ? 'Read the first' : 'Read the second'}
            onClick={() => {
              start('open-source', readPassage(passage));
            }}
          >
            {at === 0 ? 'the first' : 'the second'}
          </button>
        ))}
      </span>
    </div>
  );
}

interface ActionProps {
  readonly name: string;
  readonly keys: string;
  readonly primary?: boolean;
  readonly title?: string | undefined;
  onRun(): unknown;
}

function Action({ name, keys, primary = false, title, onRun }: ActionProps) {
  return (
    <button
      type="button"
      className={primary ? `${controls.button} ${controls.primary}` : controls.button}
      aria-keyshortcuts={keys}
      title={title}
      onClick={() => {
        onRun();
      }}
    >
      {name}
      <kbd className={controls.key} aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
}

function Progress() {
  const comparison = useStore((now) => now.comparison);
  const finding = useClaims((now) => now.finding);
  const left = finding === 'running' ? (comparison?.left ?? 0) : 0;
  if (left > 0 && comparison !== undefined) {
    const done = comparison.of - left;
    return (
      <div className={styles.progress}>
        <progress aria-label="Comparing" max={comparison.of} value={done} />
        <span>
          {done.toLocaleString('en')} of {counted(comparison.of, 'passage')} compared
        </span>
        <button type="button" className={controls.button} onClick={stopFinding}>
          Stop
        </button>
      </div>
    );
  }
  if (finding !== 'stopped' && finding !== 'failed') return null;
  return (
    <div className={styles.progress}>
      <span>{finding === 'stopped' ? 'Stopped: what was found so far is listed.' : 'Comparing did not finish.'}</span>
      <button type="button" className={controls.button} onClick={() => void findPairs(true)}>
        {finding === 'stopped' ? 'Go on' : 'Try again'}
      </button>
    </div>
  );
}

/** Has pairs proposed too that are more often wrong than right, and are left out otherwise. */
function Weaker() {
  const weaker = useClaims((now) => now.weaker);
  const finding = useClaims((now) => now.finding);
  const found = useClaims((now) => now.proposals);
  if (found === undefined || finding === 'stopped' || finding === 'failed') return null;
  return (
    <button
      type="button"
      className={controls.button}
      aria-label="Show weaker proposals"
      aria-keyshortcuts="w"
      aria-pressed={weaker}
      title="Most weak pairs are wrong; they are left out unless they are asked for"
      onClick={() => {
        toggleWeaker();
      }}
    >
      Show weaker
      <kbd className={controls.key} aria-hidden="true">
        w
      </kbd>
    </button>
  );
}

function Nothing() {
  const finding = useClaims((now) => now.finding);
  const found = useClaims((now) => now.proposals);
  const sources = useStore((now) => now.sources.length);
  const weaker = useClaims((now) => now.weaker);
  const words =
    sources < 2
      ? 'Proposals come from comparing sources: import a second article, and pairs that seem to say the same are listed here.'
      : found === undefined || finding === 'running'
        ? 'Comparing what your sources say…'
        : finding === 'failed'
          ? 'Nothing could be proposed.'
          : `Nothing more is proposed. ${weaker ? '' : 'Weak pairs are left out: press w to see them. '}Pairs come back here when sources are added, or when you undo a decision.`;
  return <p className={styles.note}>{words}</p>;
}
