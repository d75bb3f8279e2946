/** One place that was found: where it is from, and its words with what was sought marked in them. */
import { Fragment } from 'react';
import type { SearchResult } from '../../domain/search/search';
import type { Span } from '../../domain/text';
import type { SourceColumn } from '../claims/columns';
import { TAG_NAMES } from '../counted';
import { useStore } from '../store';
import styles from './search.module.css';

/** The inside of a result's button. `column` is its source. */
export function ResultLine({ result, column }: { result: SearchResult; column: SourceColumn | undefined }) {
  const { kind, tag, context, hits } = result;
  return (
    <>
      <span className={styles.meta}>
        <span className={styles.kind} data-tag={tag}>
          {kindName(result)}
        </span>
        <Origin result={result} column={column} />
      </span>
      <span className={styles.context} dir="auto">
        {pieces(context, hits).map(({ text, isHit }, at) =>
          isHit ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>,
        )}
      </span>
      {kind === 'note' && (
        <span className={styles.noted} dir="auto">
          {result.exact}
        </span>
      )}
    </>
  );
}

function Origin({ result, column }: { result: SearchResult; column: SourceColumn | undefined }) {
  const entity = useStore((now) => now.entities.find((one) => one.entity === result.entity));
  if (entity) return <bdi className={styles.origin}>{entity.name}</bdi>;
  if (!column) return null;
  return (
    <span className={styles.origin}>
      <bdi>{column.headline}</bdi>
      {column.outlet !== undefined && (
        <>
          {' · '}
          <bdi>{column.outlet}</bdi>
        </>
      )}
    </span>
  );
}

function kindName({ kind, tag, entity }: SearchResult): string {
  switch (kind) {
    case 'article':
      return 'Article';
    case 'quote':
      return tag === undefined ? 'Mark' : TAG_NAMES[tag];
    case 'note':
      return 'Note';
    case 'entity':
      return entity === undefined ? 'Entry' : 'Register';
    case 'statement':
      return 'Statement';
  }
}

/** `text` cut at the ends of what was sought in it. */
function pieces(text: string, hits: readonly Span[]): { readonly text: string; readonly isHit: boolean }[] {
  const cut: { text: string; isHit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start < at) continue;
    cut.push({ text: text.slice(at, start), isHit: false }, { text: text.slice(start, end), isHit: true });
    at = end;
  }
  cut.push({ text: text.slice(at), isHit: false });
  return cut.filter((piece) => piece.text !== '');
}
