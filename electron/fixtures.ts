/** What the tests of this folder share. */
import { takeDocument } from './readers/read';
import type { ReadingRoom } from './reading-room';

/** A reading room without workers: reads in the thread of the test, without limits of time and memory. */
export function roomInThread(): ReadingRoom {
  return { seats: 1, read: takeDocument, close: () => Promise.resolve() };
}
