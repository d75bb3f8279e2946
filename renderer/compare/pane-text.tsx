/** The text of a source as it is compared: read-only, block by block, with the passages that it shares. */
import { Fragment, memo } from 'react';
import type { OpenedSource } from '../../domain/contract';
import { directionOf } from '../article/direction';
import { updateCompare } from './compare-state';
import type { PairKind, SharedPair } from './shared-pairs';
import { segmentsOf, type Segment, type TextLayers } from './text-segments';
import styles from './pane-text.module.css';

/** What each kind of pair is called. */
export const KIND_WORDS: Readonly<Record<PairKind, string>> = {
  'near-verbatim': 'Near-verbatim',
  'same-claim': 'Same claim',
  linked: 'Linked',
};

interface Props {
  readonly opened: OpenedSource;
  readonly language: string | undefined;
  readonly layers: TextLayers;
  /** By number. */
  readonly pairs: ReadonlyMap<number, SharedPair>;
  /** The number of the pair that is looked at. */
  readonly focused: number | undefined;
  /** Points from its passage here to its partner, where no line does. */
  readonly arrow: string | undefined;
  /** Title of each other source, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The blocks of the text; what is repeated or navigational is left out. */
export const PaneText = memo(function PaneText({ opened, language, ...rest }: Props) {
  const { content, blocks } = opened;
  return (
    <div className={styles.text} lang={language} data-content>
      {blocks
        .filter(({ kind }) => kind !== 'furniture')
        .map((block) => {
          const Element = block.kind === 'headline' ? 'h2' : block.kind === 'heading' ? 'h3' : 'p';
          return (
            <Element key={block.start} data-kind={block.kind} dir={directionOf(content.slice(block.start, block.end))}>
              {segmentsOf(content, block, rest.layers).map((segment) => (
                <Run
                  key={segment.start}
                  segment={segment}
                  words={content.slice(segment.start, segment.end)}
                  source={opened.source}
                  {...rest}
                />
              ))}
            </Element>
          );
        })}
    </div>
  );
});

type RunProps = Omit<Props, 'opened' | 'language' | 'layers'> & {
  readonly segment: Segment;
  readonly words: string;
  readonly source: string;
};

function Run({ segment, words, source, pairs, focused, arrow, titles }: RunProps) {
  const { passages, begins, altered, only, start } = segment;
  const Altered = altered ?? 'span';
  const kinds = passages.map(({ number }) => pairs.get(number)?.kind);
  const kind = (['linked', 'near-verbatim', 'same-claim'] as const).find((one) => kinds.includes(one));
  const numbers = passages.map(({ number }) => number);
  return (
    <Fragment>
      {begins.map(({ number }) => {
        const pair = pairs.get(number);
        if (!pair) return null;
        const other = pair.a.source === source ? pair.b.source : pair.a.source;
        return (
          <button
            key={pair.key}
            type="button"
            className={styles.number}
            draggable
            data-pair={number}
            data-kind={pair.kind}
            aria-pressed={number === focused}
            aria-label={`Pair ${number}, ${KIND_WORDS[pair.kind].toLowerCase()}, with ${titles.get(other) ?? 'another source'}`}
            title={`${KIND_WORDS[pair.kind]}: ${titles.get(other) ?? ''}. Drag it onto a passage of another source to link the two.`}
            onFocus={() => {
              updateCompare({ focused: { key: pair.key, side: pair.a.source === source ? 'a' : 'b' } });
            }}
          >
            {number}
            {number === focused && arrow !== undefined && <span aria-hidden="true">{arrow}</span>}
          </button>
        );
      })}
      {kind === undefined ? (
        <Altered data-start={start} data-only={only || undefined}>
          {words}
        </Altered>
      ) : (
        <mark
          data-pairs={numbers.join(' ')}
          data-kind={kind}
          data-focused={(focused !== undefined && numbers.includes(focused)) || undefined}
        >
          <Altered data-start={start}>{words}</Altered>
        </mark>
      )}
    </Fragment>
  );
}
