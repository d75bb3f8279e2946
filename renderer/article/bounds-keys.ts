/** Keys that move the ends of the focused mark, and the words that say where an end is. */
import type { BoundsStep, MarkEnd } from '../../domain/bounds';
import { isGraphemeBoundary, type Span } from '../../domain/text';
import type { Direction } from './direction';

/** The name of each end as it is shown. */
export const END_NAMES: Readonly<Record<MarkEnd, string>> = { start: 'Start of the mark', end: 'End of the mark' };

/** How much of the text is told on either side of an end; UTF-16 code units. */
const AROUND = 32;

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * The step that a key asks of an end in a block of `direction`: arrows go where they point. Shift steps by words, Alt by
 * characters, on a Mac too; without either an arrow steps by words where it has nothing else to do (`plain`).
 */
export function boundsStep(event: Pressed, direction: Direction, plain = false): BoundsStep | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if ((key !== 'ArrowLeft' && key !== 'ArrowRight') || ctrlKey || metaKey || (shiftKey && altKey)) return undefined;
  if (!shiftKey && !altKey && !plain) return undefined;
  const onwards = (key === 'ArrowRight') === (direction === 'ltr');
  return { by: altKey ? 'character' : 'word', direction: onwards ? 1 : -1 };
}

/** The words around an end with a bar where it is: `… in the province of |Daraa`. */
export function endWords(content: string, span: Span, end: MarkEnd): string {
  const at = span[end];
  let from = Math.max(0, at - AROUND);
  if (from > 0) {
    const space = content.slice(from, at).search(/\s/u);
    if (space !== -1) from += space + 1;
    while (!isGraphemeBoundary(content, from)) from++;
  }
  let to = Math.min(content.length, at + AROUND);
  if (to < content.length) {
    const space = /\s\S*$/u.exec(content.slice(at, to));
    if (space) to = at + space.index;
    while (!isGraphemeBoundary(content, to)) to--;
  }
  const line = (words: string): string => words.replace(/\s+/gu, ' ');
  const before = `${from > 0 ? '… ' : ''}${line(content.slice(from, at))}`;
  const after = `${line(content.slice(at, to))}${to < content.length ? ' …' : ''}`;
  return `${before}|${after}`;
}
