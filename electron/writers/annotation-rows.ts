/** The rows of an export: one per annotation, with everything that leads it back to the bytes it came from. */
import type { Annotation } from '../../domain/annotation';
import { NOTHING_SAID } from '../../domain/claim';
import { codeName, type Code, type CodeList } from '../../domain/codebook';
import { factValue, type Fact, type FactField } from '../../domain/source';
import type { Tag } from '../../domain/tags';
import { CodePointIndex } from '../../domain/text';
import { eachAnnotation } from '../../db/annotations';
import { readCapture, textContent, textsOf, type Capture, type Text } from '../../db/captures';
import { readClaim } from '../../db/claims';
import { readCodebook } from '../../db/codes';
import { readEntity, rootOf } from '../../db/entities';
import { findMention } from '../../db/mentions';
import { listSources, readSource, type SourceRecord } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';

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
] as const;

/** One annotation with its provenance. What is not known of the source is null, never guessed. */
export type AnnotationRow = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

/** Rows in the order of sources as they were added, then of their texts, then in text order. Undefined means every tag or source. */
export function* annotationRows(
  db: ReadableDB,
  scope: { readonly tag?: Tag | undefined; readonly source?: string | undefined },
): Iterable<AnnotationRow> {
  const sources = scope.source === undefined ? listSources(db) : [readSource(db, scope.source)];
  for (const source of sources) {
    for (const text of textsOf(db, source.id)) {
      let place: Place | undefined;
      const codebook = readCodebook(db);
      for (const annotation of eachAnnotation(db, text.id, scope.tag)) {
        place ??= {
          text,
          capture: readCapture(db, text.capture),
          index: new CodePointIndex(textContent(db, text.sha256)),
        };
        yield { ...toRow(annotation, source, place), ...saidOf(db, codebook, annotation) };
      }
    }
  }
}

/** The text that annotations were made in, and the capture that it comes from. */
interface Place {
  readonly text: Text;
  readonly capture: Capture;
  readonly index: CodePointIndex;
}

/** The columns about what a person said of an annotation. */
type SaidRow = Pick<
  AnnotationRow,
  | 'entity'
  | 'entityName'
  | 'entityType'
  | 'entityAnswer'
  | 'speaker'
  | 'attribution'
  | 'stance'
  | 'status'
  | 'statusReason'
  | 'importance'
>;

function saidOf(db: ReadableDB, codebook: readonly Code[], { id, tag }: Annotation): SaidRow {
  const mention = tag === 'claim' ? null : findMention(db, id);
  const entity = mention === null ? undefined : readEntity(db, rootOf(db, mention.entity));
  const { speaker, attribution, stance, check, importance } = tag === 'claim' ? readClaim(db, id) : NOTHING_SAID;
  const name = (list: CodeList, code: string | null | undefined): string | null =>
    code ? codeName(codebook, list, code) : null;
  return {
    entity: entity?.id ?? null,
    entityName: entity?.name ?? null,
    entityType: name(entity?.kind === 'place' ? 'place-type' : 'actor-type', entity?.type),
    entityAnswer: mention?.answer ?? null,
    speaker: speaker?.kind === 'entity' ? readEntity(db, rootOf(db, speaker.entity)).name : (speaker?.kind ?? null),
    attribution,
    stance: name('stance', stance),
    status: name('status', check?.status),
    statusReason: check?.reason ?? null,
    importance: name('importance', importance),
  };
}

function toRow(
  annotation: Annotation,
  source: SourceRecord,
  { capture, text, index }: Place,
): Omit<AnnotationRow, keyof SaidRow> {
  const { facts } = source;
  const value = (field: FactField): string | null => factValue(facts, field) ?? null;
  return {
    annotation: annotation.id,
    tag: annotation.tag,
    exact: annotation.exact,
    prefix: annotation.prefix,
    suffix: annotation.suffix,
    start: annotation.start,
    end: annotation.end,
    startCodePoint: index.fromUtf16(annotation.start),
    endCodePoint: index.fromUtf16(annotation.end),
    note: annotation.note,
    createdAt: annotation.createdAt,
    createdBy: annotation.createdBy,
    source: source.id,
    headline: value('headline'),
    headlineBasis: basis(facts, 'headline'),
    outlet: value('outlet'),
    outletBasis: basis(facts, 'outlet'),
    byline: value('byline'),
    url: value('url'),
    published: value('published'),
    publishedBasis: basis(facts, 'published'),
    capture: capture.id,
    captureSha256: capture.sha256,
    capturedAt: capture.capturedAt,
    captureMember: capture.member === '' ? null : capture.member,
    recordedAt: capture.recordedAt === '' ? null : capture.recordedAt,
    captureUrl: capture.url === '' ? null : capture.url,
    mediaType: capture.mediaType,
    encoding: text.encoding,
    reader: text.reader,
    readerVersion: text.readerVersion,
    text: text.id,
    textSha256: text.sha256,
    page: text.blocks.findLast(({ start }) => start <= annotation.start)?.page ?? null,
  };
}

function basis(facts: readonly Fact[], field: FactField): string | null {
  return facts.find((fact) => fact.field === field)?.basis ?? null;
}
