/** The formats of an export, by what they are for, as one `radiogroup` "Format". */
import { useEffect, useId, useRef } from 'react';
import type { ExportFormat } from '../../domain/export';
import controls from '../theme/controls.module.css';
import dialogStyles from '../dialogs/dialog.module.css';
import styles from './export-dialog.module.css';

interface Choice {
  readonly format: ExportFormat;
  readonly name: string;
  readonly hint: string;
}

const GROUPS: readonly { readonly name: string; readonly choices: readonly Choice[] }[] = [
  {
    name: 'Table',
    choices: [
      { format: 'csv', name: 'CSV for spreadsheets', hint: 'A row for each annotation' },
      { format: 'xlsx', name: 'Excel workbook', hint: 'Sheets for claims, actors, places, statements, sources' },
      { format: 'jsonl', name: 'JSON Lines', hint: 'An object on each line, every value exact' },
    ],
  },
  {
    name: 'Report',
    choices: [
      { format: 'docx', name: 'Word document', hint: 'Statements and quotes with footnotes' },
      { format: 'pdf', name: 'PDF', hint: 'The same, to be printed or sent' },
      { format: 'html', name: 'Web page', hint: 'The same in one file' },
      { format: 'md', name: 'Markdown', hint: 'The same as plain text' },
    ],
  },
  {
    name: 'Exchange',
    choices: [
      { format: 'w3c', name: 'W3C Web Annotation', hint: 'For other annotation tools' },
      { format: 'claimreview', name: 'ClaimReview', hint: 'Checked claims, for fact-checking databases' },
      { format: 'qdpx', name: 'REFI-QDA project', hint: 'For NVivo, MAXQDA, ATLAS.ti, QualCoder' },
      { format: 'qdc', name: 'REFI-QDA codebook', hint: 'Only the codes' },
      { format: 'brat', name: 'brat standoff', hint: 'Texts and marks, for language research' },
      { format: 'geojson', name: 'GeoJSON', hint: 'Places, for maps' },
      { format: 'graphml', name: 'GraphML', hint: 'Actors, places and claims as a network' },
    ],
  },
  {
    name: 'Archive',
    choices: [
      { format: 'bundle', name: 'Sealed bundle', hint: 'Everything with its hashes and a program that checks them' },
    ],
  },
];

/** The `radiogroup` "Format". */
export function FormatChoice({ value, onChange }: { value: ExportFormat; onChange(format: ExportFormat): void }) {
  const name = useId();
  const group = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // After the dialog has opened, which gives the keyboard to whatever scrolls.
    group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, []);

  return (
    <div ref={group} role="radiogroup" aria-label="Format" className={styles.formats}>
      {GROUPS.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <p className={controls.sectionHead}>{group.name}</p>
          {group.choices.map(({ format, name: called, hint }) => (
            <label key={format} className={dialogStyles.option}>
              <input
                type="radio"
                name={name}
                checked={format === value}
                onChange={() => {
                  onChange(format);
                }}
              />
              <span>
                {called}
                <small>{hint}</small>
              </span>
            </label>
          ))}
        </section>
      ))}
    </div>
  );
}
