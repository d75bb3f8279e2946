/** The focused annotation: its words, tag and note, who made it and when. */
import { useDeferredValue, useRef, type KeyboardEvent } from 'react';
import { moveAmongRadios } from '../frame/radio-keys';
import type { Carried } from '../../domain/contract';
import { TAGS } from '../../domain/tags';
import { EDITED, placedLine, wordsBefore } from '../captures/carried-words';
import { useTagCodes } from '../codebook/use-codes';
import { shortened } from '../counted';
import { removeFocused, retagFocused } from '../marking';
import { rankInTag, type ShownMark } from '../marks';
import { start } from '../messages';
import { NoteField } from '../notes/note-field';
import { momentWords } from '../published';
import { useStore } from '../store';
import { LikeButton } from '../suggestions/like-button';
import controls from '../theme/controls.module.css';
import { ClaimFields } from './claim-fields';
import { EntityField } from './entity-field';
import styles from './inspector.module.css';

/** The card of `mark`, whose words are in `content`. */
export function AnnotationCard({ mark, content }: { mark: ShownMark; content: string }) {
  const shown = useStore((state) => state.shown);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const { rank, of } = rankInTag(shown, mark.id);
  const words = content.slice(mark.start, mark.end);
  const fixed = readOnly || mark.pending !== undefined;
  const tags = useTagCodes();
  // That a new mark is saved is shown before all that can then be said of it.
  const inCase = useDeferredValue(mark.pending === undefined);
  return (
    <div
      className={`${styles.card} ${controls[mark.tag]}`}
      role="group"
      aria-label={`${tags[mark.tag].name} ${rank} of ${of}: ${shortened(words, 80)}`}
      tabIndex={-1}
      data-card=""
    >
      <p className={styles.rank}>
        <span>{tags[mark.tag].name}</span> · {rank} of {of}
      </p>
      <blockquote className={styles.words} dir="auto">
        {words.replace(/\s*[\n\r\u2028\u2029]+\s*/gu, '\n')}
      </blockquote>
      {mark.carried && <CarriedLines carried={mark.carried} words={words} />}
      <TagChoice mark={mark} disabled={fixed} />
      {inCase && <CardFields mark={mark} words={words} disabled={readOnly} />}
      <dl className={styles.facts}>
        <dt>By</dt>
        <dd>
          <bdi>{mark.createdBy === '' ? 'name not set' : mark.createdBy}</bdi>
          <span>, {momentWords(mark.createdAt, navigator.language)}</span>
        </dd>
      </dl>
      {!fixed && <LikeButton />}
      <button
        type="button"
        className={`${controls.plain} ${styles.delete}`}
        disabled={readOnly || mark.pending === 'saving'}
        aria-keyshortcuts="Delete"
        onClick={() => {
          start('remove', removeFocused());
        }}
      >
        Delete annotation
      </button>
    </div>
  );
}

/** What can be said of an annotation, once it is in the case: until then there is nothing to say it of. */
function CardFields({ mark, words, disabled }: { mark: ShownMark; words: string; disabled: boolean }) {
  return (
    <>
      {mark.tag === 'claim' ? (
        <ClaimFields mark={mark} disabled={disabled} />
      ) : (
        <EntityField mark={mark} kind={mark.tag} words={words.replace(/\s+/gu, ' ').trim()} disabled={disabled} />
      )}
      <NoteField mark={mark} disabled={disabled} />
    </>
  );
}

/** How the annotation came to stand here, where it was made in another text. */
function CarriedLines({ carried, words }: { carried: Carried; words: string }) {
  const placed = placedLine(carried);
  const before = wordsBefore(carried, words);
  if (placed === '' && before === undefined && !carried.edited) return null;
  return (
    <div className={styles.carried}>
      {placed !== '' && <p>{placed}</p>}
      {before !== undefined && (
        <p>
          Words changed: was <bdi>“{before}”</bdi>
        </p>
      )}
      {carried.edited && (
        <p className={carried.edited === 'silently' ? styles.flag : undefined}>
          <strong>{EDITED[carried.edited].flag}.</strong> {EDITED[carried.edited].why}
        </p>
      )}
    </div>
  );
}

/** The three tags. The arrow keys only move, so that passing over a tag does not write it. */
function TagChoice({ mark, disabled }: { mark: ShownMark; disabled: boolean }) {
  const group = useRef<HTMLDivElement>(null);
  const codes = useTagCodes();
  const onKeyDown = (event: KeyboardEvent): void => {
    moveAmongRadios(group.current, event);
  };
  return (
    <div ref={group} className={styles.tags} role="radiogroup" aria-label="Tag" onKeyDown={onKeyDown}>
      {TAGS.map((tag) => (
        <button
          key={tag}
          type="button"
          role="radio"
          aria-checked={tag === mark.tag}
          tabIndex={tag === mark.tag ? 0 : -1}
          disabled={disabled}
          className={controls[tag]}
          title={codes[tag].definition}
          onClick={() => {
            start('retag', retagFocused(tag));
          }}
        >
          <span className={controls.swatch} aria-hidden="true" />
          {codes[tag].name}
        </button>
      ))}
    </div>
  );
}
