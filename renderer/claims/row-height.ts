/**
 * How high a row of the claims matrix is. Told from its words, not measured: what is not on the page has its height too,
 * and a row keeps it while columns scroll by.
 */
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import { hedgeWords, speakerWords } from './statement-words';

/** The most lines of a quote, of what stands under it, and of a title; CSS cuts them there. */
const QUOTE_LINES = 6;
const HOW_LINES = 2;
const TITLE_LINES = 4;

/** Characters of a line, about. */
const QUOTE_CHARACTERS = 29;
const HOW_CHARACTERS = 36;
const TITLE_CHARACTERS = 27;

/** Heights in rem: a line of words, a line of what stands below, the space around and between. */
const LINE = 1.25;
const META = 1.25;
const META_LINE = 1;
const AROUND = 1.375;
const BETWEEN = 0.5;

/** The most claims of a source that a cell shows. */
export const CLAIMS_SHOWN = 2;

/** The height of a statement's row, in rem. */
export function rowHeight({ title, words, pinned, note, cells }: StatementSummary): number {
  const lines = (text: string, characters: number, most: number): number =>
    Math.min(most, Math.max(1, Math.ceil(text.length / characters)));
  const first =
    lines(title === '' ? words : title, TITLE_CHARACTERS, TITLE_LINES) * LINE + (pinned || note !== '' ? 3 : 2) * META;
  const others = cells.map(({ claims }) => {
    const shown = claims.slice(0, CLAIMS_SHOWN);
    const heights = shown.map((claim) => {
      const under = lines(howWords(claim), HOW_CHARACTERS, HOW_LINES);
      return lines(claim.exact, QUOTE_CHARACTERS, QUOTE_LINES) * LINE + META + (under - 1) * META_LINE;
    });
    const more = claims.length > CLAIMS_SHOWN ? META : 0;
    return heights.reduce((sum, height) => sum + height, more + BETWEEN * (shown.length - 1));
  });
  return AROUND + Math.max(first, ...others);
}

/** About what stands under a quote: as long as it, if not the same. */
function howWords(claim: StatementClaim): string {
  return [speakerWords(claim), claim.stance, hedgeWords(claim.hedges)].filter((word) => word !== '').join(' · ');
}
