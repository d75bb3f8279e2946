/** What to export, in which format, how much is told of people, and how the file will begin. */
import { useState } from 'react';
import type { ExportFormat, ExportWish, PrivacyProfile } from '../../domain/export';
import { TAGS, type Tag } from '../../domain/tags';
import { counted } from '../counted';
import { Dialog, RadioGroup } from '../dialogs/dialog';
import dialogStyles from '../dialogs/dialog.module.css';
import { titleOf } from '../library/source-order';
import { start } from '../messages';
import { useStore } from '../store';
import { useClaims } from '../claims/claims-state';
import { useSearch } from '../search/search-state';
import { currentSearch } from '../search/searching';
import controls from '../theme/controls.module.css';
import styles from './export-dialog.module.css';
import { ExportPreviewPane } from './export-preview';
import { exportCase, stopExport } from './exporting';
import { FormatChoice } from './format-choice';
import { SourcePicks } from './source-picks';

type From = 'case' | 'source' | 'picked' | 'statements' | 'search';

/** The `dialog` "Export". */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const sources = useStore((state) => state.sources);
  const opened = useStore((state) => state.opened?.source);
  const progress = useStore((state) => state.exporting);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [profile, setProfile] = useState<PrivacyProfile>('default');
  const [tag, setTag] = useState<Tag | 'all'>('all');
  const [from, setFrom] = useState<From>('case');
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(opened === undefined ? [] : [opened]));
  const [busy, setBusy] = useState(false);

  const statements = useClaims((state) => state.picked);
  const hasFound = useSearch(
    (state) => state.answer?.results.some(({ annotation }) => annotation !== undefined) === true,
  );

  const own = sources.find(({ source }) => source === opened);
  const chosen =
    from === 'source' && own ? [own] : from === 'picked' ? sources.filter(({ source }) => picked.has(source)) : sources;
  const tags: readonly Tag[] = tag === 'all' ? TAGS : [tag];
  // Of statements and of what was found the preview shows how many there are.
  const counting = from !== 'statements' && from !== 'search';
  const count = chosen.reduce((sum, { counts }) => sum + tags.reduce((all, one) => all + counts[one], 0), 0);
  const hidden = profile === 'public' ? chosen.filter(({ confidential }) => confidential).length : 0;
  // A bundle keeps the journal, which holds all and tells who did what.
  const sealed = format === 'bundle';
  const wish: ExportWish = sealed
    ? { format, profile: 'full', scope: {} }
    : {
        format,
        profile,
        scope: {
          ...(tag !== 'all' && { tags: [tag] }),
          ...((from === 'source' || from === 'picked') && { sources: chosen.map(({ source }) => source) }),
          ...(from === 'statements' && { statements }),
        },
        ...(from === 'search' && { search: currentSearch() }),
      };

  const submit = async (): Promise<void> => {
    if (busy || count === 0) return;
    setBusy(true);
    const done = await exportCase(wish);
    setBusy(false);
    if (done) onClose();
  };

  return (
    <Dialog
      title="Export"
      wide
      onClose={() => {
        if (busy) stopExport();
        onClose();
      }}
      onSubmit={() => {
        start('export', submit());
      }}
      actions={
        <>
          <p className={dialogStyles.count} aria-live="polite">
            {busy ? progressWords(progress) : counting ? countWords(count, chosen.length, hidden) : ''}
          </p>
          {busy ? (
            <button type="button" className={controls.button} onClick={stopExport}>
              Stop
            </button>
          ) : (
            <button type="button" className={controls.button} onClick={onClose}>
              Cancel
            </button>
          )}
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy || count === 0}>
            Save as…
          </button>
        </>
      }
    >
      <div className={styles.columns}>
        <FormatChoice value={format} onChange={setFormat} />
        <div className={styles.meaning}>
          {sealed ? (
            <p className={styles.sealed}>
              A bundle holds the whole case with full provenance: its journal, with the names of all annotators, is what
              proves it.
            </p>
          ) : (
            <>
              <div className={dialogStyles.pair}>
                <RadioGroup
                  label="Annotations"
                  value={tag}
                  onChange={setTag}
                  options={[
                    { value: 'all', name: 'All three' },
                    { value: 'claim', name: 'Claims' },
                    { value: 'actor', name: 'Actors' },
                    { value: 'place', name: 'Places' },
                  ]}
                />
                <RadioGroup
                  label="From"
                  value={from}
                  onChange={setFrom}
                  options={[
                    { value: 'case', name: 'All sources of the case' },
                    ...(own ? [{ value: 'source' as const, name: 'This source', hint: titleOf(own) }] : []),
                    ...(sources.length > 1 ? [{ value: 'picked' as const, name: 'Chosen sources' }] : []),
                    ...(statements.length > 0
                      ? [
                          {
                            value: 'statements' as const,
                            name: 'Chosen statements',
                            hint: `${statements.length} chosen in Claims`,
                          },
                        ]
                      : []),
                    ...(hasFound
                      ? [
                          {
                            value: 'search' as const,
                            name: 'What was found',
                            hint: `Marks that “${currentSearch().query}” finds`,
                          },
                        ]
                      : []),
                  ]}
                />
              </div>
              {from === 'picked' && <SourcePicks sources={sources} picked={picked} onPick={setPicked} />}
              <RadioGroup
                label="People"
                value={profile}
                onChange={setProfile}
                options={[
                  {
                    value: 'default',
                    name: 'Without names',
                    hint: 'Annotators are numbered; no name of a file is in it.',
                  },
                  {
                    value: 'full',
                    name: 'Full provenance',
                    hint: 'With the names of annotators and files. For your own archive.',
                  },
                  {
                    value: 'public',
                    name: 'Public',
                    hint: 'Without notes and confidential sources; pseudonyms for confidential actors and places. The file is searched for them afterwards.',
                  },
                ]}
              />
            </>
          )}
          <ExportPreviewPane wish={wish} empty={count === 0} />
        </div>
      </div>
    </Dialog>
  );
}

function countWords(count: number, sources: number, hidden: number): string {
  if (sources === 0) return 'Choose a source.';
  if (count === 0) return 'Nothing is marked like this yet.';
  const all = `${counted(count, 'annotation')} from ${counted(sources, 'source')}`;
  return hidden === 0 ? all : `${all}, without ${counted(hidden, 'confidential source')}`;
}

function progressWords(progress: { readonly rows: number; readonly of: number | undefined } | undefined): string {
  if (progress === undefined) return 'Writing…';
  const { rows, of } = progress;
  return of === undefined
    ? `${rows.toLocaleString('en')} written`
    : `${rows.toLocaleString('en')} of ${of.toLocaleString('en')} written`;
}
