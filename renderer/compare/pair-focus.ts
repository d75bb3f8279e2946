/** Going from pair to pair, and bringing both sides of one beside each other. */
import type { FocusedPair } from './compare-state';
import { paneOf } from './pane-words';
import { otherSide, type SharedPair, type SideName } from './shared-pairs';

/** The pair after (1) or before (-1) `pair`; from none, the first or the last. Undefined at the ends. */
export function nextPair(
  pairs: readonly SharedPair[],
  pair: SharedPair | undefined,
  step: 1 | -1,
): SharedPair | undefined {
  if (!pair) return step === 1 ? pairs[0] : pairs.at(-1);
  return pairs.find(({ number }) => number === pair.number + step);
}

/** The pair whose words were clicked; where several lie there, the one after that which is looked at. */
export function pairAt(
  target: EventTarget | null,
  pairs: readonly SharedPair[],
  pair: SharedPair | undefined,
): FocusedPair | undefined {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-pairs]') : null;
  const source = mark?.closest<HTMLElement>('[data-source]')?.dataset['source'];
  const numbers = mark?.dataset['pairs']?.split(' ').map(Number) ?? [];
  const number = numbers[(numbers.indexOf(pair?.number ?? 0) + 1) % numbers.length];
  const found = pairs.find((one) => one.number === number);
  return found && { key: found.key, side: found.a.source === source ? 'a' : 'b' };
}

/** Brings the passage that is read into view, gives it the keyboard, and scrolls its partner to the same height. */
export function bringTogether(panes: HTMLElement, pair: SharedPair, side: SideName): void {
  const own = numberIn(panes, pair[side].source, pair.number);
  const other = numberIn(panes, pair[otherSide(side)].source, pair.number);
  if (!own || !other) return;
  const { pane } = own;
  showPanes(panes, pane, other.pane);
  const room = pane.clientHeight;
  const at = heightIn(own);
  if (at < HEAD || at > room * 0.85) pane.scrollTop += at - room * 0.25;
  if (!own.button.contains(document.activeElement)) own.button.focus({ preventScroll: true });
  other.pane.scrollTop += heightIn(other) - Math.min(heightIn(own), other.pane.clientHeight * 0.6);
}

/**
 * Where the partner of a passage stands, as an arrow: below or above, or in a pane further on. Undefined in the next
 * pane, where a line leads to it. `ids` are the sources as they stand.
 */
export function partnerArrow(
  pair: SharedPair,
  source: string,
  { ids, narrow }: { readonly ids: readonly string[]; readonly narrow: boolean },
): string | undefined {
  if (source !== pair.a.source && source !== pair.b.source) return undefined;
  const other = pair.a.source === source ? pair.b.source : pair.a.source;
  const steps = ids.indexOf(other) - ids.indexOf(source);
  if (narrow) return steps > 0 ? '↓' : '↑';
  return Math.abs(steps) === 1 ? undefined : steps > 0 ? '→' : '←';
}

/** Panes that are stacked may be more than there is room for: brings both into view, or else the one that is read. */
function showPanes(panes: HTMLElement, own: HTMLElement, other: HTMLElement): void {
  const { top, height } = panes.getBoundingClientRect();
  const [mine, theirs] = [own.getBoundingClientRect(), other.getBoundingClientRect()];
  const both = { top: Math.min(mine.top, theirs.top), bottom: Math.max(mine.bottom, theirs.bottom) };
  const wanted = both.bottom - both.top <= height ? both : mine;
  if (wanted.top < top) panes.scrollTop += wanted.top - top;
  else if (wanted.bottom > top + height) panes.scrollTop += wanted.bottom - top - height;
}

/** The height of the line at the top of a pane, in CSS pixels at most. */
const HEAD = 48;

interface NumberPlace {
  readonly pane: HTMLElement;
  readonly button: HTMLElement;
}

function numberIn(panes: HTMLElement, source: string, number: number): NumberPlace | undefined {
  const pane = paneOf(panes, source);
  const button = pane?.querySelector<HTMLElement>(`[data-pair="${number}"]`);
  return pane && button ? { pane, button } : undefined;
}

function heightIn({ pane, button }: NumberPlace): number {
  return button.getBoundingClientRect().top - pane.getBoundingClientRect().top;
}
