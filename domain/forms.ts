/**
 * The forms of claims, entities and codes, for the journal and the service's door: what crosses either is checked
 * against them. They stand apart from the types, so that the window does not have to carry the library.
 */
import * as z from 'zod';
import { NUMBER_RELATIONS } from './claim';
import { CODE_COLOURS, CODE_LISTS } from './codebook';
import { RELATIONS } from './link';
import { SEARCH_KINDS, SEARCH_MODES } from './search/search';
import { TAGS } from './tags';

/** The longest name of an entity and the longest reason, in UTF-16 code units. */
export const ENTITY_NAME_LIMIT = 400;
export const REASON_LIMIT = 4000;

/** The longest note, in UTF-16 code units. */
export const NOTE_LIMIT = 100_000;

const words = z.string().max(2000);
const isoDate = z.string().regex(/^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$/u);

const claimNumber = z.strictObject({
  exact: words.min(1),
  value: z.number(),
  upper: z.number().nullable(),
  relation: z.enum(NUMBER_RELATIONS),
  unit: words,
});

/** What a person says of a claim; null where nothing was said. */
export const claimForm = z.strictObject({
  speaker: z
    .union([
      z.strictObject({ kind: z.literal('outlet') }),
      z.strictObject({ kind: z.literal('entity'), entity: z.string().min(1).max(64) }),
    ])
    .nullable(),
  attribution: words.nullable(),
  stance: z.string().min(1).max(64).nullable(),
  hedges: z.array(words.min(1)).max(100).readonly().nullable(),
  periods: z
    .array(z.strictObject({ exact: words, from: isoDate, to: isoDate }))
    .max(100)
    .readonly()
    .nullable(),
  numbers: z.array(claimNumber).max(100).readonly().nullable(),
  check: z
    .strictObject({
      status: z.string().min(1).max(64),
      reason: z.string().max(REASON_LIMIT),
      at: z.string(),
      by: z.string(),
    })
    .nullable(),
  importance: z.string().min(1).max(64).nullable(),
});

/** Where a place is. */
export const locationForm = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  gazetteer: z.string().max(200),
  by: z.string(),
  why: z.string().max(REASON_LIMIT),
});

/** Another name of an entity. */
export const aliasForm = z.strictObject({
  name: z.string().min(1).max(ENTITY_NAME_LIMIT),
  origin: z.enum(['person', 'gazetteer']),
});

/** What can be changed of an entity. */
export const entityFieldsForm = z.strictObject({
  name: z.string().min(1).max(ENTITY_NAME_LIMIT),
  type: z.string().max(64),
  note: z.string().max(NOTE_LIMIT),
  aliases: z.array(aliasForm).max(200).readonly(),
  location: locationForm.nullable(),
});

/** A code of the codebook. */
export const codeForm = z.strictObject({
  list: z.enum(CODE_LISTS),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/u),
  name: z.string().min(1).max(80),
  definition: z.string().max(2000),
  colour: z.enum(CODE_COLOURS),
  position: z.number().int().nonnegative().max(10_000),
  hidden: z.boolean(),
});

/** The longest title of a statement, in UTF-16 code units. */
export const TITLE_LIMIT = 400;

/** What can be changed of a statement. */
export const statementFieldsForm = z.strictObject({
  title: z.string().max(TITLE_LIMIT),
  note: z.string().max(NOTE_LIMIT),
  /** A code of the list `status`. */
  status: z.string().min(1).max(64),
  pinned: z.boolean(),
  /** Statements are ordered by it. */
  position: z.number(),
});

/** What is kept of the link of two claims; `supporter` says which of them supports the other, where one does. */
export const linkForm = z
  .strictObject({
    relation: z.enum(RELATIONS),
    supporter: z.enum(['a', 'b']).nullable(),
    note: z.string().max(NOTE_LIMIT),
  })
  .refine(({ relation, supporter }) => (relation === 'supports') === (supporter !== null));

/** The longest query of a search, and the longest name that one is kept under, in UTF-16 code units. */
export const QUERY_LIMIT = 20_000;
export const SEARCH_NAME_LIMIT = 200;

const chosen = z.string().min(1).max(4000).optional();

/** A search as it is asked. */
export const searchForm = z.strictObject({
  query: z.string().max(QUERY_LIMIT),
  mode: z.enum(SEARCH_MODES),
  filters: z.strictObject({
    kinds: z.array(z.enum(SEARCH_KINDS)).max(SEARCH_KINDS.length).readonly().optional(),
    tag: z.enum(TAGS).optional(),
    ...{ source: chosen, outlet: chosen, speaker: chosen, status: chosen, annotator: chosen },
    from: isoDate.optional(),
    to: isoDate.optional(),
    unmarked: z.boolean().optional(),
  }),
});

/** A search that is kept, under its name. */
export const savedSearchForm = searchForm.extend({ name: z.string().min(1).max(SEARCH_NAME_LIMIT) });
