/** How an export would begin, and what its format has no place for. */
import { useEffect, useState } from 'react';
import type { ExportPreview, ExportWish } from '../../domain/export';
import { service } from '../service';
import controls from '../theme/controls.module.css';
import styles from './export-dialog.module.css';

/** The `region` "Preview". Asks again when the wish changes; what is shown stays until the answer is there. */
export function ExportPreviewPane({ wish, empty }: { wish: ExportWish; empty: boolean }) {
  const [preview, setPreview] = useState<ExportPreview | undefined>();
  const [failure, setFailure] = useState('');
  const asked = JSON.stringify(wish);

  useEffect(() => {
    if (empty) return;
    let current = true;
    service.previewExport(JSON.parse(asked) as ExportWish).then(
      (found) => {
        if (!current) return;
        setPreview(found);
        setFailure('');
      },
      (thrown: unknown) => {
        if (current) setFailure(thrown instanceof Error ? thrown.message : String(thrown));
      },
    );
    return () => {
      current = false;
    };
  }, [asked, empty]);

  if (empty) return <p className={styles.none}>Mark something first; then its beginning is shown here.</p>;
  if (failure !== '') return <p className={styles.none}>{failure}</p>;
  if (preview === undefined) return <div className={styles.pending} aria-busy="true" />;
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
