/** Linking by drag: selected words, or the number of a passage, are let go on words of another source. */
import { sentencesOf } from '../../domain/claims/sentences';
import type { OpenedSource } from '../../domain/contract';
import type { Span } from '../../domain/text';
import type { KeptSelection } from './kept-selections';
import { linkPassages, relate } from './linking';
import { offsetAt, paneAround, rangeOf } from './pane-words';
import { otherSide, type SharedPair, type SideName } from './shared-pairs';

/** Words that are dragged, or on which they would be let go: a kept selection, or a passage. */
export interface DragEnd extends KeptSelection {
  /** The pair that the words are a passage of. */
  readonly pair?: SharedPair | undefined;
}

/** What lies in the panes. */
export interface DragGround {
  readonly opened: readonly OpenedSource[];
  readonly pairs: readonly SharedPair[];
  readonly kept: readonly KeptSelection[];
}

/** The name of the highlight that paints where the words would go. */
const HIGHLIGHT = 'drop-passage';

/** What a drag that begins now carries; undefined where it is nothing of the texts. */
export function draggedWords(target: EventTarget | null, { pairs, kept }: DragGround): DragEnd | undefined {
  const source = paneAround(target)?.dataset['source'];
  if (source === undefined) return undefined;
  const number = target instanceof HTMLElement ? target.dataset['pair'] : undefined;
  if (number !== undefined) {
    const pair = pairs.find((one) => one.number === Number(number));
    return pair && passageOf(pair, sideIn(pair, source));
  }
  return kept.find((one) => one.source === source);
}

/** Where the words would go at a point of the window: the selection there, or the passage, or else the sentence. */
export function dropWords(
  { target, clientX, clientY }: Pick<MouseEvent, 'target' | 'clientX' | 'clientY'>,
  dragged: DragEnd,
  { opened, pairs, kept }: DragGround,
): DragEnd | undefined {
  const source = opened.find((one) => one.source === paneAround(target)?.dataset['source']);
  const at = source && source.source !== dragged.source ? offsetAt(clientX, clientY) : undefined;
  if (!source || at === undefined) return undefined;
  const selected = kept.find((one) => one.source === source.source && holds(one, at));
  if (selected) return selected;
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-pairs]') : null;
  const numbers = mark?.dataset['pairs']?.split(' ').map(Number) ?? [];
  const number = numbers.find((one) => one === dragged.pair?.number) ?? numbers[0];
  const pair = pairs.find((one) => one.number === number);
  if (pair) return passageOf(pair, sideIn(pair, source.source));
  const sentence = sentenceAt(source, at);
  return sentence && { source: source.source, text: source.text, ...sentence };
}

/** Links what was dragged with what it was let go on; a pair that is linked or proposed is linked as by its key. */
export function linkDropped(from: DragEnd, to: DragEnd): void {
  const { pair } = from;
  if (pair && pair.key === to.pair?.key) relate(pair, sideIn(pair, from.source), 'same');
  else linkPassages(from, to);
}

/** Paints where the words would go, or nothing. */
export function paintDrop(panes: HTMLElement, to: DragEnd | undefined): void {
  const range = to && rangeOf(panes, to);
  if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  else CSS.highlights.delete(HIGHLIGHT);
}

/** True for the same words of the same text. */
export function sameWords(one: DragEnd | undefined, other: DragEnd | undefined): boolean {
  return one?.text === other?.text && one?.start === other?.start && one?.end === other?.end;
}

function sideIn({ a }: SharedPair, source: string): SideName {
  return a.source === source ? 'a' : otherSide('a');
}

function passageOf(pair: SharedPair, side: SideName): DragEnd {
  const { source, text, start, end } = pair[side];
  return { source, text, start, end, pair };
}

function sentenceAt({ content, blocks }: OpenedSource, at: number): Span | undefined {
  const block = blocks.find((one) => one.kind !== 'furniture' && holds(one, at));
  return (
    block &&
    sentencesOf(content.slice(block.start, block.end))
      .map(({ start, end }) => ({ start: start + block.start, end: end + block.start }))
      .find((sentence) => holds(sentence, at))
  );
}

function holds({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}
