import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../domain/contract';
import { answered, asking, dismissed, groupCounts, groupOf, inGroups, listAsText } from './import-list';

function outcome(name: string, status: ImportOutcome['status'], more: Partial<ImportOutcome> = {}): ImportOutcome {
  return { name, status, source: undefined, headline: undefined, warnings: [], error: undefined, ...more };
}

const ADDED = outcome('a.html', 'added', { source: 's1', headline: 'A\theadline\nof two lines' });
const FAILED = outcome('b.pdf', 'failed', { error: { code: 'no-text', message: '“b.pdf” holds no text.' } });
const PAGES = outcome('c.warc', 'choose', { question: { id: 'q1', kind: 'pages', members: [] } });
const MAIL = outcome('d.eml', 'added', { source: 's2', question: { id: 'q2', kind: 'attachments', members: [] } });
const STOPPED = outcome('e.txt', 'failed', { error: { code: 'import-cancelled', message: 'Not read.' } });

describe('the list of an import', () => {
  it('puts what asks in a group of its own, also where it is in already', () => {
    expect([ADDED, FAILED, PAGES, MAIL, STOPPED].map(groupOf)).toEqual([
      'added',
      'failed',
      'waiting',
      'waiting',
      'left-out',
    ]);
    expect(groupCounts([ADDED, FAILED, PAGES, MAIL])).toMatchObject({ added: 1, failed: 1, waiting: 2, duplicate: 0 });
  });

  it('has what failed first, and keeps the order within a group', () => {
    const last = outcome('z.html', 'added');
    expect(inGroups([last, ADDED, FAILED, MAIL]).map(({ name }) => name)).toEqual([
      'b.pdf',
      'd.eml',
      'z.html',
      'a.html',
    ]);
  });

  it('puts what came of an answer in the place of the question', () => {
    const pages = [outcome('one', 'added'), outcome('two', 'failed')];
    expect(answered([ADDED, PAGES, FAILED], 'q1', pages)).toEqual([ADDED, ...pages, FAILED]);
  });

  it('keeps a mail whose attachments were asked for', () => {
    const attachment = outcome('annex.pdf', 'added');
    const list = answered([MAIL, ADDED], 'q2', [attachment]);
    expect(list.map(({ name }) => name)).toEqual(['d.eml', 'annex.pdf', 'a.html']);
    expect(asking(list)).toEqual([]);
  });

  it('asks again where an answer asks', () => {
    const again = outcome('c.pdf', 'password', { question: { id: 'q3', kind: 'password', members: [] } });
    expect(asking(answered([PAGES], 'q1', [again]))).toEqual([again]);
  });

  it('leaves out what was dismissed', () => {
    expect(dismissed([PAGES, MAIL], 'q1').map(groupOf)).toEqual(['left-out', 'waiting']);
    expect(dismissed([MAIL], 'q2').map(groupOf)).toEqual(['added']);
  });

  it('becomes text with a line for each', () => {
    expect(listAsText([ADDED, FAILED])).toBe(
      'Failed\tb.pdf\t\t“b.pdf” holds no text.\nImported\ta.html\tA headline of two lines\n',
    );
  });
});
