import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../domain/contract';
import { captureSummary, importSummary } from './import-summary';

function outcome(status: ImportOutcome['status'], more: Partial<ImportOutcome> = {}): ImportOutcome {
  return { name: 'a.txt', status, source: undefined, headline: undefined, warnings: [], error: undefined, ...more };
}

const FAILED = outcome('failed', { error: { code: 'empty-file', message: 'The file a.txt is empty.' } });
const WARNED = outcome('added', { warnings: [{ code: 'encoding-guessed', message: 'Read as Windows-1256.' }] });
const ASKS = outcome('choose', { question: { id: 'q', kind: 'pages', members: [] } });

describe('the summary of an import', () => {
  it.each<[string, ImportOutcome[], boolean, boolean]>([
    ['1 imported', [outcome('added')], false, false],
    ['2 imported', [outcome('added'), outcome('added')], false, true],
    ['1 already in the case', [outcome('duplicate')], false, false],
    ['1 imported, 1 already in the case, 1 failed', [outcome('added'), outcome('duplicate'), FAILED], true, true],
    ['1 imported, 2 new captures', [outcome('added'), outcome('new-capture'), outcome('new-capture')], false, true],
    ['1 imported, 1 waiting for you', [outcome('added'), ASKS], false, true],
    ['1 imported, 1 with a warning', [WARNED], false, true],
    ['The file a.txt is empty.', [FAILED], true, false],
  ])('%s', (text, outcomes, needsPerson, hasDetails) => {
    expect(importSummary(outcomes)).toEqual({ text, needsPerson, hasDetails });
  });

  it.each<[string, ImportOutcome[], number]>([
    ['Stopped after 2 of 1,000: 1 imported, 1 failed. What came in is kept.', [outcome('added'), FAILED], 2],
    ['Stopped before anything was read. The case is as it was.', [], 0],
  ])('%s', (text, outcomes, done) => {
    expect(importSummary(outcomes, { done, total: 1000 }).text).toBe(text);
  });
});

describe('the summary of a new capture', () => {
  const counts = { claim: 9, actor: 4, place: 1 };
  it.each([
    ['New capture of “H”. 12 marks carried over, 2 to review', counts, 2],
    ['New capture of “H”. 14 marks carried over', counts, 0],
    ['New capture of “H”. 14 to review', counts, 14],
    ['New capture of “H”', { claim: 0, actor: 0, place: 0 }, 0],
  ])('%s', (text, of, toReview) => {
    expect(captureSummary('H', { counts: of, toReview })).toBe(text);
  });
});
