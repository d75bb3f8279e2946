/**
 * The commands about the case and its sources, and undo and redo. Each is one immediate transaction that validates,
 * appends to the journal and applies to the tables; when it returns, the change is on disk. Those about annotations,
 * registers and the codebook are in files of their own.
 */
import { randomUUID } from 'node:crypto';
import { wallTime } from '../domain/clock';
import type { Change, Payload } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import { describeSpan } from '../domain/selector';
import { factValue, isWebAddress, type Fact, type FactField, type ReadResult } from '../domain/source';
import type { Span } from '../domain/text';
import { repeatChange } from './acts';
import { AddressBook } from './addresses';
import { findAnchor } from './anchors';
import { readAnnotation } from './annotations';
import { captureOf, readCapture, readText, sourceOfText, textContent, textsOf } from './captures';
import { carryOver } from './carry';
import type { CaseFile } from './case-file';
import { insertCaseInfo } from './case-info';
import { commit, write } from './commit';
import { sha256, storeContent } from './content';
import { changesOf } from './custody';
import { newerFacts } from './facts';
import { redoable, undoable } from './history';
import { append, nextStamp } from './journal';
import { readSource } from './sources';
import type { ReadableDB, WritableDB } from './sqlite';

/** A capture to be added: its bytes, how they came in, and what a reader made of them. */
export interface CaptureDraft {
  readonly bytes: Uint8Array;
  readonly via: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** Which document of the bytes it is, where they hold several. */
  readonly member?: string | undefined;
  /** What an archive says of when it was captured (ISO 8601) and from where. */
  readonly recordedAt?: string | undefined;
  readonly url?: string | undefined;
  readonly read: ReadResult;
  /** Facts that a person gave with it. */
  readonly entered?: readonly Fact[] | undefined;
  /** The source that it is a newer capture of, where a person says so. */
  readonly source?: string | undefined;
}

/** What came of adding a capture. `duplicate`: the case has this document of these bytes already, in `source`. */
export interface AddedCapture {
  readonly source: string;
  readonly capture: string;
  readonly status: 'added' | 'duplicate' | 'new-capture';
}

/** Makes an empty database a case. */
export function createCase(file: CaseFile, app: string): void {
  write(file, (db) => {
    const stamp = nextStamp(db, file.author);
    const id = randomUUID();
    append(db, stamp, 'case.create', { case: id, app });
    insertCaseInfo(db, id, wallTime(stamp.at));
  });
}

/**
 * Adds captures in one transaction: each becomes a source of its own, or a newer capture of the source that has its
 * address or that a person named. `addresses` knows the sources of the case, and learns the new ones.
 */
export function addCaptures(
  file: CaseFile,
  drafts: readonly CaptureDraft[],
  addresses = new AddressBook(file.db),
): AddedCapture[] {
  return write(file, (db) => drafts.map((draft) => addCapture(db, file, draft, addresses)));
}

function addCapture(db: WritableDB, file: CaseFile, draft: CaptureDraft, addresses: AddressBook): AddedCapture {
  const { read } = draft;
  // Who said it is the reason to believe it.
  const entered = (draft.entered ?? []).map((fact) => ({ ...fact, reason: file.author.name }));
  const known = captureOf(db, sha256(draft.bytes), draft.member ?? '');
  if (known !== undefined) return { source: known.source, capture: known.id, status: 'duplicate' };
  const facts = mergeFacts(read.facts, entered);
  const address = factValue(facts, 'url') ?? draft.url;
  const older = draft.source ?? (address === undefined ? undefined : addresses.find(address));
  const capture = {
    id: randomUUID(),
    sha256: storeContent(db, draft.bytes),
    bytes: draft.bytes.byteLength,
    mediaType: read.mediaType,
    encoding: read.encoding,
    via: draft.via,
    name: draft.name,
    member: draft.member ?? '',
    recordedAt: draft.recordedAt ?? '',
    url: draft.url ?? '',
  };
  const text = storeText(db, read);
  if (older === undefined) {
    const source = randomUUID();
    commit(db, file, { kind: 'source.add', payload: { source, facts: [...facts], capture, text } });
    if (address !== undefined) addresses.add(address, source);
    return { source, capture: capture.id, status: 'added' };
  }
  const from = readSource(db, older);
  commit(db, file, {
    kind: 'capture.add',
    payload: {
      source: older,
      capture,
      text,
      from: from.text.id,
      facts: newerFacts(from.facts, facts),
      anchors: carryOver(db, older, from.text.id, { id: text.id, content: read.text }),
    },
  });
  return { source: older, capture: capture.id, status: 'new-capture' };
}

/** What a person gave goes before what was read. */
function mergeFacts(read: readonly Fact[], entered: readonly Fact[]): readonly Fact[] {
  return [...read.filter(({ field }) => !entered.some((fact) => fact.field === field)), ...entered];
}

function storeText(db: WritableDB, read: ReadResult): Payload<'source.add'>['text'] {
  return {
    id: randomUUID(),
    sha256: storeContent(db, Buffer.from(read.text, 'utf8')),
    length: read.text.length,
    reader: read.reader,
    readerVersion: read.readerVersion,
    blocks: read.blocks.map(({ kind, start, end, page }) => ({
      kind,
      start,
      end,
      ...(page !== undefined && { page }),
    })),
    warnings: [...read.warnings],
    extent: read.extent,
    hasExtents: read.hasExtents,
    encoding: read.encoding,
  };
}

/**
 * Adds another text of a capture, which is read from now on. A reading that the capture has already, by the same reader
 * in the same form, is only shown again. Annotations are carried over.
 */
