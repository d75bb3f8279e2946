/** The sets of marked texts beside the checkout, `../shared/data/entities`. */
import { readFileSync } from 'node:fs';
import { visibleLines, type Block, type Span } from '../../domain/text';
import { sharedData } from '../support/shared-data';

/** A mark of a person's; `tag` is null for kinds that the app does not mark. UTF-16 code units. */
export interface Mark extends Span {
  readonly type: string;
  readonly tag: 'actor' | 'place' | null;
}

/** A text with the marks of its annotators. */
export interface MarkedText {
  readonly id: string;
  readonly text: string;
  readonly licence: string;
  readonly entities: readonly Mark[];
}

export const SETS = ['wikigold', 'conflict-reporting'] as const;

export type SetName = (typeof SETS)[number];

/** The development texts of a set under the checkout `root`, or undefined where they are absent, which is said. */
export function readSet(root: string, name: SetName): MarkedText[] | undefined {
  const path = sharedData(root, 'entities', `${name}-dev.jsonl`);
  if (path === undefined) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as MarkedText);
}

/** A text's lines as paragraphs. */
export function paragraphs(text: string): Block[] {
  return visibleLines(text).map((line) => ({ ...line, kind: 'paragraph' }));
}
