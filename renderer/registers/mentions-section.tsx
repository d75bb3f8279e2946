/** Where an entity is mentioned, by source: to be opened in the article, said to be unsure, or ticked to be split off. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { EntityMention, EntitySummary } from '../../domain/contract';
import { CONTEXT_LENGTH } from '../../domain/selector';
import { counted } from '../counted';
import { start } from '../messages';
import { openSource } from '../sources';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { ask, tick, updateRegister, useRegister } from './deciding';
import { answerMention, told } from './decisions';
import styles from './entity-pane.module.css';
import { sourceWords } from './register-words';
import { useStops } from './use-stops';

/** Mentions that are shown until a person asks for more. */
const SHOWN = 200;

interface Props {
  readonly summary: EntitySummary;
  readonly mentions: readonly EntityMention[];
  readonly readOnly: boolean;
}

/** The section with the `list`s of mentions. */
export function MentionsSection({ summary, mentions, readOnly }: Props) {
  const ticked = useRegister((state) => state.ticked);
  const chosen = useRegister((state) => state.source);
  const sources = useStore((state) => state.sources);
  const [shown, setShown] = useState(SHOWN);
  const stops = useStops<HTMLDivElement>();
  const groups = useMemo(() => {
    const bySource = new Map<string, EntityMention[]>();
    for (const mention of mentions.filter(({ source }) => chosen === undefined || source === chosen).slice(0, shown)) {
      const group = bySource.get(mention.source);
      if (group) group.push(mention);
      else bySource.set(mention.source, [mention]);
    }
    return Array.from(bySource);
  }, [mentions, chosen, shown]);
  const merged = new Map(summary.merged.map(({ entity, name }) => [entity, name]));

  const split = (): void => {
    ask({
      kind: 'split',
      entity: summary.entity,
      mentions: mentions.filter(({ annotation }) => ticked?.includes(annotation)),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    stops.onKeyDown(event);
    if (event.key !== 's' || !ticked || ticked.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    split();
  };

  return (
    <section className={styles.section}>
      <h3 className={controls.sectionHead}>Mentions · {mentions.length}</h3>
      {mentions.length === 0 && (
        <p className={styles.hint}>
          Nothing is linked to it yet. Mark its name in an article and choose it there, or merge another into it.
        </p>
      )}
      {ticked && <SplitBar mentions={mentions} ticked={ticked} onSplit={split} />}
      <div ref={stops.ref} data-mentions="" onKeyDown={onKeyDown} onFocus={stops.onFocus}>
        {groups.map(([source, group], at) => {
          const { title, outlet, date } = sourceWords(
            sources.find((one) => one.source === source),
            navigator.language,
          );
          return (
            <div key={source} className={styles.group}>
              <h4 dir="auto">
                {title}
                <small>
                  <bdi>{outlet}</bdi> · {date} · {counted(group.length, 'mention')}
                </small>
              </h4>
              <ul aria-label={`Mentions in ${title}`}>
                {group.map((mention, n) => (
                  <MentionItem
                    key={mention.annotation}
                    mention={mention}
                    first={at === 0 && n === 0}
                    as={merged.get(mention.said)}
                    ticked={ticked?.includes(mention.annotation)}
                    readOnly={readOnly}
                  />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      {mentions.length > shown && (
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            setShown(shown + SHOWN);
          }}
        >
          Show {Math.min(SHOWN, mentions.length - shown)} more of {mentions.length}
        </button>
      )}
    </section>
  );
}

interface ItemProps {
  readonly mention: EntityMention;
  readonly first: boolean;
  /** The name of the merged entity that it was linked to. */
  readonly as: string | undefined;
  /** Undefined while nothing is being split. */
  readonly ticked: boolean | undefined;
  readonly readOnly: boolean;
}

function MentionItem({ mention, first, as, ticked, readOnly }: ItemProps) {
  const { annotation, source, exact, prefix, suffix, answer, said } = mention;
  const other = answer === 'unsure' ? 'sure' : 'unsure';
  const doubt = (): void => {
    told(answerMention(said, annotation, other));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'u' || readOnly || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    doubt();
  };
  return (
    <li className={styles.mention} onKeyDown={onKeyDown}>
      <button
        type="button"
        data-stop=""
        data-entrance={first || undefined}
        role={ticked === undefined ? undefined : 'checkbox'}
        aria-checked={ticked}
        className={styles.quote}
        onClick={() => {
          if (ticked === undefined) start('open-source', openSource(source, annotation));
          else tick(annotation);
        }}
      >
        {ticked !== undefined && (
          <span className={styles.box} aria-hidden="true">
            {ticked ? '☑' : '☐'}
          </span>
        )}
        <span dir="auto">
          {wholeWords(prefix, /^\S*\s/u, '…', '')}
          <mark>{oneLine(exact)}</mark>
          {wholeWords(suffix, /\s\S*$/u, '', '…')}
        </span>
        {answer === 'unsure' && <small className={styles.unsure}>unsure</small>}
        {as !== undefined && (
          <small>
            as <bdi>{as}</bdi>
          </small>
        )}
      </button>
      {!readOnly && ticked === undefined && (
        <span className={styles.answers}>
          <button type="button" tabIndex={-1} className={controls.plain} aria-keyshortcuts="u" onClick={doubt}>
            {answer === 'unsure' ? 'Sure' : 'Unsure'}
          </button>
          <button
            type="button"
            tabIndex={-1}
            className={controls.plain}
            aria-label="Not a mention of it"
            onClick={() => {
              told(answerMention(said, annotation, null));
            }}
          >
            Not it
          </button>
        </span>
      )}
    </li>
  );
}

interface SplitProps {
  readonly mentions: readonly EntityMention[];
  readonly ticked: readonly string[];
  onSplit(): void;
}

function SplitBar({ mentions, ticked, onSplit }: SplitProps) {
  return (
    <div className={styles.bar} role="group" aria-label="Split">
      <p role="status">
        {ticked.length === 0
          ? 'Tick the mentions that are of another.'
          : `${counted(ticked.length, 'mention')} of ${mentions.length} ticked.`}
      </p>
      <button
        type="button"
        className={`${controls.button} ${controls.primary}`}
        disabled={ticked.length === 0}
        aria-keyshortcuts="s"
        onClick={onSplit}
      >
        Split off…
      </button>
      <button
        type="button"
        className={controls.button}
        onClick={() => {
          updateRegister({ ticked: undefined });
        }}
      >
        Cancel
      </button>
    </div>
  );
}

/** What stands beside a quote, without the word that was cut, if it was. */
function wholeWords(beside: string, cut: RegExp, before: string, after: string): string {
  if (beside.length < CONTEXT_LENGTH - 1) return oneLine(beside);
  return `${before}${oneLine(beside.replace(cut, ' '))}${after}`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}
