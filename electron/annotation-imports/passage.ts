/** Passages of a text that a file carries: their words and surroundings, by code points. */
import { describeSpan } from '../../domain/selector';
import { CodePointIndex, type Span } from '../../domain/text';
import type { ImportedAnnotation } from './imported-annotation';

/** A text that a file carries, to be quoted. */
export class CarriedText {
  readonly text: string;
  readonly #index: CodePointIndex;
  readonly #length: number;

  constructor(text: string) {
    this.text = text;
    this.#index = new CodePointIndex(text);
    this.#length = this.#index.fromUtf16(text.length);
  }

  /** The passage at a place in code points; undefined where the text has no such place. */
  quote({ start, end }: Span): Pick<ImportedAnnotation, 'quote' | 'prefix' | 'suffix' | 'position'> | undefined {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return undefined;
    if (start < 0 || start >= end || end > this.#length) return undefined;
    const { exact, prefix, suffix } = describeSpan(this.text, {
      start: this.#index.toUtf16(start),
      end: this.#index.toUtf16(end),
    });
    return { quote: exact, prefix, suffix, position: { start, end } };
  }

  /** The words at a place in code points. */
  slice({ start, end }: Span): string {
    return this.text.slice(this.#index.toUtf16(start), this.#index.toUtf16(end));
  }
}
