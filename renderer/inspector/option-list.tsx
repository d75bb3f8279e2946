/** The list of options under a field: in the top layer, so that no pane cuts it off, and as wide as its words need. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import styles from './choosing.module.css';

/** Something that can be chosen. */
export interface Option {
  readonly id: string;
  readonly name: string;
  /** A sentence under the name: a definition, or why it is offered. */
  readonly detail?: string | undefined;
  /** A class with a colour, for a swatch before the name. */
  readonly swatch?: string | undefined;
}

interface Props<O extends Option> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly O[];
  /** Index of the option that Enter takes. */
  readonly active: number;
  /** Id of the option that holds now. */
  readonly chosen?: string | undefined;
  /** What the list hangs on. */
  readonly field: RefObject<HTMLElement | null>;
  /** Said in place of the options where there are none. */
  readonly none: string;
  /** What stands under the options. */
  readonly more?: string | undefined;
  onPoint(index: number): void;
  onChoose(option: O): void;
  /** What it hangs on was scrolled out of the window. */
  onGone(): void;
}

/** The id of the option at `index` of the list `id`. */
export function optionId(id: string, index: number): string {
  return `${id}-${index}`;
}

/** Distance to the field and to the edges of the window. */
const [GAP, EDGE] = [3, 8];

/** The `listbox`; it is open as long as it is rendered. */
export function OptionList<O extends Option>(props: Props<O>) {
  const { id, label, options, active, chosen, field, none, more, onPoint, onChoose, onGone } = props;
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = list.current;
    element?.showPopover();
    return () => {
      if (element?.isConnected) element.hidePopover();
    };
  }, []);

  useLayoutEffect(() => {
    if (list.current && field.current) place(list.current, field.current);
  });

  useEffect(() => {
    const follow = (event: Event): void => {
      if (!list.current || !field.current) return;
      // The window itself is resized, and is no part of the page.
      if (event.target instanceof Node && list.current.contains(event.target)) return;
      const { top, bottom } = field.current.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) onGone();
      else place(list.current, field.current);
    };
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [onGone, field]);

  useEffect(() => {
    list.current?.querySelectorAll('[role="option"]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div
      ref={list}
      popover="manual"
      className={styles.list}
      // A press must not take the focus from the field.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <div role="listbox" id={id} aria-label={label}>
        {options.map((option, index) => (
          <div
            key={option.id}
            id={optionId(id, index)}
            role="option"
            aria-selected={option.id === chosen}
            data-active={index === active || undefined}
            className={styles.option}
            onPointerMove={() => {
              if (index !== active) onPoint(index);
            }}
            onClick={() => {
              onChoose(option);
            }}
          >
            <span className={styles.optionName}>
              {option.swatch !== undefined && <span className={`${styles.dot} ${option.swatch}`} aria-hidden="true" />}
              <bdi>{option.name}</bdi>
            </span>
            {option.detail !== undefined && option.detail !== '' && (
              <small>
                <bdi>{option.detail}</bdi>
              </small>
            )}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className={styles.none}>{none}</p>}
      {more !== undefined && <p className={styles.none}>{more}</p>}
    </div>
  );
}

/** Puts the list under its field, or above it where there is more room. */
function place(list: HTMLElement, field: HTMLElement): void {
  const box = field.getBoundingClientRect();
  const below = innerHeight - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  list.style.minWidth = `${Math.round(box.width)}px`;
  list.style.maxHeight = 'none';
  const under = list.scrollHeight <= below || below >= above;
  list.style.maxHeight = `${Math.max(80, Math.min(under ? below : above, 360))}px`;
  const { width, height } = list.getBoundingClientRect();
  const rightToLeft = getComputedStyle(field).direction === 'rtl';
  const left = rightToLeft ? box.right - width : box.left;
  list.style.left = `${Math.round(Math.max(EDGE, Math.min(left, innerWidth - width - EDGE)))}px`;
  list.style.top = `${Math.round(under ? box.bottom + GAP : box.top - GAP - height)}px`;
}
