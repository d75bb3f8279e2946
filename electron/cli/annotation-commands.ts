/** The commands about annotations: making them, listing them, and saying where they stand. */
import { findQuote, resolve } from '../../domain/anchor';
import { SourcemarkError } from '../../domain/errors';
import { TAGS } from '../../domain/tags';
import type { Span } from '../../domain/text';
import type { Annotation } from '../../domain/annotation';
import type { ClaimPatch } from '../../domain/claim';
import { codesOf, type CodeList } from '../../domain/codebook';
import { isEntityKind } from '../../domain/entity';
import type { Tag } from '../../domain/tags';
import { findAnchor } from '../../db/anchors';
import { eachAnnotation, readAnnotation } from '../../db/annotations';
import { readText, sourceOfText, textContent, textsOf } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { annotate } from '../../db/annotation-commands';
import { readClaim } from '../../db/claims';
import { readCodebook } from '../../db/codes';
import { decideAnchor } from '../../db/commands';
import { readEntity, rootOf } from '../../db/entities';
import { findMention, rolesOf } from '../../db/mentions';
import { createEntity, linkMentions, setClaims } from '../../db/register-commands';
import { listSources, readSource } from '../../db/sources';
import { usageError, wholeNumber, type Arguments } from './arguments';
import { annotationLine, entityTarget, parseTag } from './lines';
import { printJson, printNotice, printText } from './output';

/** Marks a span or a quote. */
export function runAnnotate(file: CaseFile, { operands, values, json }: Arguments): number {
  const tag = parseTag(values['tag']);
  if (tag === undefined) throw usageError(`--tag is missing: one of ${TAGS.join(', ')}.`);
  const { text } = readSource(file.db, operands[0] ?? '');
  const span = parseSpan(textContent(file.db, text.sha256), values);
  const said = parseClaim(file, tag, values);
  const annotation = annotate(file, { text: text.id, ...span, tag, note: values['note'] });
  if (said !== undefined) setClaims(file, [annotation.id], said(file));
  const { entity } = values;
  if (entity !== undefined && isEntityKind(tag)) {
    linkMentions(file, [annotation.id], entityTarget(file, tag, entity), 'sure', '');
  }
  if (json) printJson(annotationLine(annotation));
  else printText(`${annotation.id}\n`);
  return 0;
}

/** What the options say of a claim, checked before anything is written. Undefined where they say nothing. */
function parseClaim(
  file: CaseFile,
  tag: Tag,
  { speaker, stance, status, entity }: Arguments['values'],
): ((file: CaseFile) => ClaimPatch) | undefined {
  if (entity !== undefined && !isEntityKind(tag)) throw usageError('--entity is for actors and places.');
  if (speaker === undefined && stance === undefined && status === undefined) return undefined;
  if (tag !== 'claim') throw usageError('--speaker, --stance and --status are for claims.');
  const codebook = readCodebook(file.db);
  const code = (list: CodeList, option: string, value: string): string => {
    const found = codesOf(codebook, list).find(({ id, name }) => id === value || name === value);
    if (found !== undefined) return found.id;
    throw usageError(
      `--${option} takes one of ${codesOf(codebook, list)
        .map(({ id }) => id)
        .join(', ')}, not “${value}”.`,
    );
  };
  const said = {
    ...(stance !== undefined && { stance: code('stance', 'stance', stance) }),
    ...(status !== undefined && { check: { status: code('status', 'status', status), reason: '', at: '', by: '' } }),
  };
  return (open) => ({ ...said, ...(speaker !== undefined && { speaker: speakerOf(open, speaker) }) });
}

function speakerOf(file: CaseFile, speaker: string): ClaimPatch['speaker'] {
  if (speaker === 'outlet') return { kind: 'outlet' };
  const target = entityTarget(file, 'actor', speaker);
  const entity =
    'entity' in target
      ? target.entity
      : createEntity(file, { kind: 'actor', name: target.create.name }, 'Speaks in a claim');
  return { kind: 'entity', entity };
}

