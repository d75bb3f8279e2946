/** A place in a list to be ticked: its words with what stands beside them, under the headline of its source. */
import lists from './import-list.module.css';
import styles from './like-dialog.module.css';

/** Where something stands, as the list shows it. */
interface Shown {
  readonly before: string;
  readonly exact: string;
  readonly after: string;
  /** What is to be known of it. */
  readonly remark?: string | undefined;
  readonly headline: string | undefined;
  /** Of the first place of a source: how many places it has. The headline is shown there. */
  readonly count: number | undefined;
}

/** The words of all lines stand below each other. */
export function PlaceLine({ before, exact, after, remark, headline, count }: Shown) {
  return (
    <>
      {count !== undefined && (
        <span className={styles.source} dir="auto">
          {headline}
          <span> · {count}</span>
        </span>
      )}
      <span className={styles.line} dir="auto">
        <span className={`${lists.tick} ${styles.tick}`} aria-hidden="true" />
        <span className={styles.before}>
          <span>{oneLine(before)}</span>
        </span>
        <strong className={styles.exact}>{oneLine(exact)}</strong>
        <span className={styles.after}>{oneLine(after)}</span>
        {remark !== undefined && <span className={styles.form}>{remark}</span>}
      </span>
    </>
  );
}

function oneLine(words: string): string {
  return words.replace(/\s/gu, ' ');
}

/** The first place of each source by its key, with how many there are. */
export function firstOfEach<P extends { readonly source: string }>(
  places: readonly P[],
  keyOf: (place: P) => string,
): ReadonlyMap<string, number> {
  const first = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const place of places) {
    const key = first.get(place.source) ?? keyOf(place);
    first.set(place.source, key);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
