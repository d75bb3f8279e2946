/**
 * The service's methods over an open case. Each change is told to every window as an event, the one that asked
 * included: views change by events alone.
 */
import { describeChange, type Change } from '../../domain/command';
import type { CaseChange, CaseService, Mark, UndoResult } from '../../domain/contract';
import {
  annotate,
  mergeAnnotations,
  moveBounds,
  removeAnnotations,
  retag,
  splitAnnotation,
  writeNote,
} from '../../db/annotation-commands';
import { findAnnotation } from '../../db/annotations';
import { sourceOfText } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { importCodes, removeCode, setCode } from '../../db/codebook-commands';
import { readCodebook } from '../../db/codes';
import { correctFact, decideAnchor, redo, showText, undo } from '../../db/commands';
import { markConfidential } from '../../db/confidential-command';
import { custodyOf } from '../../db/custody';
import { findEntity } from '../../db/entities';
import { acceptMatch, linkClaims, rejectMatch, unlinkClaims } from '../../db/link-commands';
import { markFound } from '../../db/mark-found';
import { purgeSource } from '../../db/purge';
import {
  answerPair,
  changeEntity,
  createEntity,
  linkMentions,
  mergeEntities,
  removeEntity,
  setClaimRole,
  setClaims,
  splitEntity,
  unmergeEntity,
} from '../../db/register-commands';
import { removeSavedSearch, saveSearch } from '../../db/saved-search-commands';
import { savedSearches } from '../../db/saved-searches';
import { annotatorNames } from '../../db/search';
import { readSource } from '../../db/sources';
import { changeStatement, mergeStatements, moveStatement, splitStatement } from '../../db/statement-commands';
import { allStatements } from '../../db/statements';
import { verifyCase } from '../../db/verify';
import type { MatchingRoom } from '../matching/matching-room';
import type { Places } from '../places';
import type { ReadingRoom } from '../reading-room';
import type { ExpressionRoom } from '../search/expression-room';
import { searchMending } from '../search/search-case';
import { compareTexts, readAgain } from '../readings';
import { annotators, compareAnnotators } from './agreement-view';
import { caseChange, summaries, summarise, summariseSources } from './case-view';
import { checkedText } from './checking';
import { claimDates } from './claim-dates';
import { forgetWordings } from './claim-wording';
import type { Comparing } from './comparing';
import type { Exporting } from './exporting';
import type { Importing } from './importing';
import { openSource } from './opened-source';
import { describeEntity, listEntities, proposeEntities } from './register-view';
import { listStatements } from './statement-view';
import type { Suggesting } from './suggesting';
import { changeSince, journalPlace, shownMark } from './telling';

/** What a case is served with. */
export interface Serving {
  readonly room: ReadingRoom;
  readonly importing: Importing;
  readonly places: Places;
  readonly suggesting: Suggesting;
  readonly comparing: Comparing;
  readonly exporting: Exporting;
  /** Where an article is checked. */
  readonly matching: MatchingRoom;
  /** Where regular expressions are tried. */
  readonly expressions: ExpressionRoom;
  /** Tells every window of a change. */
  announce(change: CaseChange): void;
}

