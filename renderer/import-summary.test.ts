import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../domain/contract';
import { importSummary } from './import-summary';

function outcome(status: ImportOutcome['status'], more: Partial<ImportOutcome> = {}): ImportOutcome {
  return { name: 'a.txt', status, source: undefined, headline: undefined, warnings: [], error: undefined, ...more };
}

const FAILED = outcome('failed', { error: { code: 'empty-file', message: 'The file a.txt is empty.' } });
const WARNED = outcome('added', { warnings: [{ code: 'encoding-guessed', message: 'Read as Windows-1256.' }] });

describe('the summary of an import', () => {
  it.each<[string, ImportOutcome[], boolean, boolean]>([
    ['2 imported', [outcome('added'), outcome('added')], false, false],
    ['1 already in the case', [outcome('duplicate')], false, false],
    ['1 imported, 1 already in the case, 1 failed', [outcome('added'), outcome('duplicate'), FAILED], true, true],
    ['1 imported, 1 with a warning', [WARNED], false, true],
    ['The file a.txt is empty.', [FAILED], true, false],
  ])('%s', (text, outcomes, needsPerson, hasDetails) => {
    expect(importSummary(outcomes)).toEqual({ text, needsPerson, hasDetails });
  });
});
