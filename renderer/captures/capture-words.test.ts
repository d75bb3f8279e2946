import { describe, expect, it } from 'vitest';
import type { CaptureInfo, OpenedSource, TextInfo } from '../../domain/contract';
import { captureDay, captureMoments, comparisonOf, newerText } from './capture-words';

const text = (id: string, extent: TextInfo['extent'] = 'article'): TextInfo => ({
  text: id,
  extent,
  reader: 'html',
  readerVersion: '1',
  encoding: 'utf-8',
  length: 10,
  warnings: [],
});

const capture = (id: string, texts: readonly TextInfo[], over: Partial<CaptureInfo> = {}): CaptureInfo => ({
  capture: id,
  sha256: '',
  bytes: 1,
  mediaType: 'text/html',
  encoding: 'utf-8',
  capturedAt: '2026-11-22T09:14:00Z',
  capturedBy: 'Amal',
  via: 'file',
  name: 'a.html',
  member: '',
  recordedAt: '',
  url: '',
  texts,
  ...over,
});

const first = capture('c1', [text('t1'), text('t2', 'whole')]);
const second = capture('c2', [text('t3'), text('t4', 'whole'), text('t5')], { capturedAt: '2026-11-24T08:31:00Z' });

/** A source of both captures that shows `shown`. */
function opened(shown: TextInfo, own: CaptureInfo): OpenedSource {
  return { text: shown.text, extent: shown.extent, capture: own, captures: [first, second] } as unknown as OpenedSource;
}

describe('what is compared', () => {
  it('is the shown text with that of the capture before, of the same extent', () => {
    expect(comparisonOf(opened(text('t4', 'whole'), second), 'c2')).toEqual({ before: 't2', after: 't4' });
    expect(comparisonOf(opened(text('t3'), second), 'c2')).toEqual({ before: 't1', after: 't3' });
  });

  it('is the latest reading of a capture that is not shown', () => {
    expect(comparisonOf(opened(text('t1'), first), 'c2')).toEqual({ before: 't1', after: 't5' });
    expect(comparisonOf(opened(text('t2', 'whole'), first), 'c2')).toEqual({ before: 't2', after: 't4' });
  });

  it('is nothing for the first capture', () => {
    expect(comparisonOf(opened(text('t1'), first), 'c1')).toBeUndefined();
  });
});

describe('the newest text', () => {
  it('is that of the newest capture, read as the shown one is', () => {
    expect(newerText(opened(text('t2', 'whole'), first))?.text).toBe('t4');
    expect(newerText(opened(text('t1'), first))?.text).toBe('t5');
  });

  it('is none while the newest capture is shown', () => {
    expect(newerText(opened(text('t3'), second))).toBeUndefined();
  });
});

describe('the day of a capture', () => {
  it('is that of its record where it has one', () => {
    const recorded = capture('c3', [], { recordedAt: '2021-07-30T12:00:00Z' });
    expect(captureDay(recorded, 'en')).toBe('Jul 30, 2021');
    expect(captureDay(capture('c4', [], { recordedAt: '2021-07' }), 'en')).toBe('Jul 2021');
  });

  it('has the time of day where two are of one day', () => {
    const later = capture('c5', [], { capturedAt: '2026-11-22T11:20:00Z' });
    const [a, b] = captureMoments(first, later, 'en');
    expect(a).not.toBe(b);
    expect(captureMoments(first, second, 'en')).toEqual(['Nov 22, 2026', 'Nov 24, 2026']);
    expect(captureMoments(first, capture('c6', []), 'en')[0]).toMatch(/earlier$/u);
  });
});
