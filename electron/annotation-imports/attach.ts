/**
 * Takes a file of annotations into a case: each is placed, those that are there already are left, and all that are new
 * are written as one change. What can't be placed is answered in the file's own words, with the reason.
 */
import type { AnchorState } from '../../domain/anchor-state';
import type { ClaimPatch } from '../../domain/claim';
import { codesOf, type Code, type CodeList } from '../../domain/codebook';
import type { ErrorData } from '../../domain/errors';
import { claimForm, ENTITY_NAME_LIMIT, NOTE_LIMIT, REASON_LIMIT } from '../../domain/forms';
import { isWebAddress, type Fact } from '../../domain/source';
import type { Tag } from '../../domain/tags';
import { isPlaced, standingIn } from '../../db/anchors';
import type { CaseFile } from '../../db/case-file';
import { readCodebook } from '../../db/codes';
import { addImported, type ImportedMark, type ImportedRelation } from '../../db/imported-annotations';
import { importBytes } from '../import';
import type { ReadingRoom } from '../reading-room';
import type {
  AnnotationFile,
  ImportedAnnotation,
  ImportedClaim,
  ImportedDocument,
  SourceKeys,
} from './imported-annotation';
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
      /** True where the case had it already. */
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
  const known = new Known(file);
  const marks: ImportedMark[] = [];
  const written: { readonly at: number; readonly mark: number }[] = [];
  const ends = new Map<string, number | string>();
  const outcomes = drafts.map((draft, at): AttachOutcome => {
    const { quote, foreignId } = draft;
    const own = draft.tag ?? tag;
    const problem = problemOf(draft, own);
    if (problem !== undefined || own === undefined) return { error: problem ?? NO_TAG, quote };
    const placed = placing.place(draft);
    if ('code' in placed) return { error: placed, quote: quote || draft.note };
    const { source, text, anchor } = placed;
    const outcome = { source, anchor: { state: anchor.state, score: anchor.score }, quote };
    const annotation = known.find(text, anchor.span, own);
    if (annotation !== undefined) {
      ends.set(foreignId, annotation);
      return { ...outcome, annotation, known: true };
    }
    ends.set(foreignId, marks.length);
    written.push({ at, mark: marks.length });
    marks.push(markOf(draft, own, { text, ...anchor.span }, codebook));
    return { ...outcome, annotation: '', known: false };
  });
  const relations = links.flatMap(({ from, to, kind, note }): ImportedRelation[] => {
    const [one, other] = [ends.get(from), ends.get(to)];
    // Between two that were there already, what a person said of them stays.
    if (one === undefined || other === undefined || (typeof one === 'string' && typeof other === 'string')) return [];
    return [{ from: one, to: other, kind, note }];
  });
  const ids = addImported(file, marks, relations);
  for (const { at, mark } of written) {
    const outcome = outcomes[at];
    if (outcome !== undefined && 'annotation' in outcome) outcomes[at] = { ...outcome, annotation: ids[mark] ?? '' };
  }
  return [
    ...outcomes,
    ...problems.map(({ message, quote }): AttachOutcome => ({ error: { code: 'not-found', message }, quote })),
  ];
}

const NO_TAG: ErrorData = {
  code: 'bad-request',
  message: 'It has no code that means a claim, an actor or a place. Say which one such annotations are to be.',
};

/** Why a draft can't be taken, whatever the case holds. */
function problemOf({ quote, note, entity, codes }: ImportedAnnotation, tag: Tag | undefined): ErrorData | undefined {
  if ([quote, note, entity?.name ?? '', ...codes].some((words) => /\p{Surrogate}/u.test(words))) {
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

/** The annotations that were in the case before. */
class Known {
  readonly #file: CaseFile;
  readonly #texts = new Map<string, ReadonlyMap<string, string>>();

  constructor(file: CaseFile) {
    this.#file = file;
  }

  /** The annotation with this tag and these bounds in a text, if there is one. */
  find(text: string, { start, end }: { readonly start: number; readonly end: number }, tag: Tag): string | undefined {
    let places = this.#texts.get(text);
    if (places === undefined) {
      const standing = standingIn(this.#file.db, text).filter((mark) => isPlaced(mark));
      places = new Map(standing.map((mark) => [`${mark.start} ${mark.end} ${mark.tag}`, mark.id]));
      this.#texts.set(text, places);
    }
    return places.get(`${start} ${end} ${tag}`);
  }
}

function markOf(
  draft: ImportedAnnotation,
  tag: Tag,
  place: Pick<ImportedMark, 'text' | 'start' | 'end'>,
  codebook: readonly Code[],
): ImportedMark {
  const { entity, created, creator } = draft;
  const left: string[] = draft.codes.map((code) => `Code: ${code}`);
  const claim = tag === 'claim' && draft.claim !== undefined ? claimOf(draft.claim, codebook, left) : undefined;
  const type = codesOf(codebook, tag === 'place' ? 'place-type' : 'actor-type').find(
    ({ name }) => name === entity?.type,
  );
  const name = entity?.name.replace(/\s+/gu, ' ').trim().slice(0, ENTITY_NAME_LIMIT) ?? '';
  return {
    ...place,
    tag,
    note: [draft.note, ...left]
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, NOTE_LIMIT),
    by: creator,
    at: created,
    entity:
      name === '' ? undefined : { name, type: type?.id ?? '', answer: entity?.isUnsure === true ? 'unsure' : 'sure' },
    claim,
  };
}

/** What is said of a claim; codes that the codebook does not have go to `left`, as words. */
function claimOf(claim: ImportedClaim, codebook: readonly Code[], left: string[]): NonNullable<ImportedMark['claim']> {
  const code = (list: CodeList, words: string | undefined): string | null => {
    if (words === undefined || words === '') return null;
    const wanted = words.toLowerCase();
    const found = codebook.find((one) => one.list === list && (one.id === words || one.name.toLowerCase() === wanted));
    if (found === undefined) left.push(`${list}: ${words}`);
    return found?.id ?? null;
  };
  const status = code('status', claim.status);
  const patch: ClaimPatch = {
    ...(claim.saidByOutlet === true && { speaker: { kind: 'outlet' } }),
    attribution: claim.attribution?.slice(0, 2000) ?? null,
    stance: code('stance', claim.stance),
    hedges: claim.hedges ?? null,
    periods: claim.periods ?? null,
    numbers: claim.numbers ?? null,
    check:
      status === null
        ? null
        : {
            status,
            reason: claim.statusReason?.slice(0, REASON_LIMIT) ?? '',
            ...{ at: claim.checkedAt ?? '', by: claim.checkedBy ?? '' },
          },
    importance: code('importance', claim.importance),
  };
  // Lists that no person could have entered here are left as they are.
  const lists = claimForm.pick({ hedges: true, periods: true, numbers: true });
  const { hedges, periods, numbers } = patch;
  if (!lists.safeParse({ hedges, periods, numbers }).success) {
    left.push(...[...(hedges ?? []), ...[...(periods ?? []), ...(numbers ?? [])].map(({ exact }) => exact)]);
    Object.assign(patch, { hedges: null, periods: null, numbers: null });
  }
  const speakerName = claim.speaker?.replace(/\s+/gu, ' ').trim().slice(0, ENTITY_NAME_LIMIT);
  return { ...patch, ...(speakerName !== undefined && speakerName !== '' && { speakerName }) };
}
