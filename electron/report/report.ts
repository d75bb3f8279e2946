/** A report as it is read, before it is set: what its pages say, in order, whatever the format. */
import type { NumberRange } from './number-ranges';
import type { Words } from './words';

/** A quote. `note` is the number of its source note. */
export interface ReportQuote {
  readonly words: Words;
  /** Who says it, how and when, in a line; empty where nothing is known. */
  readonly attribution: string;
  readonly note: number;
  /** What a person wrote about it; empty where nobody did. */
  readonly remark: string;
}

/** What one source says: a cell of the statement's row. */
export interface ReportCell {
  /** The number of the source. */
  readonly source: number;
  readonly name: Words;
  readonly outlet: string;
  /** `says`, `denies`, `mentions` or `differs`, as a person reads it. */
  readonly standing: string;
  readonly against: boolean;
  readonly quotes: readonly ReportQuote[];
}

/** A statement with its row of the matrix. */
export interface ReportStatement {
  /** Counts from 1 through the whole report. */
  readonly number: number;
  readonly title: Words;
  readonly status: string;
  /** How far it is corroborated, in words. */
  readonly verdict: string;
  readonly remark: string;
  readonly cells: readonly ReportCell[];
  /** The numbers of the sources none of whose claims belongs to it. */
  readonly silent: readonly NumberRange[];
}

/** Claims of one source that belong to no statement. */
export interface ReportLoose {
  readonly source: number;
  readonly name: Words;
  readonly quotes: readonly ReportQuote[];
}

/** An actor or place. */
export interface ReportEntry {
  readonly name: Words;
  readonly type: string;
  readonly otherNames: readonly Words[];
  /** “32.62, 36.10”, or empty. */
  readonly place: string;
  /** How often each source mentions it, by the number of the source. */
  readonly mentions: readonly { readonly source: number; readonly times: number }[];
}

/** A source of the list at the end. */
export interface ReportSource {
  readonly number: number;
  readonly headline: Words;
  readonly outlet: string;
  readonly byline: string;
  readonly published: string;
  /** An http or https address, or empty. */
  readonly url: string;
  /** When and as what it was captured. */
  readonly captured: string;
  readonly sha256: string;
  readonly textSha256: string;
}

/** The source note of a quote. */
export interface ReportNote {
  readonly number: number;
  readonly source: number;
  readonly publication: string;
  readonly url: string;
  readonly capture: string;
  /** Where in the text the quote stands: “characters 120–188”, in Unicode code points. */
  readonly place: string;
  /** “Marked by Amal, 21 November 2026, 10:00 UTC”; empty where it is not told. */
  readonly marked: string;
}

/** A whole report. */
export interface Report {
  readonly title: string;
  /** “28 November 2026”. */
  readonly date: string;
  /** What the report is of and what was left out of it, a sentence each. */
  readonly lead: readonly string[];
  readonly contradictions: readonly ReportStatement[];
  readonly statements: readonly ReportStatement[];
  readonly loose: readonly ReportLoose[];
  readonly actors: readonly ReportEntry[];
  readonly places: readonly ReportEntry[];
  readonly sources: readonly ReportSource[];
  readonly notes: readonly ReportNote[];
}
