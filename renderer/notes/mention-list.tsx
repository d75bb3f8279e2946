/** The annotations that a note can mention, to choose one of, beside the `@` that asks for them. */
import { useLayoutEffect, useRef } from 'react';
import type { Tag } from '../../domain/tags';
import { TAG_NAMES } from '../counted';
import controls from '../theme/controls.module.css';
import styles from './note-editor.module.css';

/** An annotation as it is offered. */
export interface MentionCandidate {
  readonly id: string;
  readonly label: string;
  readonly tag: Tag;
}

interface Props {
  /** The id of the element, and the start of those of its options. */
  readonly id: string;
  readonly candidates: readonly MentionCandidate[];
  readonly current: number;
  /** The field that the list is as wide as. */
  readonly field: HTMLElement;
  /** The line that it stands below, or above where there is no room. */
  line(): { readonly top: number; readonly bottom: number };
  onChoose(candidate: MentionCandidate): void;
}

const GAP = 4;

/** The `listbox` "Annotations to mention", over everything else. */
export function MentionList({ id, candidates, current, field, line, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    if (!element.matches(':popover-open')) element.showPopover();
    const { left, width } = field.getBoundingClientRect();
    const { top, bottom } = line();
    const above = top - GAP;
    const below = window.innerHeight - bottom - 2 * GAP;
    element.style.left = `${left}px`;
    element.style.width = `${width}px`;
    element.style.maxHeight = `${Math.max(above, below) - GAP}px`;
    const { height } = element.getBoundingClientRect();
    element.style.top = `${height <= below || below >= above ? bottom + GAP : top - GAP - height}px`;
    element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} className={styles.mentions} popover="manual" data-mentions="">
      {candidates.length === 0 ? (
        <p className={styles.none} role="status">
          No other annotation of this article has these words.
        </p>
      ) : (
        <div id={id} role="listbox" aria-label="Annotations to mention">
          {candidates.map((candidate, index) => (
            <div
              key={candidate.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className={`${styles.mention} ${controls[candidate.tag]}`}
              onMouseDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
                onChoose(candidate);
              }}
            >
              <span className={controls.swatch} aria-hidden="true" />
              <bdi className={styles.label}>{candidate.label}</bdi>
              <span className={styles.tag}>{TAG_NAMES[candidate.tag].toLowerCase()}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
