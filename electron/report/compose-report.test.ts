import { describe, expect, it } from 'vitest';
import type { StatementSummary } from '../../domain/contract';
import { handMade, written, type SourceDraft } from '../writers/fixtures';
import { html } from '../writers/html';
import { md } from '../writers/md';
import type { Handover } from '../handover/handover';
import { composeReport } from './compose-report';
import { reportHtml } from './report-html';

const TEXT = 'Twelve people died in Hama. The mayor denies it.';

function source(rest: Partial<SourceDraft> = {}): SourceDraft {
  return { text: TEXT, marks: [{ quote: 'Twelve people died in Hama', tag: 'claim' }], ...rest };
}

/** A statement with one claim of each source that is numbered, in a handover. */
function statementOf(made: Handover, numbers: readonly number[]): StatementSummary {
  const cells = Array.from(made.annotations()).flatMap(({ id, source, text, start, end, exact }) =>
    numbers.includes(source.number)
      ? [
          {
            ...{ source: source.id, origin: source.id, standing: 'says' as const, stance: 'asserts' },
            claims: [
              {
                ...{ annotation: id, text: text.id, start, end, exact, standing: 'says' as const, stance: 'asserts' },
                ...{ inferred: true, negated: false, speaker: null, hedges: [], named: [], periods: [] },
              },
            ],
          },
        ]
      : [],
  );
  return {
    ...{ statement: 'one', title: 'Deaths in Hama', status: '', note: '', words: TEXT, cells, links: [] },
    ...{ createdAt: '', createdBy: '', pinned: false, position: 0 },
    support: { asserting: [], denying: [], independent: 1, verdict: 'one-origin' },
  };
}

describe('what a report says of its sources', () => {
  it('X5: calls an outlet and a date inferred where they are, in the list and in the notes', () => {
    const facts = { outlet: 'Middle East Monitor', published: '2021-07-30', headline: 'News' };
    const report = composeReport(
      handMade([source({ facts, inferred: ['outlet', 'published'] }), source({ facts }), source()]),
    );
    expect(report.sources.map(({ outlet, published }) => [outlet, published])).toEqual([
      ['Middle East Monitor (inferred)', '30 July 2021 (inferred)'],
      ['Middle East Monitor', '30 July 2021'],
      ['Not stated', 'Not dated'],
    ]);
    expect(report.notes.map(({ publication }) => publication)).toEqual([
      'Middle East Monitor (inferred), “News”, 30 July 2021 (inferred)',
      'Middle East Monitor, “News”, 30 July 2021',
      'Outlet not stated, no headline, not dated',
    ]);
  });

  it('X5: says so beside what a source says of a statement too', () => {
    const made = handMade([source({ facts: { outlet: 'SANA' }, inferred: ['outlet'] })]);
    const { statements } = composeReport({ ...made, statements: [statementOf(made, [1])] });
    expect(statements[0]?.cells[0]?.outlet).toBe('SANA (inferred)');
  });

  it('X5: lists sources without a claim of a statement as what they are, with links to each end', async () => {
    const made = handMade(Array.from({ length: 7 }, () => source()));
    const handover = { ...made, statements: [statementOf(made, [2, 6])] };
    const { bytes } = await written(md, handover);
    expect(bytes.toString()).toContain('\nNo claim of theirs is linked: sources 1, 3 to 5 and 7.\n');
    expect(reportHtml(composeReport(handover))).toContain(
      'No claim of theirs is linked: sources <a href="#source-1">1</a>, <a href="#source-3">3</a> to <a href="#source-5">5</a> and <a href="#source-7">7</a>.',
    );
  });
});

describe('the sentence that a report begins with', () => {
  const check = (status: string): SourceDraft['marks'][number] => ({
    ...{ quote: 'Twelve', tag: 'claim' as const },
    claim: { check: { status, reason: '', at: '', by: '' } },
  });

  it('X5: says that claims are not grouped yet, and how many of them are in doubt', () => {
    const marks = ['disputed', 'false', 'confirmed', 'false'].map(check);
    expect(composeReport(handMade([source({ marks })])).lead[0]).toBe(
      'What 1 source says: 4 claims. They are not grouped into statements yet. 1 claim is marked as disputed, 2 claims are marked as false.',
    );
  });

  it('X5: counts claims in doubt beside statements of which none is disputed', () => {
    const made = handMade([source({ marks: [check('false')] }), source()]);
    const { lead } = composeReport({ ...made, statements: [statementOf(made, [1, 2])] });
    expect(lead[0]).toBe(
      'What 2 sources say: 2 claims, grouped into 1 statement. None of the statements is disputed. 1 claim is marked as false.',
    );
  });
});

describe('the name of a file', () => {
  it('V1: stands beside when it was captured, where it is told', () => {
    const [told] = composeReport(handMade([source()])).sources;
    expect(told?.captured).toBe('20 November 2026, 10:00 UTC, “article.txt”, text/plain, 48 bytes');
  });
});

describe('who marked a quote', () => {
  it.each([
    ['full', 'Marked by Amal, 21 November 2026, 10:00 UTC.'],
    ['default', undefined],
    ['public', undefined],
  ] as const)('V1: stands in the note under the profile “%s”: %s', async (profile, words) => {
    for (const writer of [html, md]) {
      const text = (await written(writer, handMade([source()], { profile }))).bytes.toString();
      expect(/Marked [^.]*\./u.exec(text)?.[0]).toBe(words);
      expect(text.includes('Amal')).toBe(words !== undefined);
    }
  });
});
