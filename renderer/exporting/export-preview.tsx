/** How an export would begin, and what its format has no place for. */
import { useEffect, useState } from 'react';
import { errorData } from '../../domain/errors';
import type { ExportPreview, ExportWish } from '../../domain/export';
import { service } from '../service';
import controls from '../theme/controls.module.css';
import styles from './export-dialog.module.css';
import { newestOnly } from './newest-only';

/** Previews take a moment each, and a person may try many formats: only the last of them is read. */
const askPreview = newestOnly((wish: ExportWish) => service.previewExport(wish));

/** What came of asking for a preview, and what was asked. */
interface Answer {
  readonly asked: string;
  readonly preview?: ExportPreview;
  readonly failure?: string;
}

const NO_ANSWER: Omit<Answer, 'asked'> = {};

/** The `region` "Preview". Asks again when the wish changes; until the answer to that is there it is busy, and says so. */
export function ExportPreviewPane({ wish, empty }: { wish: ExportWish; empty: boolean }) {
  const [answer, setAnswer] = useState<Answer | undefined>();
  const asked = JSON.stringify(wish);

  useEffect(() => {
    if (empty) return;
    return askPreview(
      JSON.parse(asked) as ExportWish,
      (preview) => {
        setAnswer({ asked, preview });
      },
      (thrown) => {
        setAnswer({ asked, failure: errorData(thrown).message });
      },
    );
  }, [asked, empty]);

  if (empty) return <p className={styles.none}>Mark something first; then its beginning is shown here.</p>;
  const { preview, failure } = answer?.asked === asked ? answer : NO_ANSWER;
  if (failure !== undefined) return <p className={styles.none}>{failure}</p>;
  if (preview === undefined) {
    return (
      <section aria-label="Preview" aria-busy="true" className={`${styles.preview} ${styles.pending}`}>
        <p className={controls.sectionHead}>How it begins</p>
        <p role="status">Reading…</p>
      </section>
    );
  }
  return (
    <>
      <section aria-label="Preview" className={styles.preview}>
        <p className={controls.sectionHead}>How it begins</p>
        {preview.columns.length > 0 ? (
          <Table {...preview} />
        ) : (
          <pre tabIndex={0} dir="auto">
            {preview.text}
          </pre>
        )}
      </section>
      {preview.losses.length > 0 && (
        <section aria-label="Not in this format" className={styles.losses}>
          <p className={controls.sectionHead}>What this format has no place for</p>
          <ul>
            {preview.losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Table({ columns, rows }: ExportPreview) {
  return (
    <div className={styles.table} tabIndex={0} role="group" aria-label="First rows">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
