/** The texts of a case as they are compared: of each source the one that is read. */
import { factValue } from '../../domain/source';
import { readText, textContent } from '../../db/captures';
import { listSources, readSource, type SourceRecord } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import type { MatchText } from './case-matcher';

/** The versions of all sources: what is compared of a source changes when its version does. */
export function matchVersions(db: ReadableDB): Map<string, string> {
  return new Map(listSources(db).map((record) => [record.id, versionOf(record)]));
}

/** The text of a source. Throws `not-found`. */
export function matchText(db: ReadableDB, source: string): MatchText {
  const record = readSource(db, source);
  const { text, facts } = record;
  const content = textContent(db, text.sha256);
  return {
    source,
    version: versionOf(record),
    content,
    blocks: readText(db, text.id).blocks,
    language: sureLanguage(facts, content),
    published: factValue(facts, 'published') ?? '',
  };
}

/** From a shorter text no language is told for sure. UTF-16 code units. */
const SHORT_TEXT = 300;

function sureLanguage(facts: SourceRecord['facts'], content: string): string {
  const language = facts.find(({ field }) => field === 'language');
  if (language === undefined || (language.basis === 'inferred' && content.length < SHORT_TEXT)) return '';
  return language.value;
}

function versionOf({ text, facts }: SourceRecord): string {
  return JSON.stringify([text.id, ...(['language', 'published'] as const).map((field) => factValue(facts, field))]);
}
