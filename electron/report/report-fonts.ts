/** The typefaces of a report, in the page itself: those that its letters need, so that it looks alike everywhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a typeface: for which letters it is, and in which family. */
interface Face {
  readonly file: string;
  readonly family: string;
  /** As CSS writes it. */
  readonly range: string;
  /** Whether a text needs it. */
  readonly needs: RegExp;
}

const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF';
const CYRILLIC = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116';
const ARABIC = 'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+FB50-FDFF,U+FE70-FEFC';
const HEBREW = 'U+0590-05FF,U+FB1D-FB4F';

const FACES: readonly Face[] = [
  { file: 'inter-latin-wght-normal', family: 'Inter', range: LATIN, needs: /[^]/u },
  { file: 'inter-latin-ext-wght-normal', family: 'Inter', range: LATIN_EXT, needs: /[\u0100-\u02ff\u1e00-\u1eff]/u },
  { file: 'inter-cyrillic-wght-normal', family: 'Inter', range: CYRILLIC, needs: /[\u0400-\u045f]/u },
  { file: 'source-serif-4-latin-wght-normal', family: 'Source Serif', range: LATIN, needs: /[^]/u },
  {
    file: 'source-serif-4-latin-ext-wght-normal',
    family: 'Source Serif',
    range: LATIN_EXT,
    needs: /[\u0100-\u02ff\u1e00-\u1eff]/u,
  },
  { file: 'source-serif-4-cyrillic-wght-normal', family: 'Source Serif', range: CYRILLIC, needs: /[\u0400-\u045f]/u },
  { file: 'noto-naskh-arabic-arabic-wght-normal', family: 'Noto Naskh', range: ARABIC, needs: /\p{Script=Arabic}/u },
  { file: 'noto-serif-hebrew-hebrew-wght-normal', family: 'Noto Hebrew', range: HEBREW, needs: /\p{Script=Hebrew}/u },
];

/** Style rules that hold the typefaces for `text`; of those whose files are not there, none. */
export function fontRules(text: string, folder = join(__dirname, 'fonts')): string {
  return FACES.flatMap(({ file, family, range, needs }) => {
    const path = join(folder, `${file}.woff2`);
    if (!needs.test(text) || !existsSync(path)) return [];
    const data = readFileSync(path).toString('base64');
    return [
      `@font-face{font-family:'${family}';font-weight:200 900;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`,
    ];
  }).join('\n');
}
