/** An article out of the clipboard, with what the person knows of it. What was pasted is shown as words, never as a page. */
import { useEffect, useId, useRef, useState, type ClipboardEvent, type ReactNode, type RefObject } from 'react';
import type { PasteDraft } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { isWebAddress } from '../../domain/source';
import { importPasted } from '../imports';
import { modKey } from '../keys';
import { say } from '../messages';
import { openPaste } from '../paste';
import { loneAddress, readPasted } from '../pasted';
import { publishedWords } from '../published';
import { isoDate } from '../typed-date';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import frame from './dialog.module.css';
import styles from './paste-dialog.module.css';

/** As much as a field is given to edit, in characters; more is only shown by its beginning. */
const EDITED = 100_000;

/** How much of what was pasted is shown, in characters. */
const SHOWN = 1200;

/** The most that the service takes, in characters. */
const MOST = 32 * 1024 * 1024;

/** The `dialog` "Paste an article". */
export function PasteDialog({ first, onClose }: { first: PasteDraft; onClose(): void }) {
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const start = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const whole = draft.html !== '' || draft.text.length > EDITED;
  const empty = draft.text.trim() === '';
  const known = draft.headline + draft.outlet + draft.published;

  // The words come first, and once they are there what is known of them.
  useEffect(() => {
    (whole ? start : words).current?.focus();
  }, [whole]);

  const change = (changed: Partial<PasteDraft>): void => {
    setDraft((now) => ({ ...now, ...changed }));
    setFailure('');
  };

  const problems = { url: urlProblem(draft.url), published: dateProblem(draft.published), text: textProblem(draft) };

  const close = (): void => {
    if (busy) return;
    onClose();
    // A slip of Esc must not cost what was typed.
    if (known !== '' || (!whole && !empty && draft.text !== first.text)) {
      say('The article was not added.', {
        label: 'Go on with it',
        run: () => {
          openPaste(draft);
        },
      });
    }
  };

  const submit = async (): Promise<void> => {
    if (busy || empty) return;
    setTried(true);
    if (problems.url ?? problems.published ?? problems.text) {
      requestAnimationFrame(() => {
        form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      });
      return;
    }
    setBusy(true);
    setFailure('');
    const published = isoDate(draft.published, navigator.language) ?? '';
    const said = { ...trimmed(draft), html: draft.html, text: draft.text, published };
    const reason = await importPasted(said).catch((thrown: unknown) => errorData(thrown).message);
    if (reason === undefined) return;
    setFailure(reason);
    setBusy(false);
  };

  const paste = (event: ClipboardEvent): void => {
    const pasted = readPasted(event.clipboardData);
    const inWords = event.target === words.current;
    if (!pasted || (!inWords && event.target instanceof HTMLInputElement)) return;
    // Plain words go to where the caret is, in among those that are there already.
    if (inWords && pasted.html === '' && pasted.url === '' && pasted.text.length <= EDITED) return;
    event.preventDefault();
    change(pasted.url === '' ? { html: pasted.html, text: pasted.text } : { url: pasted.url });
  };

  return (
    <Dialog
      title="Paste an article"
      wide
      onClose={close}
      onSubmit={() => {
        void submit();
      }}
      actions={
        <>
          <p className={frame.count} role="alert">
            {failure !== '' && <span className={frame.invalid}>{failure}</span>}
          </p>
          <button type="button" className={controls.button} onClick={close}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy || empty}>
            {busy ? 'Adding…' : 'Add'}
          </button>
        </>
      }
    >
      <div ref={form} className={styles.parts} onPaste={paste}>
        {whole ? (
          <PastedWords
            draft={draft}
            onDrop={() => {
              change({ html: '', text: '' });
            }}
          />
        ) : (
          <Field label="Text" problem={tried ? problems.text : undefined} hint={linkHint(draft)}>
            {(described) => (
              <textarea
                ref={words}
                className={`${controls.field} ${styles.words}`}
                dir="auto"
                rows={7}
                value={draft.text}
                placeholder={`Press ${modKey('V')} to paste the article here, or type it.`}
                onChange={({ target }) => {
                  change({ text: target.value, html: '' });
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
                }}
                {...described}
              />
            )}
          </Field>
        )}
        <p className={frame.hint}>
          What you know of it. Leave a field empty to have it taken from the text, where the text says it.
        </p>
        <Line label="Headline" value={draft.headline} input={start} onChange={(headline) => change({ headline })} />
        <Line
          label="Address (URL)"
          value={draft.url}
          dir="ltr"
          placeholder="https://"
          problem={tried ? problems.url : undefined}
          onChange={(url) => change({ url })}
        />
        <div className={frame.pair}>
          <Line label="Outlet" value={draft.outlet} onChange={(outlet) => change({ outlet })} />
          <Line
            label="Published"
            value={draft.published}
            placeholder="2021-07-30, or 30 July 2021"
            problem={tried ? problems.published : undefined}
            hint={dateHint(draft.published)}
            onChange={(published) => change({ published })}
          />
        </div>
      </div>
    </Dialog>
  );
}

