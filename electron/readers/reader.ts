/**
 * What a reader is: bytes and a hint in, a text with its blocks and facts out. One file per format, all with the
 * signature of `Reader`; formats that hold several documents also list them. Readers are pure: no disk, no network, no
 * SQL, and nothing from a file is executed. They run in the reading worker, which can be killed.
 */
import type { ReadResult } from '../../domain/source';
import type { TextExtent } from '../../domain/text';
import type { KnownFile } from './manifest';

/** What a reader is told beside the bytes. Everything but the name may be absent. */
export interface ReaderHint {
  /** The file's name without its folder. Only a hint: the format is found by content. */
  readonly name: string;
  /** What a manifest beside the file knows of it. */
  readonly known?: KnownFile | undefined;
  /** Which text is wanted; `article` when absent. */
  readonly extent?: TextExtent | undefined;
  /** The character encoding that a person chose, as its WHATWG name: goes before everything that the bytes say. */
  readonly encoding?: string | undefined;
  /** The encoding that the transport declared (a Content-Type header): goes before what the document declares. */
  readonly charset?: string | undefined;
  /** The media type that the transport declared, lower case, without parameters. Only a hint. */
  readonly mediaType?: string | undefined;
  /** The address that the transport states for the document, for example of a web archive's record. */
  readonly url?: string | undefined;
  /** For encrypted documents. */
  readonly password?: string | undefined;
  /** Which document of a container is wanted: the `member` of one of its `Member`s. Empty or absent: the main one. */
  readonly member?: string | undefined;
}

/** Reads a document. Throws a SourcemarkError with a sentence when there is no text to be had. */
export type Reader = (bytes: Uint8Array, hint: ReaderHint) => ReadResult | Promise<ReadResult>;

/** A document inside a container: a page of a web archive, an attachment of a mail. */
export interface Member {
  /** Names the document within its container; the same for the same bytes, so that it can be found again. */
  readonly member: string;
  /** What a person calls it: a page's title or address, an attachment's file name. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes of the document, as far as the container says so. */
  readonly bytes: number | undefined;
  /** The address of the page; empty where there is none. */
  readonly url: string;
  /** When it was captured, ISO 8601 in UTC; empty where the container does not say. */
  readonly recordedAt: string;
}

/** What a container holds. */
export interface MemberList {
  /** False where the container is a document itself (a mail), and the members come with it (its attachments). */
  readonly choose: boolean;
  readonly members: readonly Member[];
}