function parseSpan(content: string, values: Arguments['values']): Span {
  const [start, end] = [wholeNumber('start', values['start']), wholeNumber('end', values['end'])];
  const { quote } = values;
  if (quote === undefined) {
    if (start === undefined || end === undefined) throw usageError('Say where: --start N --end N, or --quote Q.');
    return { start, end };
  }
  if (start !== undefined || end !== undefined) throw usageError('Give either --quote or --start and --end, not both.');
  if (quote === '') throw usageError('--quote is empty: give at least one character.');
  const places = findQuote(content, quote);
  const wanted = wholeNumber('occurrence', values['occurrence']) ?? 1;
  const at = places[wanted - 1];
  if (at === undefined) {
    throw new SourcemarkError(
      'quote-not-found',
      places.length === 0
        ? 'The quote does not occur in this text. Copy it from there; only spaces, quote marks and hyphens may differ.'
        : `The quote occurs ${places.length} times in this text; --occurrence counts from 1.`,
    );
  }
  if (places.length > 1 && values['occurrence'] === undefined) {
    printNotice(
      `The quote stands ${places.length} times in this text, and the first was marked; say which with --occurrence N, or with --start and --end.`,
    );
  }
  return { start: at, end: at + quote.length };
}

/** Says where an annotation stands in the text that is read, or that it stands nowhere in it. */
export function runPlace(file: CaseFile, { operands, values, flags, json }: Arguments): number {
  const [annotation = ''] = operands;
  const { text } = readSource(file.db, sourceOfText(file.db, readAnnotation(file.db, annotation).text));
  const [start, end] = [wholeNumber('start', values['start']), wholeNumber('end', values['end'])];
  const lost = flags.has('lost');
  if (!lost && (start === undefined || end === undefined)) throw usageError('Say where: --start N --end N, or --lost.');
  decideAnchor(file, annotation, text.id, lost ? undefined : { start: start ?? 0, end: end ?? 0 });
  if (json) printJson({ annotation, text: text.id, anchor: anchorLine(file, annotation, text.id) });
  return 0;
}

/** Lists annotations, with how they stand in the text that is read. */
export function runAnnotations(file: CaseFile, { values, json }: Arguments): number {
  const tag = parseTag(values['tag']);
  const sources = values['source'] === undefined ? listSources(file.db) : [readSource(file.db, values['source'])];
  for (const { id, text: reading } of sources) {
    for (const { id: text } of textsOf(file.db, id)) {
      for (const annotation of eachAnnotation(file.db, text, tag)) {
        if (json) {
          const { createdAt, createdBy, note } = annotation;
          const anchor = anchorLine(file, annotation.id, reading.id);
          const said = saidLine(file, annotation);
          printJson({ ...annotationLine(annotation), source: id, text, note, ...said, createdAt, createdBy, anchor });
        } else {
          printText(`${annotation.id}\t${annotation.tag}\t${annotation.exact.replace(/\s+/gu, ' ')}\n`);
        }
      }
    }
  }
  return 0;
}

/** What a person said of an annotation: its entity, or who claims it and how. What nobody said is left out. */
function saidLine({ db }: CaseFile, { id, tag }: Annotation): object {
  const roles = rolesOf(db, id);
  const withRoles = roles.length > 0 && { roles };
  if (tag !== 'claim') {
    const mention = findMention(db, id);
    if (mention === null) return { ...withRoles };
    const entity = rootOf(db, mention.entity);
    return { entity, entityName: readEntity(db, entity).name, answer: mention.answer, ...withRoles };
  }
  const { speaker, check, ...others } = readClaim(db, id);
  const said = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null));
  return {
    ...(speaker && { speaker: speaker.kind === 'outlet' ? 'outlet' : readEntity(db, rootOf(db, speaker.entity)).name }),
    ...said,
    ...(check && { status: check.status, statusReason: check.reason, statusAt: check.at, statusBy: check.by }),
    ...withRoles,
  };
}

/** Where an annotation stands in the text that is read; where it was made, that is checked again. */
function anchorLine(file: CaseFile, id: string, text: string): object {
  const anchor = findAnchor(file.db, id, text);
  if (anchor !== undefined) {
    const { state, score, margin, start, end, decided } = anchor;
    return { state, score, margin, start, end, decided, text };
  }
  const annotation = readAnnotation(file.db, id);
  const { state, score } = resolve(textContent(file.db, readText(file.db, annotation.text).sha256), annotation);
  return { state, score };
}