/** The beginning of what was pasted whole. */
function PastedWords({ draft, onDrop }: { draft: PasteDraft; onDrop(): void }) {
  const name = useId();
  const { text, html } = draft;
  const more = text.length > SHOWN;
  return (
    <div role="group" aria-labelledby={name} className={frame.field}>
      <p id={name} className={styles.head}>
        Text
        <small>
          {text.length.toLocaleString('en')} characters{html !== '' && ', with its formatting'}
        </small>
      </p>
      <p className={styles.beginning} dir="auto">
        {text
          .slice(0, SHOWN)
          .replace(/\s*\n\s*/gu, '\n')
          .trim()}
        {more && '…'}
      </p>
      <button type="button" className={controls.plain} onClick={onDrop}>
        Paste something else
      </button>
    </div>
  );
}

type Described = { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };

interface FieldProps {
  readonly label: string;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
}

/** A field under its name, with what is wrong with it or how it was understood. */
function Field({ label, problem, hint, children }: FieldProps & { children(described: Described): ReactNode }) {
  const about = useId();
  const said = problem ?? hint;
  return (
    <div className={frame.field}>
      <label className={styles.label}>
        <span>{label}</span>
        {children({
          ...(problem !== undefined && { 'aria-invalid': true }),
          ...(said !== undefined && { 'aria-describedby': about }),
        })}
      </label>
      <p id={about} className={problem === undefined ? styles.hint : frame.invalid} aria-live="polite">
        {said}
      </p>
    </div>
  );
}

interface LineProps extends FieldProps {
  readonly value: string;
  readonly dir?: 'ltr';
  readonly placeholder?: string;
  readonly input?: RefObject<HTMLInputElement | null>;
  onChange(value: string): void;
}

function Line({ value, dir, placeholder, input, onChange, ...field }: LineProps) {
  return (
    <Field {...field}>
      {(described) => (
        <input
          ref={input}
          className={controls.field}
          dir={dir ?? 'auto'}
          value={value}
          placeholder={placeholder}
          maxLength={4000}
          onChange={({ target }) => {
            onChange(target.value);
          }}
          {...described}
        />
      )}
    </Field>
  );
}

function urlProblem(url: string): string | undefined {
  if (url.trim() === '' || isWebAddress(url)) return undefined;
  return 'An address starts with http:// or https://. Correct it, or leave it empty.';
}

function dateProblem(published: string): string | undefined {
  if (published.trim() === '' || isoDate(published, navigator.language) !== undefined) return undefined;
  return 'Write the date as 2021, 2021-07 or 2021-07-30, or leave it empty.';
}

function textProblem({ html, text }: PasteDraft): string | undefined {
  if (Math.max(html.length, text.length) > MOST) {
    return 'This is more than can be pasted. Save it to a file and import that.';
  }
  return loneAddress(text) === undefined ? undefined : 'This is an address. Paste the words of the article.';
}

function dateHint(published: string): string | undefined {
  const iso = isoDate(published, navigator.language);
  return iso === undefined ? undefined : `Understood as ${publishedWords(iso, navigator.language, 'long')}`;
}

/** Where there is only an address: that nothing is fetched. */
function linkHint({ url, text }: PasteDraft): string | undefined {
  if (url === '' || text.trim() !== '') return undefined;
  return 'Sourcemark is offline and fetches nothing. Paste the words of the page here too.';
}

function trimmed(draft: PasteDraft): PasteDraft {
  return { ...draft, headline: draft.headline.trim(), url: draft.url.trim(), outlet: draft.outlet.trim() };
}
