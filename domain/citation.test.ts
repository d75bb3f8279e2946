import { describe, expect, it } from 'vitest';
import type { FactField } from './source';
import { citation, noteLine, writtenDate } from './citation';

const FACTS = {
  outlet: 'Middle East Monitor',
  headline: 'Syria opposition\n captures checkpoints',
  published: '2021-07-30T12:30',
  url: 'https://example.org/a',
  inferred: new Set<FactField>(),
  capturedAt: '2026-11-25T18:02:11.123Z',
  sha256: 'ab'.repeat(32),
};

describe('source notes', () => {
  it('X7: name outlet, headline, date, address, capture and hash, in this order', () => {
    expect(noteLine(FACTS)).toBe(
      `Middle East Monitor, “Syria opposition captures checkpoints”, 30 July 2021, 12:30, https://example.org/a. Captured 25 November 2026, 18:02 UTC; SHA-256 ${'ab'.repeat(32)}.`,
    );
    expect(citation('He\n said so ', FACTS)).toMatch(/^“He said so” — Middle East Monitor, /u);
  });

  it('X7: say what is not known', () => {
    const unknown = { ...FACTS, outlet: null, headline: null, published: null, url: null };
    expect(noteLine(unknown)).toMatch(/^Outlet not stated, no headline, not dated\. Captured /u);
  });

  it('X7: call what is inferred so, and nothing else', () => {
    const inferred = new Set<FactField>(['outlet', 'published']);
    expect(noteLine({ ...FACTS, inferred })).toMatch(
      /^Middle East Monitor \(inferred\), “[^”]*”, 30 July 2021, 12:30 \(inferred\), https/u,
    );
    expect(noteLine({ ...FACTS, inferred, outlet: null })).toMatch(/^Outlet not stated, /u);
  });

  it.each([
    ['2021', '2021'],
    ['2021-07', 'July 2021'],
    ['2021-07-03', '3 July 2021'],
    ['2021-07-03T09:05:10+03:00', '3 July 2021, 09:05 UTC+03:00'],
    ['2021-07-03T09:05Z', '3 July 2021, 09:05 UTC'],
    ['last summer', 'last summer'],
    ['2021-13-03', '2021'],
  ])('X7: writes %s as %s', (iso, written) => {
    expect(writtenDate(iso)).toBe(written);
  });
});
