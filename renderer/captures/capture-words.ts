/** Captures of a source in words, and which of their texts belong together. Pure functions over what the service told. */
import type { CaptureInfo, OpenedSource, TextInfo } from '../../domain/contract';
import type { TextExtent } from '../../domain/text';
import { publishedWords } from '../published';

/** When the page was captured: what its record says, or else when it came into the case. ISO 8601. */
function capturedWhen({ recordedAt, capturedAt }: CaptureInfo): string {
  return recordedAt === '' ? capturedAt : recordedAt;
}

/** The day of a capture as the reader's locale writes it. */
export function captureDay(capture: CaptureInfo, locale: string): string {
  const when = capturedWhen(capture);
  const at = new Date(when);
  // A record may know no more than a year or a month: that is shown as it is.
  if (Number.isNaN(at.getTime()) || !when.includes('T')) return publishedWords(when, locale, 'short');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** Days of two captures; with the time of day where the day is the same. */
export function captureMoments(before: CaptureInfo, after: CaptureInfo, locale: string): readonly [string, string] {
  const days = [captureDay(before, locale), captureDay(after, locale)] as const;
  if (days[0] !== days[1]) return days;
  const moments = [before, after].map((capture) => {
    const at = new Date(capturedWhen(capture));
    if (Number.isNaN(at.getTime()) || !capturedWhen(capture).includes('T')) return captureDay(capture, locale);
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
  });
  const [older = '', newer = ''] = moments;
  // Where nothing is known but the day, their order tells them apart.
  return older === newer ? [`${older}, earlier`, `${newer}, later`] : [older, newer];
}

/** Which capture of how many `opened` shows, from 1. */
export function captureRank({ capture, captures }: OpenedSource): { readonly rank: number; readonly of: number } {
  return { rank: captures.findIndex((other) => other.capture === capture.capture) + 1, of: captures.length };
}

/** The text of a capture to show beside one of this extent: the latest alike, or else the latest. */
function textLike(capture: CaptureInfo | undefined, extent: TextExtent): TextInfo | undefined {
  return capture?.texts.findLast((text) => text.extent === extent) ?? capture?.texts.at(-1);
}

/** The text of the newest capture, when that is not the capture that is shown. */
export function newerText({ capture, captures, extent }: OpenedSource): TextInfo | undefined {
  const newest = captures.at(-1);
  return newest?.capture === capture.capture ? undefined : textLike(newest, extent);
}

/** What to compare when asked about `capture`: its text and that of the capture before it. Undefined for the first. */
export function comparisonOf(
  { captures, text, extent }: Pick<OpenedSource, 'captures' | 'text' | 'extent'>,
  capture: string,
): { readonly before: string; readonly after: string } | undefined {
  const at = captures.findIndex((other) => other.capture === capture);
  const own = captures[at]?.texts.find((other) => other.text === text) ?? textLike(captures[at], extent);
  const before = at > 0 ? textLike(captures[at - 1], own?.extent ?? extent) : undefined;
  return own && before && { before: before.text, after: own.text };
}

/** The capture that a text was read from. */
export function captureOfText(captures: readonly CaptureInfo[], text: string): CaptureInfo | undefined {
  return captures.find(({ texts }) => texts.some((other) => other.text === text));
}
