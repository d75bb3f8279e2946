/** From what was found in the index to the places that are shown: where they stand, and what is around them. */
import type { SearchResult } from '../../domain/search/search';
import { contextOf, contextOfMark } from '../../domain/search/context';
import type { Passage } from '../../domain/search/passages';
import { findAnchor, isPlaced } from '../../db/anchors';
import { findEntity, rootOf } from '../../db/entities';
import type { IndexedDoc } from '../../db/search-index';
import { foundMark, readingOf } from '../../db/search';
import { findStatement } from '../../db/statements';
import type { ReadableDB } from '../../db/sqlite';

/** The places of one thing that was found; `words` are its words, and `passages` where what was sought stands in them. */
export function placesOf(
  db: ReadableDB,
  { id, kind }: IndexedDoc,
  score: number,
  words: string,
  passages: readonly Passage[],
): SearchResult[] {
  const [first] = passages;
  if (first === undefined) return [];
  const shown = contextOf(words, first);
  switch (kind) {
    case 'article': {
      const text = readingOf(db, id);
      return passages.map((passage) => {
        const { start, end } = passage;
        return {
          ...{ kind, source: id, text, start, end, exact: words.slice(start, end), score },
          ...contextOf(words, passage),
        };
      });
    }
    case 'quote':
    case 'note':
      return placeOfMark(db, kind, id, score, passages, shown);
    case 'entity': {
      const entity = findEntity(db, rootOf(db, id));
      return entity === undefined ? [] : [{ kind, entity: entity.id, exact: entity.name, ...shown, score }];
    }
    case 'statement': {
      const statement = findStatement(db, id);
      return statement === undefined ? [] : [{ kind, statement: id, exact: statement.title, ...shown, score }];
    }
  }
}

function placeOfMark(
  db: ReadableDB,
  kind: 'quote' | 'note',
  id: string,
  score: number,
  passages: readonly Passage[],
  shown: Pick<SearchResult, 'context' | 'hits'>,
): SearchResult[] {
  const mark = foundMark(db, id);
  if (mark === undefined) return [];
  const { source, read, text, exact, tag } = mark;
  const place = read === text ? mark : placeIn(db, id, read);
  const around =
    kind === 'note'
      ? shown
      : contextOfMark(
          mark,
          passages.flatMap((passage) => passage.hits),
        );
  return [
    {
      ...{ kind, source, annotation: id, tag, text: read, exact, score },
      ...(place && { start: place.start, end: place.end }),
      ...around,
    },
  ];
}

function placeIn(db: ReadableDB, id: string, text: string): { start: number; end: number } | undefined {
  const anchor = findAnchor(db, id, text);
  return anchor !== undefined && isPlaced(anchor) ? anchor : undefined;
}
