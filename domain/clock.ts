/**
 * Hybrid logical clock (Kulkarni, Demirbas et al., "Logical Physical Clocks", 2014): times that follow the wall clock
 * but never go back, even when the wall clock does, so that journal entries of one desk sort as they happened.
 * Written `2026-11-22T01:11:10.123Z-0000`: UTC in milliseconds, then a counter in hexadecimal; sorts as text.
 */

const LENGTH_OF_TIME = '2026-11-22T01:11:10.123Z'.length;
const HIGHEST_COUNTER = 0xffff;

/** The next time after `last` (undefined for the first) when the wall clock shows `now` (milliseconds since 1970). */
export function nextTime(last: string | undefined, now: number): string {
  const wall = new Date(now).toISOString();
  if (last === undefined || wall > wallTime(last)) return `${wall}-0000`;
  const counter = Number.parseInt(last.slice(LENGTH_OF_TIME + 1), 16) + 1;
  if (counter > HIGHEST_COUNTER) return `${new Date(Date.parse(wallTime(last)) + 1).toISOString()}-0000`;
  return `${wallTime(last)}-${counter.toString(16).padStart(4, '0')}`;
}

/** The wall-clock part, ISO 8601 in UTC with milliseconds. */
export function wallTime(time: string): string {
  return time.slice(0, LENGTH_OF_TIME);
}