export function addReading(file: CaseFile, capture: string, read: ReadResult): void {
  write(file, (db) => {
    const { source } = readCapture(db, capture);
    const { text: from, facts } = readSource(db, source);
    const hash = sha256(Buffer.from(read.text, 'utf8'));
    const same = textsOf(db, source).find(
      (text) =>
        text.capture === capture &&
        text.sha256 === hash &&
        text.reader === read.reader &&
        text.readerVersion === read.readerVersion &&
        text.extent === read.extent &&
        text.encoding === read.encoding,
    );
    if (same !== undefined) {
      showIn(db, file, source, same.id);
      return;
    }
    const text = storeText(db, read);
    commit(db, file, {
      kind: 'text.add',
      payload: {
        source,
        capture,
        text,
        from: from.id,
        facts: newerFacts(facts, read.facts),
        anchors: carryOver(db, source, from.id, { id: text.id, content: read.text }),
      },
    });
  });
}

/** Shows another of the texts of a source from now on; annotations are carried over. Throws `not-found`. */
export function showText(file: CaseFile, source: string, text: string): void {
  write(file, (db) => {
    if (sourceOfText(db, text) !== source) {
      throw new SourcemarkError('not-found', `The text ${text} is not one of the source ${source}.`);
    }
    showIn(db, file, source, text);
  });
}

function showIn(db: WritableDB, file: CaseFile, source: string, to: string): void {
  const from = readSource(db, source).text.id;
  if (from === to) return;
  const content = textContent(db, readText(db, to).sha256);
  const anchors = carryOver(db, source, from, { id: to, content });
  commit(db, file, { kind: 'source.read', payload: { source, from, to, anchors } });
}

/**
 * Sets what a person knows of a source. Undefined takes it away: what a person had entered gives way to what was known
 * before, anything else to nothing. Nothing is written when that is what is known already. Throws `not-found`, or
 * `bad-request` for an address that is none.
 */
export function correctFact(file: CaseFile, source: string, field: FactField, value: string | undefined): void {
  if (field === 'url' && value !== undefined && !isWebAddress(value)) {
    throw new SourcemarkError('bad-request', 'The address is not one of the web: it begins with http:// or https://.');
  }
  write(file, (db) => {
    const from = readSource(db, source).facts.find((fact) => fact.field === field) ?? null;
    const before = from?.basis === 'person' ? knownBefore(db, source, field) : null;
    const entered = { field, value: value ?? '', basis: 'person', reason: file.author.name } as const;
    const to: Fact | null = value === undefined ? before : entered;
    if (from?.value === to?.value && from?.basis === to?.basis) return;
    commit(db, file, { kind: 'source.fact', payload: { source, field, from, to } });
  });
}

/** What was known of a field before a person entered something. */
function knownBefore(db: ReadableDB, source: string, field: FactField): Fact | null {
  for (const { change } of changesOf(db, source).reverse()) {
    if (change.kind !== 'source.fact' || change.payload.field !== field) continue;
    if (change.payload.from?.basis !== 'person') return change.payload.from;
  }
  return null;
}

/** A person says where an annotation stands in a text, or that it stands nowhere in it. Throws `not-found`. */
export function decideAnchor(file: CaseFile, annotation: string, text: string, place: Span | undefined): void {
  write(file, (db) => {
    commit(db, file, anchorDecision(db, annotation, text, place));
  });
}

/** The change by which a person says where an annotation stands in a text. Throws `not-found` or `span-invalid`. */
export function anchorDecision(db: ReadableDB, annotation: string, text: string, place: Span | undefined): Change {
  const { text: madeIn } = readAnnotation(db, annotation);
  if (madeIn === text || sourceOfText(db, madeIn) !== sourceOfText(db, text)) {
    throw new SourcemarkError('not-found', 'This mark is not one that was carried over to this text.');
  }
  const from = findAnchor(db, annotation, text) ?? null;
  // Checks the span too.
  const span = place && describeSpan(textContent(db, readText(db, text).sha256), place);
  return {
    kind: 'anchor.decide',
    payload: {
      from,
      to: {
        annotation,
        text,
        state: span === undefined ? 'lost' : 'moved',
        score: from?.score ?? 0,
        margin: from?.margin ?? 0,
        start: span?.start ?? null,
        end: span?.end ?? null,
        decided: true,
      },
    },
  };
}

/**
 * Takes back the newest change of this desk that still holds, with those of its group; answers them in the order in
 * which they were taken back. Throws `nothing-to-undo`, or `refused` where something that another desk did depends on it.
 */
export function undo(file: CaseFile): Change[] {
  return write(file, (db) => {
    const entries = undoable(db, file.author.desk);
    if (entries.length === 0) throw new SourcemarkError('nothing-to-undo', 'There is nothing to undo.');
    return entries.map((entry) => {
      const { id } = append(db, nextStamp(db, file.author), 'undo', { entry: entry.id });
      return repeatChange(db, entry, 'undo', id);
    });
  });
}

/** Applies the change that was undone last again, with those of its group. Throws `nothing-to-redo` or `refused`. */
export function redo(file: CaseFile): Change[] {
  return write(file, (db) => {
    const entries = redoable(db, file.author.desk);
    if (entries.length === 0) throw new SourcemarkError('nothing-to-redo', 'There is nothing to redo.');
    return entries.map((entry) => {
      const { id } = append(db, nextStamp(db, file.author), 'redo', { entry: entry.id });
      return repeatChange(db, entry, 'redo', id);
    });
  });
}