/** The methods of the service for `file`. They throw SourcemarkError; the door turns that into data. */
export function serveCase(file: CaseFile, serving: Serving): CaseService {
  const { room, importing, places, suggesting, comparing, matching, exporting, expressions, announce } = serving;
  const tell = (change: Partial<Omit<CaseChange, 'case'>>): void => announce(caseChange(file, change));
  const tellSource = (source: string): void => tell({ added: summaries(file, [source]), reloaded: [source] });

  /** Runs a command and tells what it changed. */
  const performed = <T>(work: () => T): { readonly result: T; readonly change: CaseChange | undefined } => {
    const place = journalPlace(file);
    const result = work();
    const change = changeSince(file, place, () => comparing.knownOrigins());
    if (change !== undefined) announce(change);
    return { result, change };
  };
  const perform = <T>(work: () => T): T => performed(work).result;

  /** An annotation as the windows know it. */
  const markOf = (id: string): Mark => {
    const annotation = findAnnotation(file.db, id);
    if (annotation === undefined) throw new Error(`The annotation ${id} is gone.`);
    const text = readSource(file.db, sourceOfText(file.db, annotation.text)).text.id;
    const shown = shownMark(file.db, id, text);
    if (shown !== undefined) return shown;
    // The answer is about an annotation without a place here; the window knows it from its list.
    const { start, end, tag, note, createdAt, createdBy } = annotation;
    return { id, start, end, tag, note, createdAt, createdBy };
  };

  const step = (act: (file: CaseFile) => Change[]): UndoResult => {
    const { result, change } = performed(() => act(file));
    const [first] = result;
    if (first === undefined || change === undefined) throw new Error('An undo or redo acts on one change at least.');
    const { marks, added, entities, statements } = change;
    const shown = new Map<string, string | undefined>();
    for (const { source, id, mark } of [...marks].sort((a, b) => Number(!a.mark) - Number(!b.mark))) {
      if (!shown.has(source)) shown.set(source, mark && id);
    }
    for (const { source } of added) if (!shown.has(source)) shown.set(source, undefined);
    return {
      description: describeChange(first),
      places: Array.from(shown, ([source, annotation]) => ({ source, annotation })),
      entity: shown.size === 0 || isOfRegister(result) ? entities[0]?.entity : undefined,
      entities: entities.map(({ entity }) => entity),
      statements: statements.map(({ statement }) => statement),
    };
  };

  return {
    describeCase: () => summarise(file),
    listSources: () => summariseSources(file),
    openSource: (source) => {
      const opened = openSource(file.db, source);
      if (!file.readOnly) suggesting.prepare(source);
      return opened;
    },
    annotate: (draft) => markOf(perform(() => annotate(file, draft)).id),
    retag: (ids, tag) => perform(() => retag(file, ids, tag)),
    setNote: (id, note) => markOf(perform(() => writeNote(file, id, note)).id),
    removeAnnotations: (ids) => perform(() => removeAnnotations(file, ids)),
    moveBounds: (id, text, span) => {
      perform(() => moveBounds(file, id, text, span));
      return markOf(id);
    },
    splitMark: (id, text, at) => markOf(perform(() => splitAnnotation(file, id, text, at)).id),
    mergeMarks: (id, other, text) => markOf(perform(() => mergeAnnotations(file, id, other, text))),
    setClaims: (ids, { check, ...fields }) =>
      perform(() =>
        setClaims(file, ids, {
          ...fields,
          ...(check !== undefined && { check: check === null ? null : { ...check, at: '', by: '' } }),
        }),
      ),
    setRole: (claim, mention, role) => perform(() => setClaimRole(file, claim, mention, role)),
    readClaim: (id) => suggesting.readClaim(id),
    claimDates: () => claimDates(file.db),

    listEntities: () => listEntities(file.db),
    describeEntity: (id) => describeEntity(file.db, places, id),
    createEntity: (draft, reason) => perform(() => createEntity(file, draft, reason)),
    changeEntity: (id, fields, reason) => perform(() => changeEntity(file, id, fields, reason)),
    removeEntity: (id, reason) => perform(() => removeEntity(file, id, reason)),
    mergeEntities: (ids, into, reason) => perform(() => mergeEntities(file, ids, into, reason)),
    unmergeEntity: (id, reason) => perform(() => unmergeEntity(file, id, reason)),
    splitEntity: (id, mentions, name, reason) => perform(() => splitEntity(file, id, mentions, { name }, reason)),
    answerPair: (id, other, answer, reason) => perform(() => answerPair(file, id, other, answer, reason)),
    linkMentions: (ids, target, answer, reason) => {
      const wanted =
        target !== null && 'create' in target ? { create: { name: target.create, type: target.type } } : target;
      perform(() => linkMentions(file, ids, wanted, answer, reason));
    },
    proposeEntities: (id) => proposeEntities(file.db, id),
    searchGazetteer: (query) => places.search(file.db, query),

    listStatements: () => listStatements(file.db, comparing.knownOrigins()),
    setLink: (link) => perform(() => linkClaims(file, link)),
    removeLink: (claim, other) => perform(() => unlinkClaims(file, claim, other)),
    findMatches: (query) => comparing.find(query),
    stopMatching: () => comparing.stop(),
    listOrigins: () => comparing.origins(),
    acceptMatch: (match) => perform(() => acceptMatch(file, match)),
    rejectMatch: (a, b, rejected) => perform(() => rejectMatch(file, a, b, rejected)),
    changeStatement: (id, edit) => perform(() => changeStatement(file, id, edit)),
    mergeStatements: (ids, into) => perform(() => mergeStatements(file, ids, into)),
    splitStatement: (id, claims) => perform(() => splitStatement(file, id, claims)),
    moveStatement: (id, before) => perform(() => moveStatement(file, id, before)),

    readCodebook: () => readCodebook(file.db),
    setCode: (code) => perform(() => setCode(file, code)),
    removeCode: (list, id) => perform(() => removeCode(file, list, id)),

    suggest: (source) => suggesting.suggest(source),
    acceptSuggestions: (text, suggestions) => perform(() => suggesting.accept(text, suggestions)),
    rejectSuggestion: (source, tag, words, rejected) => perform(() => suggesting.reject(source, tag, words, rejected)),
    findLike: (id, scope) => suggesting.findLike(id, scope),
    markLike: (id, drafts) => perform(() => suggesting.markLike(id, drafts)),

    search: (search, limit) => searchMending(file, expressions, search, limit),
    markFound: (query, tag, found) => perform(() => markFound(file, query, tag, found)),
    listSearches: () => savedSearches(file.db),
    saveSearch: (name, search) => perform(() => saveSearch(file, name, search)),
    removeSearch: (id) => perform(() => removeSavedSearch(file, id)),
    annotatorNames: () => annotatorNames(file.db),

    checkSource: async (source) => matching.ask({ kind: 'check', ...checkedText(file.db, source) }),

    annotators: (source) => annotators(file.db, source),
    compareAnnotators: (source, first, second) => compareAnnotators(file.db, source, first, second),

    undo: () => step(undo),
    redo: () => step(redo),
    verify: () => verifyCase(file.db),
    setFact: (source, field, value) => {
      correctFact(file, source, field, value);
      tellSource(source);
    },
    readAs: async (source, capture, how) => {
      await readAgain(file, room, { source, capture, how });
      tellSource(source);
    },
    showText: (source, text) => {
      showText(file, source, text);
      tellSource(source);
    },
    compareTexts: (before, after) => compareTexts(file, before, after),
    decideAnchor: (annotation, text, decision) => {
      decideAnchor(file, annotation, text, 'place' in decision ? decision.place : undefined);
      tellSource(sourceOfText(file.db, text));
    },
    setConfidential: (of, id, to) => perform(() => markConfidential(file, of, id, to)),
    previewExport: (wish) => exporting.preview(wish),
    stopExport: () => exporting.stop(),
    custody: (source) => custodyOf(file.db, source),
    purge: (source, reason) => {
      const entities = listEntities(file.db);
      const statements = allStatements(file.db).map(({ id }) => id);
      const report = purgeSource(file, source, reason);
      forgetWordings(file.db);
      const left = listEntities(file.db);
      const gone = entities.filter(({ entity }) => findEntity(file.db, entity) === undefined);
      const listed = listStatements(file.db, comparing.knownOrigins());
      tell({
        removed: [source],
        ...{ entities: left, entitiesRemoved: gone.map(({ entity }) => entity) },
        ...{
          statements: listed,
          statementsRemoved: statements.filter((id) => !listed.some((one) => one.statement === id)),
        },
        suggestions: true,
      });
      return report;
    },
    paste: (draft) => importing.paste(draft),
    answerImport: (question, answer) => importing.answer(question, answer),
    dismissImport: (question) => importing.dismiss(question),
    cancelImport: () => importing.cancel(),
  };
}

/** True for what was decided of entities alone: made, changed, merged, split. */
function isOfRegister(changes: readonly Change[]): boolean {
  return (
    changes.some(({ kind }) => kind.startsWith('entity.')) &&
    changes.every(({ kind }) => kind.startsWith('entity.') || kind === 'mention.set')
  );
}

/** Takes over a codebook file; every window is told. Answers how many codes were new or changed. */
export function takeCodebook(file: CaseFile, codes: Parameters<typeof importCodes>[1], { announce }: Serving): number {
  const place = journalPlace(file);
  const changed = importCodes(file, codes);
  const change = changeSince(file, place);
  if (change !== undefined) announce(change);
  return changed;
}
