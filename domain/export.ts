/**
 * What can be handed over of a case, and how: the formats, what goes in, how much of the people is told, and what came of
 * it. The same words serve the window, the command line and the writers.
 */
import type { Search } from './search/search';
import type { Tag } from './tags';

/** The formats, in the order in which they are offered. */
export const EXPORT_FORMATS = [
  'csv',
  'xlsx',
  'jsonl',
  'w3c',
  'claimreview',
  'qdpx',
  'qdc',
  'geojson',
  'brat',
  'graphml',
  'docx',
  'html',
  'pdf',
  'md',
  'bundle',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * How much is told of people. `default`: no name of an annotator, no name of a file or machine. `full`: all provenance.
 * `public`: as `default`, without notes and confidential sources, and with pseudonyms for confidential actors and places.
 */
export const PRIVACY_PROFILES = ['default', 'full', 'public'] as const;

export type PrivacyProfile = (typeof PRIVACY_PROFILES)[number];

/** What goes into an export; undefined means all. Ids throughout. */
export interface HandoverScope {
  readonly sources?: readonly string[] | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** Only claims of these statements, and only these statements. */
  readonly statements?: readonly string[] | undefined;
  /** Only these annotations: those that a search found. */
  readonly annotations?: readonly string[] | undefined;
}

/** Something that a format has no place for, and how often it was left out. `count` is 0 where nothing of it was there. */
export interface Dropped {
  /** A short word for scripts: `note`, `overlap`. */
  readonly what: string;
  readonly count: number;
  /** A sentence. */
  readonly message: string;
}

/** What came of an export. */
export interface ExportReport {
  readonly format: ExportFormat;
  /** What the format counts: annotations, statements, places. */
  readonly rows: number;
  /** What `rows` counts, in words: “annotations”. */
  readonly counts: string;
  readonly bytes: number;
  readonly sha256: string;
  /** True when the file was read back and is what its format asks for. */
  readonly validated: boolean;
  /** What was checked, as a sentence. */
  readonly check: string;
  /** Only what was really left out. */
  readonly dropped: readonly Dropped[];
  /** Sentences that a person should read before the file is passed on. */
  readonly notices: readonly string[];
}

/** What a person asks to be exported. */
export interface ExportWish {
  readonly format: ExportFormat;
  readonly profile: PrivacyProfile;
  readonly scope: HandoverScope;
  /** Only marks that this search finds, by their words or their notes. */
  readonly search?: Search | undefined;
}

/** How an export would begin: rows of a table, or the beginning of a text; the other is empty. */
export interface ExportPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly text: string;
  /** What the format has no place for, as sentences. */
  readonly losses: readonly string[];
}

/** How far an export is. `of` is undefined where it is not known. */
export interface ExportProgress {
  readonly rows: number;
  readonly of: number | undefined;
}
