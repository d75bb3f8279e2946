/** Every command of the command line: its options, how many operands it takes, and a line of help. */
import type { ParseArgsConfig } from 'node:util';
import { EXPORT_FORMATS } from '../../domain/export';
import { LEAST_PROPOSED } from '../../domain/matching/least-scores';

type ParseArgsOptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** What every command takes. */
export const COMMON = {
  case: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** Every command with its own options, how many operands it takes, and a line of help. */
export const COMMANDS = {
  import: {
    options: { name: text, source: text, page: many, list: flag, attachments: flag, password: text },
    operands: [1, Infinity],
    usage: 'PATH… [--name NAME] [--source S] [--list] [--page MEMBER]… [--attachments] [--password P]',
    help: 'import files and folders; - is standard input. Of an archive all pages are taken, or those of --page; --list only lists what a file holds; --source says of which source it is a newer capture',
  },
  sources: { options: {}, operands: [0, 0], usage: '', help: 'list the sources' },
  text: { options: {}, operands: [1, 1], usage: 'SOURCE', help: 'print the text of a source' },
  original: {
    options: { out: text, capture: text, overwrite: flag },
    operands: [1, 1],
    usage: 'SOURCE --out FILE [--capture C] [--overwrite]',
    help: 'write the bytes that were imported',
  },
  provenance: {
    options: {},
    operands: [1, 1],
    usage: 'SOURCE',
    help: 'print what is known of a source, its captures and what was done with it',
  },
  fact: {
    options: { value: text },
    operands: [2, 2],
    usage: 'SOURCE FIELD [--value V]',
    help: 'correct what is known of a source; without a value it is taken away',
  },
  confidential: {
    options: { lift: flag },
    operands: [1, 1],
    usage: 'SOURCE|ENTITY|NAME [--lift]',
    help: 'say that a source, an actor or a place is confidential, which the profile public of exports heeds; with --lift that it no longer is',
  },
  read: {
    options: { extent: text, encoding: text, text },
    operands: [1, 1],
    usage: 'SOURCE [--extent article|whole] [--encoding E] [--text T]',
    help: 'read the newest capture again, or show another text of the source',
  },
  compare: {
    options: {},
    operands: [1, 3],
    usage: 'SOURCE [TEXT TEXT]',
    help: 'print the word difference of the last two captures, or of two texts',
  },
  place: {
    options: { start: text, end: text, lost: flag },
    operands: [1, 1],
    usage: 'ANNOTATION (--start N --end N | --lost)',
    help: 'say where an uncertain or lost annotation stands in the text that is read',
  },
  purge: {
    options: { reason: text, yes: flag },
    operands: [1, 1],
    usage: 'SOURCE --yes [--reason R]',
    help: 'take a source out of the case for good; can not be undone',
  },
  annotate: {
    options: {
      ...{ tag: text, start: text, end: text, quote: text, occurrence: text, note: text },
      ...{ speaker: text, stance: text, status: text, entity: text },
    },
    operands: [1, 1],
    usage:
      'SOURCE --tag claim|actor|place (--start N --end N | --quote Q [--occurrence K]) [--note N] [--speaker A --stance S --status S] [--entity E]',
    help: 'mark a span (UTF-16 units, end exclusive) or a quote; of a claim say who claims it (outlet, or the name or id of an actor), its stance and whether it was checked; link an actor or place to an entity by its name or id',
  },
  annotations: {
    options: { source: text, tag: text },
    operands: [0, 0],
    usage: '[--source S] [--tag T]',
    help: 'list the annotations',
  },
  suggest: {
    options: {},
    operands: [1, 1],
    usage: 'SOURCE',
    help: 'print what would be proposed to be marked, best first; nothing is changed',
  },
  check: {
    options: {},
    operands: [0, 1],
    usage: '[SOURCE]',
    help: 'say what does not fit together inside a source, or inside each: weekdays and dates, totals, periods, one quantity with two values; nothing is changed',
  },
  entities: { options: {}, operands: [0, 0], usage: '', help: 'list the actors and places of the register' },
  link: {
    options: { entity: text, reason: text, unsure: flag },
    operands: [1, Infinity],
    usage: 'ANNOTATION… [--entity NAME|ID] [--unsure] [--reason R]',
    help: 'say which entity mentions refer to; one that is not there yet is made; without --entity the link is taken away',
  },
  merge: {
    options: { into: text, reason: text },
    operands: [1, Infinity],
    usage: 'OTHER_CASE | ENTITY… --into ENTITY [--reason R]',
    help: 'take all that was done in another copy of the case, or in a sealed bundle of one, into this one, and list what does not fit together; a copy of this case as it was is kept beside it. With --into say that entities are the same; unmerge brings them back',
  },
  unmerge: {
    options: { reason: text },
    operands: [1, 1],
    usage: 'ENTITY [--reason R]',
    help: 'say that a merged entity stands for itself again',
  },
  locate: {
    options: { lat: text, lon: text, gazetteer: text, reason: text },
    operands: [1, 1],
    usage: 'ENTITY (--lat N --lon N | --gazetteer ID) [--reason R]',
    help: 'put a place on the map, by hand or where the gazetteer has it',
  },
  relate: {
    options: { relation: text, note: text },
    operands: [2, 2],
    usage: 'ANNOTATION ANNOTATION --relation same|supports|contradicts|differs [--note N]',
    help: 'link two claims, or change their link; the first supports the second where that is the relation',
  },
  unrelate: {
    options: {},
    operands: [2, 2],
    usage: 'ANNOTATION ANNOTATION',
    help: 'take the link of two claims away',
  },
  statements: {
    options: {},
    operands: [0, 0],
    usage: '',
    help: 'list the statements: what each source says of one thing, and how far it is corroborated',
  },
  statement: {
    options: {
      ...{ title: text, status: text, note: text, pin: flag, unpin: flag },
      ...{ into: text, take: many, before: text, last: flag },
    },
    operands: [1, 1],
    usage:
      'STATEMENT [--title T] [--status S] [--note N] [--pin | --unpin] [--before STATEMENT | --last] [--take ANNOTATION]… [--into STATEMENT]',
    help: 'say something of a statement, list it elsewhere, take claims of it into a new one, or merge it into another; prints what has become of it',
  },
  gazetteer: {
    options: { add: text },
    operands: [0, Infinity],
    usage: '[NAME…] [--add FILE]',
    help: 'look names up in the gazetteer, or add the GeoNames table of a country (SY.txt)',
  },
  codebook: {
    options: { out: text, take: text, overwrite: flag },
    operands: [0, 0],
    usage: '[--out FILE [--overwrite] | --take FILE]',
    help: 'list the codebook, write it to a file, or take over the codes of one',
  },
  agreement: {
    options: {},
    operands: [1, 1],
    usage: 'SOURCE',
    help: 'say how far the annotators of a source agree, each with each',
  },
  matches: {
    options: { 'min-score': text },
    operands: [0, 0],
    usage: '[--min-score X]',
    help: `print the pairs of passages of different sources that seem to make the same claim, best first, with their differences; X is from 0 to 1, ${LEAST_PROPOSED} unless told`,
  },
  origins: {
    options: {},
    operands: [0, 0],
    usage: '',
    help: 'print which sources are probably one origin: of one outlet, or copied from each other',
  },
  search: {
    options: {
      ...{ tag: text, source: text, outlet: text, from: text, to: text, speaker: text, status: text },
      ...{ annotator: text, unmarked: flag, kind: many, mode: text, limit: text },
    },
    operands: [1, 1],
    usage:
      'QUERY [--mode words|substring|regex] [--kind article|quote|note|entity|statement]… [--tag T] [--source S] [--outlet O] [--from DAY] [--to DAY] [--speaker ENTITY|outlet] [--status S] [--annotator NAME] [--unmarked] [--limit N]',
    help: 'find words, "phrases", AND, OR, NOT or -, parentheses and begin* in articles, quotes, notes, the registers and statements, best first; --unmarked looks only in sources in which nothing is marked',
  },
  reindex: { options: {}, operands: [0, 0], usage: '', help: 'make the search index anew' },
  export: {
    options: {
      format: text,
      out: text,
      tag: many,
      source: many,
      statement: many,
      profile: text,
      search: text,
      overwrite: flag,
    },
    operands: [0, 0],
    usage:
      '--out PATH [--format F] [--tag T]… [--source S]… [--statement ID]… [--search QUERY] [--profile default|full|public] [--overwrite]',
    help: `write what was marked, with where it is from, to a file that is checked; F is one of ${EXPORT_FORMATS.join(', ')}, the ending of PATH unless told. By default nobody’s name is in it; full tells all provenance; public leaves out confidential sources and notes`,
  },
  'import-annotations': {
    options: { tag: text, 'add-sources': flag },
    operands: [1, 1],
    usage: 'FILE [--tag claim|actor|place] [--add-sources]',
    help: 'take annotations in: Web Annotations, Hypothesis, brat (zipped), REFI-QDA projects, the marks of a sealed bundle, or a table with a column of quotes; the format is found by content. --tag is for those whose code means none of the three; --add-sources imports the texts that the file carries and the case does not have',
  },
  'open-bundle': {
    options: {},
    operands: [1, 1],
    usage: 'BUNDLE --case NEW_FILE',
    help: 'make a case of a sealed bundle again, after every hash in it was checked; there must be no file at --case yet',
  },
  verify: { options: {}, operands: [0, 0], usage: '', help: 'prove journal, tables and bytes' },
} as const satisfies Record<string, CommandForm>;

/** What a command takes. `operands` are the least and the most. */
export interface CommandForm {
  readonly options: ParseArgsOptionsConfig;
  readonly operands: readonly [number, number];
  readonly usage: string;
  readonly help: string;
}

export type CommandName = keyof typeof COMMANDS;
