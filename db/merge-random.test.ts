import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from './case-file';
import { listConflicts } from './conflicts';
import { addText, casePath, openTestCase } from './fixtures';
import { mergeCase } from './merge';
import { everything, linkStep, run, step, TEXTS, type Step } from './random/fixtures';
import { rows } from './sqlite';
import { verifyCase } from './verify';

/** A drill runs more and longer than a test. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 0);
const LIMIT_MS = Number(process.env['PROPERTY_MINUTES'] ?? 3) * 60_000;

const AMAL = { desk: '00000000-0000-4000-8000-000000000001', name: 'Amal' };
const BASIL = { desk: '00000000-0000-4000-8000-000000000002', name: 'Basil' };

const steps = fc.array(fc.oneof(step, linkStep), { minLength: 1, maxLength: 14 });
const edits = fc.record({ together: steps, mine: steps, theirs: steps, after: steps, sameDesk: fc.boolean() });

function copyOf(file: CaseFile, author = file.author): CaseFile {
  const path = casePath();
  file.db.exec(`VACUUM INTO '${path}'`);
  return openTestCase(path, { author });
}

function runAll(file: CaseFile, all: readonly Step[]): CaseFile {
  let open = file;
  for (const next of all) {
    try {
      open = run(open, next);
    } catch (thrown) {
      // Undo and redo may be refused where the other copy changed what they would change.
      if (!(thrown instanceof Error && 'code' in thrown && REFUSALS.has(String(thrown.code)))) throw thrown;
    }
  }
  return open;
}

const REFUSALS = new Set(['refused', 'not-found']);

/** Merges each into a copy of the other and checks that both are the same sound case, with nothing left to merge. */
function mergeAndCheck(mine: CaseFile, theirs: CaseFile): CaseFile {
  const [one, other] = [copyOf(mine), copyOf(theirs)];
  mergeCase(one, theirs);
  mergeCase(other, mine);
  expect(everything(one)).toEqual(everything(other));
  expect(verifyCase(one.db).problems).toEqual([]);
  expect(verifyCase(other.db).problems).toEqual([]);
  expect(listConflicts(one.db)).toEqual(listConflicts(other.db));
  const before = everything(one);
  for (const copy of [mine, theirs, other]) expect(mergeCase(one, copy).added.entries).toBe(0);
  expect(everything(one)).toEqual(before);
  // Nothing that names a purged source is left.
  const purged = rows<{ source: string }>(
    one.db,
    "SELECT json_extract(payload, '$.source') AS source FROM journal WHERE kind = 'source.purge'",
  );
  for (const { source } of purged) {
    const naming = "SELECT kind FROM journal WHERE kind <> 'source.purge' AND instr(payload, ?) > 0";
    expect(rows(one.db, naming, source)).toEqual([]);
  }
  // What both kept is there.
  const [here, there] = [idsOf(mine), idsOf(theirs)];
  const merged = idsOf(one);
  expect(Array.from(here).filter((id) => there.has(id) && !merged.has(id))).toEqual([]);
  other.close();
  return one;
}

function idsOf(file: CaseFile): Set<string> {
  return new Set(rows<{ id: string }>(file.db, 'SELECT id FROM annotation').map(({ id }) => id));
}

describe('copies of a case that were edited apart by random commands', () => {
  it('U1, U2, U7: merge to the same sound case in both orders', { timeout: LIMIT_MS }, () => {
    fc.assert(
      fc.property(edits, ({ together, mine, theirs, after, sameDesk }) => {
        const base = openTestCase(casePath(), { author: AMAL });
        for (const words of TEXTS.slice(0, 2)) addText(base, words);
        const here = runAll(base, together);
        const there = runAll(copyOf(here, sameDesk ? AMAL : BASIL), theirs);
        const mineNow = runAll(here, mine);
        const merged = mergeAndCheck(mineNow, there);
        // The united case goes on, and so does one of the copies: they are merged once more.
        const goneOn = runAll(merged, after);
        expect(verifyCase(goneOn.db).problems).toEqual([]);
        const later = runAll(there, mine);
        const again = mergeAndCheck(goneOn, later);
        for (const file of [again, goneOn, later, mineNow]) file.close();
      }),
      {
        numRuns: RUNS || 12,
        // A drill has run as often as its time allows, and says so.
        interruptAfterTimeLimit: LIMIT_MS * 0.9,
        markInterruptAsFailure: RUNS === 0,
        reporter: (told) => {
          if (RUNS > 0) console.warn(`${told.numRuns} merges were tried.`);
          if (told.failed) throw new Error(fc.defaultReportMessage(told));
        },
      },
    );
  });
});
