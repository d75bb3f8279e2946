/** Other readings of a capture, and how two readings differ. */
import { newCorrectionNote, wordDifference } from '../domain/capture-changes';
import type { ReadAs, TextDifference } from '../domain/contract';
import { readCapture, readText, textContent } from '../db/captures';
import type { CaseFile } from '../db/case-file';
import { addReading } from '../db/commands';
import { readContent } from '../db/content';
import { readSource } from '../db/sources';
import type { ReadingRoom } from './reading-room';

/** Reads a capture again. What is not asked for stays as it is in the text that is read. */
export async function readAgain(
  file: CaseFile,
  room: ReadingRoom,
  { source, capture: id, how }: { readonly source: string; readonly capture: string; readonly how: ReadAs },
): Promise<void> {
  const { text } = readSource(file.db, source);
  const capture = readCapture(file.db, id);
  // An encoding that a person chose stays chosen.
  const chosen = text.encoding === capture.encoding || text.encoding === '' ? undefined : text.encoding;
  const { read } = await room.read(readContent(file.db, capture.sha256), {
    name: capture.name,
    member: capture.member,
    extent: how.extent ?? text.extent,
    encoding: how.encoding ?? chosen,
  });
  if (read !== undefined) addReading(file, id, read);
}

/** Compares two texts word by word; `before` is the older one. Throws `not-found`. */
export function compareTexts(file: CaseFile, before: string, after: string): TextDifference {
  const [older, newer] = [before, after].map((text) => textContent(file.db, readText(file.db, text).sha256));
  if (older === undefined || newer === undefined) throw new Error('There are two texts to compare.');
  const note = newCorrectionNote(older, newer);
  return { pieces: wordDifference(older, newer), correction: note && newer.slice(note.start, note.end) };
}
