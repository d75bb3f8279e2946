/** The list of what came of an import: its groups, its order, and how answers to its questions change it. */
import type { ImportOutcome, ImportQuestion } from '../domain/contract';

/** The groups, in the order in which a person should see them, with their names. */
export const IMPORT_GROUPS = {
  failed: 'Failed',
  waiting: 'Waiting for you',
  'new-capture': 'New captures',
  added: 'Imported',
  duplicate: 'Already in the case',
  'left-out': 'Left out',
} as const;

export type ImportGroup = keyof typeof IMPORT_GROUPS;

const ORDER = Object.keys(IMPORT_GROUPS) as ImportGroup[];

/** The group of an outcome. What still asks something is waiting, also where it is partly in already, as a mail is. */
export function groupOf({ status, question, error }: ImportOutcome): ImportGroup {
  if (question) return 'waiting';
  if (error?.code === 'import-cancelled' || status === 'choose' || status === 'password') return 'left-out';
  return status;
}

/** How many outcomes there are in each group. */
export function groupCounts(outcomes: readonly ImportOutcome[]): Readonly<Record<ImportGroup, number>> {
  const counts = { failed: 0, waiting: 0, 'new-capture': 0, added: 0, duplicate: 0, 'left-out': 0 };
  for (const outcome of outcomes) counts[groupOf(outcome)]++;
  return counts;
}

/** The outcomes by group; within a group as they came. */
export function inGroups(outcomes: readonly ImportOutcome[]): readonly ImportOutcome[] {
  return outcomes.toSorted((a, b) => ORDER.indexOf(groupOf(a)) - ORDER.indexOf(groupOf(b)));
}

/** An outcome that asks something. */
export interface AskingOutcome extends ImportOutcome {
  readonly question: ImportQuestion;
}

/** The outcomes that still ask something, in the order in which they came. */
export function asking(outcomes: readonly ImportOutcome[]): readonly AskingOutcome[] {
  return outcomes.filter((outcome): outcome is AskingOutcome => outcome.question !== undefined);
}

/**
 * The list after a question was answered: what came of the answer stands in place of the outcome that asked, or after
 * it where that one was in the case already.
 */
export function answered(
  outcomes: readonly ImportOutcome[],
  question: string,
  results: readonly ImportOutcome[],
): readonly ImportOutcome[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.question?.id !== question) return [outcome];
    return outcome.source === undefined ? results : [settled(outcome), ...results];
  });
}

/** The list after a question was dismissed. */
export function dismissed(outcomes: readonly ImportOutcome[], question: string): readonly ImportOutcome[] {
  return outcomes.map((outcome) => (outcome.question?.id === question ? settled(outcome) : outcome));
}

function settled(outcome: ImportOutcome): ImportOutcome {
  return { ...outcome, question: undefined };
}

/** What is said of an outcome: why it failed, what it waits for, what was noticed. */
export function aboutOutcome(outcome: ImportOutcome): readonly string[] {
  const warnings = outcome.warnings.map(({ message }) => message);
  if (outcome.question) return [questionWords(outcome.question), ...warnings];
  if (groupOf(outcome) === 'left-out')
    return [outcome.error?.message ?? 'Left out. Import the file again to be asked again.'];
  return outcome.error ? [outcome.error.message, ...warnings] : warnings;
}

function questionWords({ kind, members }: ImportQuestion): string {
  const count = members.length.toLocaleString('en');
  switch (kind) {
    case 'pages':
      return `Holds ${count} ${members.length === 1 ? 'page' : 'pages'}. Choose which to take.`;
    case 'attachments':
      return `The mail is in. ${count} ${members.length === 1 ? 'attachment' : 'attachments'} can be taken too.`;
    case 'password':
      return 'Needs its password.';
  }
}

/** The list as text for a mail or a table: a line for each outcome, with tabs between group, name, headline and reason. */
export function listAsText(outcomes: readonly ImportOutcome[]): string {
  const lines = inGroups(outcomes).map((outcome) =>
    [IMPORT_GROUPS[groupOf(outcome)], outcome.name, outcome.headline ?? '', aboutOutcome(outcome).join(' ')]
      .map((cell) => cell.replace(/\s+/gu, ' ').trim())
      .join('\t')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
