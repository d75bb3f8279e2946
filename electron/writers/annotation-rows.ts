/** The rows of a table of annotations: one for each, with everything that leads it back to the bytes it came from. */
import { factValue, type FactField } from '../../domain/source';
import { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedEntity, HandedSource, HandedText, Handover } from '../handover/handover';
import { countLosses } from './table-losses';
import type { Tally } from './writer';

/**
 * The columns, in order. `start` and `end` are UTF-16 code units, the code point columns count Unicode code points;
 * `page` is that of a paged document on which the quote begins. Of actors and places the entity is named that they were
 * linked to, of claims what a person said of them; what nobody said is empty, however much the words tell.
 */
export const COLUMNS = [
  'annotation',
  'tag',
  'exact',
  'prefix',
  'suffix',
  'start',
  'end',
  'startCodePoint',
  'endCodePoint',
  'note',
  'createdAt',
  'createdBy',
  'source',
  'headline',
  'headlineBasis',
  'outlet',
  'outletBasis',
  'byline',
  'url',
  'published',
  'publishedBasis',
  'capture',
  'captureSha256',
  'capturedAt',
  'captureMember',
  'recordedAt',
  'captureUrl',
  'mediaType',
  'encoding',
  'reader',
  'readerVersion',
  'text',
  'textSha256',
  'page',
  'entity',
  'entityName',
  'entityType',
  'entityAnswer',
  'speaker',
  'attribution',
  'stance',
  'status',
  'statusReason',
  'importance',
  'statement',
] as const;

/** A value of a row; null where it is not known. */
export type CellValue = string | number | null;

/** The values of one annotation in the order of COLUMNS. What is not known of the source is null, never guessed. */
export type AnnotationRow = readonly CellValue[];

/** A row for every annotation in scope, in the order of the handover. Counts them, and what has no column. */
export function* annotationRows(handover: Handover, tally: Tally): Iterable<AnnotationRow> {
  let place: Place | undefined;
  const seen = new Set<HandedEntity>();
  for (const annotation of handover.annotations()) {
    if (place?.text !== annotation.text) place = placeOf(handover, annotation);
    tally.rows++;
    countLosses(annotation, tally, seen);
    yield toRow(annotation, place);
  }
}

/** What the annotations of one text have in common, made once for all of them. */
interface Place {
  readonly text: HandedText;
  readonly index: CodePointIndex;
  /** The columns from `source` to `publishedBasis`. */
  readonly source: readonly CellValue[];
  /** The columns from `capture` to `textSha256`. */
  readonly origin: readonly CellValue[];
}

function placeOf(handover: Handover, { source, text }: HandedAnnotation): Place {
  const { capture } = text;
  return {
    text,
    index: new CodePointIndex(handover.contentOf(text)),
    source: [
      source.id,
      ...[source.fact('headline'), basis(source, 'headline'), source.fact('outlet'), basis(source, 'outlet')],
      ...[source.fact('byline'), source.fact('url'), source.fact('published'), basis(source, 'published')],
    ],
    origin: [
      ...[capture.id, capture.sha256, capture.capturedAt, known(capture.member), known(capture.recordedAt)],
      ...[known(capture.url), capture.mediaType, text.encoding, text.reader, text.readerVersion, text.id, text.sha256],
    ],
  };
}

function toRow(annotation: HandedAnnotation, { text, index, source, origin }: Place): AnnotationRow {
  const { id, tag, exact, prefix, suffix, start, end, note, createdAt, createdBy, entity, claim } = annotation;
  return [
    ...[id, tag, exact, prefix, suffix, start, end, index.fromUtf16(start), index.fromUtf16(end)],
    ...[note, createdAt, createdBy],
    ...source,
    ...origin,
    text.blocks.findLast((block) => block.start <= start)?.page ?? null,
    ...[entity?.id ?? null, entity?.name ?? null, known(entity?.typeName ?? ''), annotation.answer],
    speakerOf(annotation),
    ...[claim?.attribution ?? null, claim?.stanceName ?? null, claim?.statusName ?? null, claim?.check?.reason ?? null],
    claim?.importanceName ?? null,
    annotation.statement,
  ];
}

/** Who claims it: the name of an actor, `outlet`, or null. */
export function speakerOf({ claim }: HandedAnnotation): string | null {
  const speaker = claim?.speaker ?? null;
  return speaker?.kind === 'entity' ? speaker.entity.name : (speaker?.kind ?? null);
}

function basis({ facts }: HandedSource, field: FactField): string | null {
  return factValue(facts, field) === undefined ? null : (facts.find((fact) => fact.field === field)?.basis ?? null);
}

function known(value: string): string | null {
  return value === '' ? null : value;
}
