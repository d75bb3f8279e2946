/** The heat map as a table, for whoever works by keyboard or by ear. */
import type { SourceColumn } from '../claims/columns';
import { publishedWords } from '../published';
import { lookAtEntity } from '../sources';
import controls from '../theme/controls.module.css';
import type { CoverageRow } from './coverage';
import styles from './overview.module.css';

/** The table. The name of a row opens it in its register. */
export function CoverageTable(props: {
  readonly rows: readonly CoverageRow[];
  readonly columns: readonly SourceColumn[];
}) {
  const { rows, columns } = props;
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className={controls.sectionHead}>The same as a table</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            {columns.map(({ source, outlet, headline, published }) => (
              <th key={source} scope="col" title={headline} className={styles.count}>
                <bdi>{outlet ?? headline}</bdi>
                {published !== '' && <small>{publishedWords(published, navigator.language, 'short')}</small>}
              </th>
            ))}
            <th scope="col" className={styles.count}>
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entity, kind, name, mentions, bySource }) => (
            <tr key={entity}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.quote}
                  dir="auto"
                  title="Open it in its register"
                  onClick={() => {
                    lookAtEntity(entity);
                  }}
                >
                  {name}
                </button>
              </th>
              <td>{kind === 'actor' ? 'Actor' : 'Place'}</td>
              {columns.map(({ source }) => (
                <td key={source} className={styles.count}>
                  {bySource.get(source) ?? (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className={controls.hidden}>not mentioned</span>
                    </>
                  )}
                </td>
              ))}
              <td className={styles.count}>{mentions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
