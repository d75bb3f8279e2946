/** Sources and what is known of them: every fact says where it comes from. */
import type { Block, TextExtent } from './text';

/** What can be known of a source. Dates are ISO 8601, cut to what is known: `2021`, `2021-07`, `2021-07-30T12:30`. */
export const FACT_FIELDS = [
  'headline',
  'byline',
  'outlet',
  'published',
  'modified',
  'url',
  'language',
  'direction',
  'photo',
] as const;

export type FactField = (typeof FACT_FIELDS)[number];

/** `stated`: in the text itself. `metadata`: in the file, outside its text. `person`: entered. `inferred`: concluded. */
export const FACT_BASES = ['stated', 'metadata', 'person', 'inferred'] as const;

export type FactBasis = (typeof FACT_BASES)[number];

/** One thing that is known of a source, and why. */
export interface Fact {
  readonly field: FactField;
  readonly value: string;
  readonly basis: FactBasis;
  /**
   * For what is inferred: the reason, as a sentence. For what is stated: the words that state it. For metadata: where it
   * is. For what a person entered: who.
   */
  readonly reason: string;
}

/** Something that a reader noticed and a person may need to know; the text is there all the same. */
export interface ReaderWarning {
  readonly code: string;
  readonly message: string;
}

/** What a reader makes of bytes. Offsets of blocks are UTF-16 code units of `text`. */
export interface ReadResult {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  readonly warnings: readonly ReaderWarning[];
  readonly mediaType: string;
  /** The character encoding that the bytes were read with, as its WHATWG name; empty where the format has its own. */
  readonly encoding: string;
  /** `whole` only where it was asked for, or where the format knows no difference. */
  readonly extent: TextExtent;
  /** True where the format has navigation and adverts around its article, so that the other extent can be asked for. */
  readonly hasExtents: boolean;
  readonly reader: string;
  readonly readerVersion: string;
}

/** The value of a field, or undefined where nothing is known. */
export function factValue(facts: readonly Fact[], field: FactField): string | undefined {
  return facts.find((fact) => fact.field === field)?.value;
}

/** The fields whose values nobody and nothing states: they are concluded. */
export function inferredFields(facts: readonly Fact[]): ReadonlySet<FactField> {
  return new Set(facts.filter(({ basis }) => basis === 'inferred').map(({ field }) => field));
}

/** True for an address of the web: http or https, with a host. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/iu.test(address.trim());
}
