/** Reads plain text. The text is the decoded characters as they are: no line end, space or mark is changed. */
import { SourcemarkError } from '../../domain/errors';
import type { Fact, ReadResult } from '../../domain/source';
import { visibleLines, type Block } from '../../domain/text';
import { decode, decodeByLabel } from './encoding';
import { directionOf } from './language';
import type { ReaderHint } from './reader';
import { recognise } from './sniff';

const NAME = 'plain-text';
const VERSION = '1';

/** A headline taken from the first line is cut to this many characters. */
const HEADLINE_LENGTH = 160;

/**
 * Reads plain text: every line that shows something is a block. `hint` says what is known of the file beforehand.
 * Throws `empty-file` or `not-text` when there is nothing to read.
 */
export function readPlainText(bytes: Uint8Array, hint: ReaderHint): ReadResult {
  if (bytes.byteLength === 0) throw emptyFile(hint.name);
  const kind = recognise(bytes);
  if (kind !== undefined) {
    throw new SourcemarkError(
      'not-text',
      `“${hint.name}” looks like ${kind}, not like plain text. Save the article as text and import that.`,
    );
  }
  const decoded = hint.encoding === undefined ? decode(bytes) : decodeByLabel(bytes, hint.encoding);
  if (decoded === undefined) {
    throw new SourcemarkError(
      'not-text',
      `“${hint.name}” does not hold text that can be read. Save the article as plain text and import that.`,
    );
  }
  if (decoded.text === '') throw emptyFile(hint.name);
  return {
    text: decoded.text,
    blocks: toBlocks(decoded.text, hint),
    facts: toFacts(decoded.text, hint),
    warnings: decoded.warnings,
    mediaType: 'text/plain',
    encoding: decoded.encoding,
    extent: 'article',
    hasExtents: false,
    reader: NAME,
    readerVersion: VERSION,
  };
}

function toBlocks(text: string, hint: ReaderHint): Block[] {
  const lines = visibleLines(text);
  if (lines.length === 0) return [{ kind: 'paragraph', start: 0, end: text.length }];
  const kinds = new Map(hint.known?.blocks.map(({ line, kind }) => [line, kind]));
  let at = 0;
  let number = 1;
  return lines.map(({ start, end }) => {
    number += text.slice(at, start).match(/\r\n|[\n\r]/g)?.length ?? 0;
    at = start;
    const kind =
      kinds.get(number) ?? (hint.known === undefined && isHeadline(text, start, end) ? 'headline' : 'paragraph');
    return { kind, start, end };
  });
}

/** Where nothing is known, a first line that is not too long is shown as the headline that it is taken for. */
function isHeadline(text: string, start: number, end: number): boolean {
  return text.slice(0, start).trim() === '' && Array.from(text.slice(start, end)).length <= HEADLINE_LENGTH;
}

function toFacts(text: string, hint: ReaderHint): Fact[] {
  const facts = [...(hint.known?.facts ?? [])];
  const lines = visibleLines(text);
  const first = lines[0] === undefined ? '' : text.slice(lines[0].start, lines[0].end).trim();
  if (!facts.some(({ field }) => field === 'headline') && first !== '') {
    facts.push({
      field: 'headline',
      value: cut(first),
      basis: 'inferred',
      reason: 'Plain text does not say what its headline is; this is its first line.',
    });
  }
  facts.push({
    field: 'direction',
    value: directionOf(text),
    basis: 'inferred',
    reason: 'Most of the letters are of scripts that run this way.',
  });
  return facts;
}

function cut(line: string): string {
  const characters = Array.from(line);
  if (characters.length <= HEADLINE_LENGTH) return line;
  const head = characters.slice(0, HEADLINE_LENGTH).join('');
  return `${head.replace(/\s+\S*$/u, '')}…`;
}

function emptyFile(name: string): SourcemarkError {
  return new SourcemarkError('empty-file', `“${name}” is empty, so there is nothing to mark in it.`);
}
