/** The typefaces of a report, in the page itself: those that its letters need, so that it looks alike everywhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Files of typefaces, as the build lists them: with the code points that they have, as first and last of each run. */
const FORM = z.array(
  z.object({ family: z.string(), file: z.string(), ranges: z.array(z.tuple([z.number(), z.number()])) }),
);

/** A file of a typeface. */
type Face = z.infer<typeof FORM>[number];

/** The typefaces that are asked for a character, in the order of the style sheet: for what is read, and for what is scanned. */
const STACKS = [
  ['Source Serif', 'Noto Naskh', 'Noto Hebrew', 'Noto Serif JP', 'Inter'],
  ['Inter', 'Noto Naskh', 'Noto Hebrew', 'Noto Serif JP', 'Source Serif'],
];

/** Characters that need no glyph: spaces, controls, marks that choose how others look or join (UAX 44). */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** What a text needs of the typefaces. */
export interface NeededFaces {
  readonly faces: readonly Face[];
  /** Characters that none of them has, each once, in the order of the text. */
  readonly missing: readonly string[];
}

/** The typefaces that `text` needs of those that the folder `programs` lists; nothing is missing where there is no list. */
export function neededFaces(text: string, programs = __dirname): NeededFaces {
  const list = join(programs, 'report-faces.json');
  if (!existsSync(list)) return { faces: [], missing: [] };
  const faces = FORM.parse(JSON.parse(readFileSync(list, 'utf8')));
  const stacks = STACKS.map((stack) => stack.flatMap((name) => faces.filter(({ family }) => family === name)));
  const needed = new Set<Face>();
  const missing: string[] = [];
  for (const sign of new Set(text)) {
    if (UNSEEN.test(sign)) continue;
    const found = stacks.map((stack) => stack.find((face) => has(face, sign.codePointAt(0) ?? 0)));
    for (const face of found) if (face !== undefined) needed.add(face);
    if (found.every((face) => face === undefined)) missing.push(sign);
  }
  return { faces: faces.filter((face) => needed.has(face)), missing };
}

/** Style rules that hold the typefaces for `text`; of those whose files are not there, none. */
export function fontRules(text: string, programs = __dirname): string {
  return neededFaces(text, programs)
    .faces.flatMap(({ file, family, ranges }) => {
      const path = join(programs, file);
      if (!existsSync(path)) return [];
      const data = readFileSync(path).toString('base64');
      const range = ranges.map(([first, last]) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`).join();
      return [
        `@font-face{font-family:'${family}';font-weight:200 900;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`,
      ];
    })
    .join('\n');
}

/** How many characters are named. */
const NAMED = 12;

/** A sentence about characters that no typeface of a file has; undefined where there are none. */
export function missingWords(missing: readonly string[]): string | undefined {
  if (missing.length === 0) return undefined;
  const named = `${missing.slice(0, NAMED).join(' ')}${missing.length > NAMED ? ' …' : ''}`;
  return missing.length === 1
    ? `1 character has no typeface in this file and may be seen as a box: ${named}`
    : `${missing.length} characters have no typeface in this file and may be seen as boxes: ${named}`;
}

/** True where the file has a glyph for this code point. */
function has({ ranges }: Face, code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last);
}

function hex(code: number): string {
  return code.toString(16);
}
