/** One capture of the opened source: the original bytes, how they came in, and the texts that were read from them. */
import { useState, type ReactNode } from 'react';
import type { CaptureInfo, OpenedSource, TextInfo } from '../../domain/contract';
import { captureDay } from '../captures/capture-words';
import { compareWithBefore, readAgainAs, saveOriginal, showTextOf } from '../captures/reading';
import { copyText } from '../clipboard';
import { counted } from '../counted';
import { mediaName } from '../media-name';
import { say, start } from '../messages';
import { momentWords, publishedWords } from '../published';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { EncodingChoice } from './encoding-choice';
import styles from './provenance.module.css';

const VIA: Readonly<Record<string, string>> = {
  file: 'as a file that was chosen',
  drop: 'dropped on the window',
  paste: 'pasted',
  stdin: 'from standard input',
  sample: 'with the sample case',
};

interface Props {
  readonly opened: OpenedSource;
  readonly capture: CaptureInfo;
  /** Its place among the captures, from 1. */
  readonly rank: number;
  readonly readOnly: boolean;
}

/** The `group` "Capture N of M". */
export function CaptureCard({ opened, capture, rank, readOnly }: Props) {
  const locale = navigator.language;
  const of = opened.captures.length;
  const shown = capture.texts.find(({ text }) => text === opened.text);
  const read = shown ?? capture.texts.at(-1);
  const media = mediaName(capture.mediaType);
  return (
    <div className={styles.capture} role="group" aria-label={`Capture ${rank} of ${of}`}>
      <p className={styles.captureHead}>
        <strong>
          {of > 1 ? `Capture ${rank} of ${of}, ` : ''}
          {captureDay(capture, locale)}
        </strong>
        {shown && of > 1 && <span>shown</span>}
      </p>
      <dl className={styles.details}>
        <Detail name="File">
          <bdi>{capture.name}</bdi>
          {capture.member !== '' && (
            <small>
              in it: <bdi>{capture.member}</bdi>
            </small>
          )}
        </Detail>
        <Detail name="Original">
          {capture.bytes.toLocaleString(locale)} {capture.bytes === 1 ? 'byte' : 'bytes'}, {media}
          {media !== capture.mediaType && <small>{capture.mediaType}</small>}
          {media === capture.mediaType && <br />}
          <button
            type="button"
            className={controls.plain}
            onClick={() => {
              start('save-original', saveOriginal(capture.capture, capture.name));
            }}
          >
            Save the original…
          </button>
        </Detail>
        <Detail name="SHA-256">
          <code className={styles.sum}>{capture.sha256}</code>{' '}
          <button
            type="button"
            className={controls.plain}
            aria-label="Copy SHA-256"
            onClick={() => {
              say(copyText(capture.sha256) ? 'Copied · SHA-256' : 'The system did not let it be copied.');
            }}
          >
            Copy
          </button>
        </Detail>
        {capture.recordedAt !== '' && (
          <Detail name="Recorded">
            {capture.recordedAt.includes('T')
              ? momentWords(capture.recordedAt, locale)
              : publishedWords(capture.recordedAt, locale, 'long')}
            <small>as the archive says</small>
          </Detail>
        )}
        {capture.url !== '' && (
          <Detail name="From">
            <bdi className={styles.address}>{capture.url}</bdi>
          </Detail>
        )}
        <Detail name="Came in">
          {momentWords(capture.capturedAt, locale)}
          <small>
            {VIA[capture.via] ?? capture.via}
            {', by '}
            {capture.capturedBy === '' ? 'a person without a name' : <bdi>{capture.capturedBy}</bdi>}
          </small>
        </Detail>
        {read && read.encoding !== '' && (
          <EncodingChoice
            encoding={read.encoding}
            readOnly={readOnly}
            busy={capture.capture}
            onChoose={(encoding) => {
              void readAgainAs(opened, capture.capture, { encoding });
            }}
          />
        )}
        <Detail name={capture.texts.length === 1 ? 'Text' : 'Texts'}>
          <ul className={styles.texts}>
            {capture.texts.map((text) => (
              <TextItem key={text.text} opened={opened} text={text} readOnly={readOnly} />
            ))}
          </ul>
        </Detail>
      </dl>
      {rank > 1 && (
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            compareWithBefore(opened, capture.capture);
          }}
        >
          Compare with the capture before
        </button>
      )}
    </div>
  );
}

/** A line of the list of details. */
function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function TextItem({ opened, text, readOnly }: { opened: OpenedSource; text: TextInfo; readOnly: boolean }) {
  const [open, setOpen] = useState(false);
  const busy = useStore((state) => state.rereading !== undefined);
  const shown = text.text === opened.text;
  const name = text.extent === 'whole' ? 'Whole page' : 'Article';
  const more = text.warnings.length;
  return (
    <li>
      {name}, {counted(text.length, 'character')}
      {shown ? (
        <span className={styles.shown}> · shown</span>
      ) : (
        !readOnly && (
          <>
            {' '}
            <button
              type="button"
              className={controls.plain}
              aria-label={`Show ${name.toLowerCase()} read by ${text.reader}${text.encoding === '' ? '' : ` as ${text.encoding}`}`}
              disabled={busy}
              onClick={() => {
                showTextOf(opened, text.text);
              }}
            >
              Show
            </button>
          </>
        )
      )}
      <small>
        read by {text.reader} {text.readerVersion}
        {text.encoding !== '' && ` as ${text.encoding}`}
        {more > 0 && (
          <>
            {' · '}
            <button
              type="button"
              className={controls.plain}
              aria-expanded={open}
              onClick={() => {
                setOpen(!open);
              }}
            >
              {counted(more, 'warning')}
            </button>
          </>
        )}
      </small>
      {open && text.warnings.map(({ code, message }, i) => <small key={`${code}-${i}`}>{message}</small>)}
    </li>
  );
}
