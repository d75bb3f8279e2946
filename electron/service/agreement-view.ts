/** How far two annotators of a source agree, as windows and scripts see it. */
import { compareAnnotators as compare, type TagAgreement as Agreed } from '../../domain/agreement/agreement';
import type { AgreementMark, MarkDisagreement } from '../../domain/agreement/span-scores';
import type { AgreementReport, Annotator, Disagreement, DisagreeingMark, TagAgreement } from '../../domain/contract';
import { TAGS, type Tag } from '../../domain/tags';
import { annotatingDesks, type AnnotatorKey } from '../../db/annotators';
import { isPlaced, standingIn } from '../../db/anchors';
import { textContent } from '../../db/captures';
import { claimsOfSource } from '../../db/claims';
import { rootOf } from '../../db/entities';
import { mentionsOfSource } from '../../db/mentions';
import { readSource } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';

/** Who annotated the text of a source that is read, the one with most marks first. Throws `not-found`. */
export function annotators(db: ReadableDB, source: string): Annotator[] {
  const found = new Map<string, Annotator>();
  const { text } = readSource(db, source);
  const desks = annotatingDesks(db);
  for (const annotation of standingIn(db, text.id)) {
    if (!isPlaced(annotation)) continue;
    const by = { desk: desks(annotation.id) ?? '', name: annotation.createdBy };
    const key = JSON.stringify([by.desk, by.name]);
    found.set(key, { ...by, marks: (found.get(key)?.marks ?? 0) + 1 });
  }
  return Array.from(found.values()).sort((a, b) => b.marks - a.marks || (a.name < b.name ? -1 : 1));
}

/** Compares the marks of two annotators in the text of a source that is read. Throws `not-found`. */
export function compareAnnotators(
  db: ReadableDB,
  source: string,
  first: AnnotatorKey,
  second: AnnotatorKey,
): AgreementReport {
  const marks = marksOf(db, source);
  const of = ({ desk, name }: AnnotatorKey): AgreementMark[] =>
    marks.filter(({ by }) => by.desk === desk && by.name === name).map(({ mark }) => mark);
  const { text } = readSource(db, source);
  const { perTag, overall, disagreements } = compare(textContent(db, text.sha256).length, of(first), of(second));
  return {
    tags: TAGS.map((tag) => figures(tag, perTag[tag])),
    overall: figures(undefined, overall),
    disagreements: disagreements.map(toDisagreement),
  };
}

function figures(tag: Tag | undefined, { alpha, exact, overlap, countA, countB }: Agreed): TagAgreement {
  return { tag, first: countA, second: countB, alpha, exactF1: exact.f1, overlapF1: overlap.f1 };
}

const KINDS: Readonly<Record<MarkDisagreement['kind'], Disagreement['kind']>> = {
  'only-a': 'only-first',
  'only-b': 'only-second',
  bounds: 'bounds',
  tag: 'tag',
  attributes: 'attributes',
};

function toDisagreement({ kind, a, b }: MarkDisagreement): Disagreement {
  return { kind: KINDS[kind], first: a && toMark(a), second: b && toMark(b) };
}

function toMark({ id, start, end, tag }: AgreementMark): DisagreeingMark {
  return { annotation: id, start, end, tag };
}

function marksOf(db: ReadableDB, source: string): { readonly mark: AgreementMark; readonly by: AnnotatorKey }[] {
  const { text } = readSource(db, source);
  const desks = annotatingDesks(db);
  const claims = claimsOfSource(db, source);
  const mentions = mentionsOfSource(db, source);
  return standingIn(db, text.id).flatMap((annotation) => {
    if (!isPlaced(annotation)) return [];
    const { id, start, end, tag, createdBy } = annotation;
    const claim = claims.get(id);
    const mention = mentions.get(id);
    const attributes = {
      ...(claim?.stance && { stance: claim.stance }),
      ...(claim?.speaker && { speaker: claim.speaker.kind === 'entity' ? rootOf(db, claim.speaker.entity) : 'outlet' }),
      ...(mention && { entity: rootOf(db, mention.entity) }),
    };
    return [{ mark: { id, start, end, tag, attributes }, by: { desk: desks(id) ?? '', name: createdBy } }];
  });
}
