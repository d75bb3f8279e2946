/**
 * Takes a file of annotations into a case: each is placed, those of which the case has all that they say are left, and
 * the others are written as one change. What can't be placed is answered in the file's own words, with the reason.
 */
import type { AnchorState } from '../../domain/anchor-state';
import type { ErrorData } from '../../domain/errors';
import { NOTE_LIMIT } from '../../domain/forms';
import { isWebAddress, type Fact } from '../../domain/source';
import type { Tag } from '../../domain/tags';
import type { CaseFile } from '../../db/case-file';
import { readCodebook } from '../../db/codes';
import { addImported, type ImportedMark } from '../../db/imported-annotations';
import { importBytes } from '../import';
import type { ReadingRoom } from '../reading-room';
import type {
  AnnotationFile,
  ImportedAnnotation,
  ImportedDocument,
  ImportProblem,
  SourceKeys,
} from './imported-annotation';
import { Known } from './known';
import { linksOf, type LinkEnd } from './links-of';
import { markOf } from './mark-of';
import { Placing } from './placing';

/** What a person decides about an import of annotations. */
export interface AttachOptions {
  /** The tag of annotations whose codes mean none; without it they are not taken. */
  readonly tag?: Tag | undefined;
  /** Where texts are read that the file carries and the case does not have; without it they are not taken. */
  readonly room?: ReadingRoom | undefined;
}

/** What came of one annotation of the file. */
export type AttachOutcome =
  | {
      readonly annotation: string;
      readonly source: string;
      readonly anchor: { readonly state: AnchorState; readonly score: number };
      /** True where the case had it already, with all that it says. */
      readonly known: boolean;
      readonly quote: string;
    }
  | { readonly error: ErrorData; readonly quote: string };

/** Takes a file in. Answers in the order of the file, what is no annotation last. */
export async function attachAnnotations(
  file: CaseFile,
  { drafts, links, documents, problems }: AnnotationFile,
  { tag, room }: AttachOptions,
): Promise<AttachOutcome[]> {
  if (room !== undefined) await addDocuments(file, documents, room);
  const codebook = readCodebook(file.db);
  const placing = new Placing(file.db);
  const known = new Known(file.db);
  const marks: ImportedMark[] = [];
  const written: { readonly at: number; readonly mark: number }[] = [];
  const ends = new Map<string, LinkEnd>();
  const cut: ImportProblem[] = [];
  const outcomes = drafts.map((draft, at): AttachOutcome => {
    const { quote, foreignId } = draft;
    const own = draft.tag ?? tag;
    const problem = problemOf(draft, own);
    if (problem !== undefined || own === undefined) return { error: problem ?? NO_TAG, quote };
    const placed = placing.place(draft);
    if ('code' in placed) return { error: placed, quote: quote || draft.note };
    const { source, text, anchor } = placed;
    const outcome = { source, anchor: { state: anchor.state, score: anchor.score }, quote: placed.quote };
    const { mark, tooLong } = markOf(draft, own, { text, ...anchor.span }, codebook);
    const annotation = known.find(mark);
    if (annotation !== undefined) {
      ends.set(foreignId, annotation);
      return { ...outcome, annotation, known: true };
    }
    if (tooLong !== '') cut.push({ message: TOO_LONG, quote: tooLong });
    ends.set(foreignId, marks.length);
    written.push({ at, mark: marks.length });
    marks.push(mark);
    return { ...outcome, annotation: '', known: false };
  });
  const { relations, problems: leftLinks } = linksOf(file.db, links, ends);
  const ids = addImported(file, marks, relations);
  for (const { at, mark } of written) {
    const outcome = outcomes[at];
    if (outcome !== undefined && 'annotation' in outcome) outcomes[at] = { ...outcome, annotation: ids[mark] ?? '' };
  }
  return [
    ...outcomes,
    ...[...cut, ...problems, ...leftLinks].map(({ message, quote }): AttachOutcome => ({
      error: { code: 'not-found', message },
      quote,
    })),
  ];
}

const TOO_LONG = `A note has more than ${NOTE_LIMIT.toLocaleString('en')} characters. It was taken up to there, without this end.`;

const NO_TAG: ErrorData = {
  code: 'bad-request',
  message: 'It has no code that means a claim, an actor or a place. Say which one such annotations are to be.',
};

/** Why a draft can't be taken, whatever the case holds. */
function problemOf(
  { quote, note, entity, codes, refined }: ImportedAnnotation,
  tag: Tag | undefined,
): ErrorData | undefined {
  if (
    [quote, note, entity?.name ?? '', ...codes, ...refined.map((part) => part.quote)].some((words) =>
      /\p{Surrogate}/u.test(words),
    )
  ) {
    return { code: 'bad-request', message: 'It holds half of a character, which can’t be stored as it is.' };
  }
  if (tag !== undefined) return undefined;
  const [code] = codes;
  return code === undefined
    ? NO_TAG
    : {
        code: 'bad-request',
        message: `Its code “${code.slice(0, 100)}” means neither claim nor actor nor place. Say which one such annotations are to be.`,
      };
}

/** Imports the texts that the case does not have, as files of their own. */
async function addDocuments(file: CaseFile, documents: readonly ImportedDocument[], room: ReadingRoom): Promise<void> {
  const placing = new Placing(file.db);
  for (const { name, text, keys } of documents) {
    if (text === '' || placing.knows(keys)) continue;
    await importBytes(file, Buffer.from(text, 'utf8'), name, { via: 'file', room, entered: enteredFacts(keys) });
  }
}

function enteredFacts({ url, headline }: SourceKeys): Fact[] {
  return [
    ...(headline.trim() === '' ? [] : [{ field: 'headline', value: headline, basis: 'person', reason: '' } as const]),
    ...(isWebAddress(url) ? [{ field: 'url', value: url, basis: 'person', reason: '' } as const] : []),
  ];
}
