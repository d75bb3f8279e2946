/**
 * Languages without rules of their own: names of places that the gazetteer knows, by word boundaries, or by the longest
 * match where words are written without spaces; and in Latin letters, runs of capitalised words after a person's title.
 */
import type { Block } from '../text';
import { wordSegments } from '../word-segments';
import type { GazetteerPlace, PlaceLookup } from './place-names';
import type { Recognised } from './recognised';

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isWord: boolean;
}

/** Longest name that is looked up: in words, or in characters of Chinese and Japanese. */
const LONGEST_WORDS = 4;
const LONGEST_CHARACTERS = 8;

const TITLES =
  /^(?:dr|prof|herr|frau|monsieur|madame|mme|m|señor|señora|sr|sra|don|doña|signor|signora|général|general|président|presidente|präsident|ministre|ministro|minister|roi|rey|könig|colonel|coronel|oberst)$/iu;

const IDEOGRAPHS = /^[\p{Script=Han}\p{Script=Katakana}ー]+$/u;

/** What the gazetteer and titles find; UTF-16 code units. */
export function readOther(text: string, blocks: readonly Block[], places: PlaceLookup): Recognised[] {
  const asked = new Map<string, readonly GazetteerPlace[]>();
  const find = (name: string): readonly GazetteerPlace[] => {
    let found = asked.get(name);
    if (found === undefined) asked.set(name, (found = places.find(name)));
    return found;
  };
  const found: Recognised[] = [];
  for (const block of blocks) {
    if (block.kind === 'furniture') continue;
    const pieces = piecesOf(text, block);
    for (let at = 0; at < pieces.length; at++) {
      const to = placeEnd(text, pieces, at, find);
      const [first, last] = [pieces[at], pieces[to - 1]];
      if (to === at || first === undefined || last === undefined) continue;
      const [place] = find(text.slice(first.start, last.end));
      if (place === undefined) continue;
      found.push({
        start: first.start,
        end: last.end,
        tag: 'place',
        type: place.kind,
        score: place.kind === 'country' ? 0.7 : 0.5,
        why: 'in the gazetteer',
      });
      at = to - 1;
    }
    found.push(...titledPersons(pieces));
  }
  return found;
}

/** The words of a block and what is between them; ideographs one by one, since no space shows where a name ends. */
function piecesOf(text: string, { start, end }: Block): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const { text: piece, isWord } of wordSegments(text.slice(start, end))) {
    if (IDEOGRAPHS.test(piece)) {
      for (const character of piece) {
        pieces.push({ start: at, end: at + character.length, text: character, isWord: true });
        at += character.length;
      }
    } else {
      pieces.push({ start: at, end: at + piece.length, text: piece, isWord });
      at += piece.length;
    }
  }
  return pieces;
}

/** Where the longest name of a place that begins at a piece ends; the piece itself when none does. */
function placeEnd(
  text: string,
  pieces: readonly Piece[],
  from: number,
  find: (name: string) => readonly GazetteerPlace[],
): number {
  const first = pieces[from];
  if (first?.isWord !== true) return from;
  const isIdeograph = IDEOGRAPHS.test(first.text);
  const hasCase = first.text.toLowerCase() !== first.text.toUpperCase();
  if (!isIdeograph && hasCase && !/^\p{Lu}/u.test(first.text)) return from;
  let to = from;
  let longest = from;
  let words = 0;
  while (to < pieces.length && words < (isIdeograph ? LONGEST_CHARACTERS : LONGEST_WORDS)) {
    const piece = pieces[to];
    if (piece === undefined || (isIdeograph && !IDEOGRAPHS.test(piece.text))) break;
    if (!piece.isWord) {
      if (!/^[ \u00a0'’-]$/u.test(piece.text)) break;
      to++;
      continue;
    }
    to++;
    words++;
    const name = text.slice(first.start, piece.end);
    const isLong = isIdeograph ? words >= 2 : name.length >= 4;
    if (
      isLong &&
      find(name).some(
        (place) =>
          place.kind === 'country' ||
          place.population >= (isIdeograph && words < 3 ? 500_000 : 20_000) ||
          (!isIdeograph && words > 1),
      )
    )
      longest = to;
  }
  return longest;
}

/** Capitalised words after a title, in Latin letters. */
function titledPersons(pieces: readonly Piece[]): Recognised[] {
  const found: Recognised[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const title = pieces[at];
    if (title === undefined || !TITLES.test(title.text)) continue;
    let end = 0;
    let to = at + 1;
    while (to < pieces.length) {
      const piece = pieces[to];
      if (piece === undefined) break;
      if (piece.isWord && /^\p{Lu}\p{Script=Latin}/u.test(piece.text)) end = piece.end;
      else if (
        piece.isWord ? !/^(?:de|du|von|van|la|del|al)$/u.test(piece.text) : !/^(?:[ \u00a0-]|\.)$/u.test(piece.text)
      )
        break;
      to++;
    }
    if (end > 0)
      found.push({
        start: title.start,
        end,
        tag: 'actor',
        type: 'person',
        score: 0.6,
        why: `“${title.text}” before it`,
      });
    at = Math.max(at, to - 1);
  }
  return found;
}
