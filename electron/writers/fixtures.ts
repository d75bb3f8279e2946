/** What the tests of this folder share: a case to hand over that is made of a few words, without a database. */
import { createHash } from 'node:crypto';
import { NOTHING_SAID } from '../../domain/claim';
import { STARTING_CODES } from '../../domain/codebook';
import { describeSpan } from '../../domain/selector';
import type { Fact, FactField } from '../../domain/source';
import type { Tag } from '../../domain/tags';
import { visibleLines } from '../../domain/text';
import type {
  HandedAnnotation,
  HandedClaim,
  HandedEntity,
  HandedSource,
  HandedText,
  Handover,
} from '../handover/handover';
import { namedGuid } from './guid';
import { Tally, type Writer, type WrittenFile } from './writer';

/** A mark to be made; the quote is the first of its words, or lies at `at`. UTF-16 code units. */
interface MarkDraft extends Partial<Omit<HandedAnnotation, 'claim' | 'source' | 'text'>> {
  readonly quote: string;
  readonly at?: number | undefined;
  readonly tag: Tag;
  readonly claim?: Partial<HandedClaim> | undefined;
}

/** A source to be made. */
export interface SourceDraft {
  readonly text: string;
  readonly facts?: Partial<Record<FactField, string>> | undefined;
  /** Those of its facts that are inferred; a person entered the others. */
  readonly inferred?: readonly FactField[] | undefined;
  readonly marks: readonly MarkDraft[];
}

/** A claim of which nothing was said. */
const UNSAID: HandedClaim = {
  ...NOTHING_SAID,
  speaker: null,
  stanceName: null,
  statusName: null,
  importanceName: null,
};

/** An entity of the register with this name. */
export function handedEntity(kind: HandedEntity['kind'], name: string, rest: Partial<HandedEntity> = {}): HandedEntity {
  const id = namedGuid('entity', kind, name);
  return {
    id,
    kind,
    name,
    ...{ type: '', typeName: '', aliases: [], note: '', location: null, pseudonym: false },
    ...rest,
  };
}

/** A case to hand over. */
export function handMade(drafts: readonly SourceDraft[], rest: Partial<Handover> = {}): Handover {
  const contents = new Map<string, string>();
  const bySource = new Map<string, HandedAnnotation[]>();
  const sources = drafts.map((draft, at): HandedSource => {
    const text = handedText(draft.text, at);
    contents.set(text.id, draft.text);
    const facts = Object.entries(draft.facts ?? {}).map(([field, value]): Fact => ({
      field: field as FactField,
      value,
      basis: draft.inferred?.some((one) => one === field) ? 'inferred' : 'person',
      reason: 'Amal',
    }));
    const source: HandedSource = {
      id: namedGuid('source', String(at)),
      number: at + 1,
      name: draft.facts?.headline ?? `Source ${at + 1}`,
      addedAt: '2026-11-20T10:00:00.000Z',
      addedBy: 'Amal',
      facts,
      fact: (field) => draft.facts?.[field] ?? null,
      captures: [text.capture],
      texts: [text],
      reading: text,
    };
    const made = draft.marks.map((mark, n) => handedMark(source, text, draft.text, mark, n));
    bySource.set(
      source.id,
      made.sort((a, b) => a.start - b.start || b.end - a.end),
    );
    return source;
  });
  const all = (): HandedAnnotation[] => sources.flatMap(({ id }) => bySource.get(id) ?? []);
  const entities = new Set(
    all().flatMap(({ entity, claim }) => [
      ...(entity === null ? [] : [entity]),
      ...(claim?.speaker?.kind === 'entity' ? [claim.speaker.entity] : []),
    ]),
  );
  return {
    case: '0b6bd9a2-8a52-4a0e-9f6d-6f7a3a1d2c3b',
    name: 'Daraa',
    at: '2026-11-27T18:00:00.000Z',
    app: 'test',
    profile: 'full',
    sources,
    entities: [...entities],
    statements: [],
    links: [],
    codebook: STARTING_CODES,
    annotations: () => all().values(),
    annotationsOf: ({ id }) => (bySource.get(id) ?? []).values(),
    modifiedAt: () => undefined,
    contentOf: ({ id }) => contents.get(id) ?? '',
    sealed: () => [],
    ...rest,
  };
}

function handedText(content: string, at: number): HandedText {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    id: namedGuid('text', String(at)),
    capture: {
      ...{ id: namedGuid('capture', String(at)), sha256, bytes: content.length, mediaType: 'text/plain' },
      ...{ encoding: 'utf-8', name: 'article.txt', member: '', recordedAt: '', url: '' },
      ...{ capturedAt: '2026-11-20T10:00:00.000Z', capturedBy: 'Amal' },
    },
    ...{
      sha256,
      length: content.length,
      reader: 'plain-text',
      readerVersion: '1',
      extent: 'article',
      encoding: 'utf-8',
    },
    blocks: visibleLines(content).map((line) => ({ ...line, kind: 'paragraph' })),
  };
}

function handedMark(
  source: HandedSource,
  text: HandedText,
  content: string,
  { quote, at = content.indexOf(quote), claim, ...rest }: MarkDraft,
  n: number,
): HandedAnnotation {
  return {
    ...describeSpan(content, { start: at, end: at + quote.length }),
    ...{ id: namedGuid('mark', source.id, String(n)), source, text, note: '' },
    ...{ createdAt: '2026-11-21T10:00:00.000Z', createdBy: 'Amal', entity: null, answer: null },
    ...{ statement: null, roles: [] },
    claim: rest.tag === 'claim' ? { ...UNSAID, ...claim } : null,
    ...rest,
  };
}

/** Everything a writer writes, its tally, and what its own check says of it. */
export async function written(
  writer: Writer,
  handover: Handover,
): Promise<{ bytes: Buffer; tally: Tally; problems: readonly string[] }> {
  const tally = new Tally(writer.losses);
  const parts: Uint8Array[] = [];
  for await (const part of writer.write(handover, tally))
    parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  const bytes = Buffer.concat(parts);
  return { bytes, tally, problems: await writer.validate(fileOf(bytes), handover) };
}

/** What a writer's own check says of bytes that it might have written. */
export async function checked(writer: Writer, bytes: Uint8Array): Promise<readonly string[]> {
  return writer.validate(fileOf(bytes), handMade([]));
}

/** Bytes as a written file. */
function fileOf(bytes: Uint8Array): WrittenFile {
  return { path: '/tmp/file', size: bytes.byteLength, chunks: () => [bytes], bytes: () => bytes };
}
