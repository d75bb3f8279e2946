/** What the tests of this folder share. */
import { join } from 'node:path';
import { takeDocument } from './readers/read';
import { openPlaces, type Places } from './places';
import type { ReadingRoom } from './reading-room';

/** A reading room without workers: reads in the thread of the test, without limits of time and memory. */
export function roomInThread(): ReadingRoom {
  return { seats: 1, read: takeDocument, close: () => Promise.resolve() };
}

/** The app's own gazetteer, which the set-up has made. */
export function openTestPlaces(): Places {
  return openPlaces([join(process.cwd(), 'dist', 'gazetteer.sqlite')]);
}
