/** The commands of the command line over an open case. Field names are those that scripts rely on. */
import type { CaseFile } from '../../db/case-file';
import { runAnnotate, runAnnotations, runPlace } from './annotation-commands';
import type { Arguments } from './arguments';
import type { CommandName } from './command-forms';
import { runConfidential } from './confidential-command';
import { runMerge } from './merge-command';
import { runEntities, runGazetteer, runLink, runLocate, runUnmerge } from './register-commands';
import { runVerify } from './case-commands';
import { runCheck } from './check-command';
import { runImport } from './import-command';
import { runReindex, runSearch } from './search-command';
import {
  runCompare,
  runFact,
  runOriginal,
  runProvenance,
  runPurge,
  runRead,
  runSources,
  runText,
} from './source-commands';

/** Runs a command and answers the exit status: 0 all done, 1 some of it failed. Throws when it can't be done at all. */
export type Run = (file: CaseFile, args: Arguments) => number | Promise<number>;

/** What writes exports carries every writer with it. */
const exporting: Run = async (file, args) => (await import('./export-command')).runExport(file, args);

/** What helps a desk carries the recogniser with it, which every other command can do without. */
const helping =
  (name: 'runAgreement' | 'runCodebook' | 'runSuggest'): Run =>
  async (file, args) =>
    (await import('./desk-commands'))[name](file, args);

/** What compares sources carries word vectors and stemmers with it. */
const comparing =
  (name: 'runMatches' | 'runOrigins'): Run =>
  async (file, args) =>
    (await import('./matching-commands'))[name](file, args);

/** What says how sources stand to statements reads the words of claims, which every other command can do without. */
const stating =
  (name: 'runRelate' | 'runStatement' | 'runStatements' | 'runUnrelate'): Run =>
  async (file, args) =>
    (await import('./statement-commands'))[name](file, args);

/** What takes annotations in reads every format that they come in. */
const runImportAnnotations: Run = async (file, args) =>
  (await import('./import-annotations-command')).runImportAnnotations(file, args);

/** What each command does, and whether it writes to the case. */
export const RUNS: Readonly<
  Record<Exclude<CommandName, 'open-bundle'>, { readonly writes: boolean; readonly run: Run }>
> = {
  import: { writes: true, run: runImport },
  sources: { writes: false, run: runSources },
  text: { writes: false, run: runText },
  original: { writes: false, run: runOriginal },
  provenance: { writes: false, run: runProvenance },
  fact: { writes: true, run: runFact },
  confidential: { writes: true, run: runConfidential },
  read: { writes: true, run: runRead },
  compare: { writes: false, run: runCompare },
  place: { writes: true, run: runPlace },
  purge: { writes: true, run: runPurge },
  annotate: { writes: true, run: runAnnotate },
  annotations: { writes: false, run: runAnnotations },
  suggest: { writes: false, run: helping('runSuggest') },
  check: { writes: false, run: runCheck },
  entities: { writes: false, run: runEntities },
  link: { writes: true, run: runLink },
  merge: { writes: true, run: runMerge },
  unmerge: { writes: true, run: runUnmerge },
  locate: { writes: true, run: runLocate },
  relate: { writes: true, run: stating('runRelate') },
  unrelate: { writes: true, run: stating('runUnrelate') },
  statements: { writes: false, run: stating('runStatements') },
  statement: { writes: true, run: stating('runStatement') },
  gazetteer: { writes: false, run: runGazetteer },
  codebook: { writes: true, run: helping('runCodebook') },
  agreement: { writes: false, run: helping('runAgreement') },
  matches: { writes: false, run: comparing('runMatches') },
  origins: { writes: false, run: comparing('runOrigins') },
  export: { writes: false, run: exporting },
  'import-annotations': { writes: true, run: runImportAnnotations },
  search: { writes: false, run: runSearch },
  reindex: { writes: true, run: runReindex },
  verify: { writes: false, run: runVerify },
};
