/** How far two annotators of one text agree: Krippendorff's alpha, F1 and the places where they don't. */
import { TAGS, type Tag } from '../tags';
import {
  disagreementsOf,
  matchMarks,
  spanScore,
  type AgreementMark,
  type MarkDisagreement,
  type MarkPair,
  type SpanScore,
} from './span-scores';
import {
  alphaOf,
  boundsDisagreement,
  joinOverlaps,
  unitizingDisagreement,
  type Disagreement,
  type Unit,
} from './unitizing-alpha';

/** The agreement about one tag. */
export interface TagAgreement {
  /**
   * uα of 2016 over the text, of this tag against everything else; undefined where nothing could differ (nobody has the
   * tag, or both have it on the whole text). Marks of one annotator that overlap count as one unit.
   */
  readonly alpha: number | undefined;
  /** αU of 1995 and 2004, which also sees where of two marks that touch one ends; undefined as `alpha` is. */
  readonly boundsAlpha: number | undefined;
  /** Marks with the same span on both sides. */
  readonly exact: SpanScore;
  /** Marks that share some text, each with one partner; those of `exact` are among them. */
  readonly overlap: SpanScore;
  readonly countA: number;
  readonly countB: number;
  /** How many marks went into another one of the same annotator for the two alphas, because they overlap. */
  readonly joinedA: number;
  readonly joinedB: number;
}

/** The agreement about all tags together. */
interface OverallAgreement extends TagAgreement {
  /** |uα: only whether something was marked, whatever its tag. */
  readonly markedAlpha: number | undefined;
}

/** What two annotators of one text agree on. */
export interface Agreement {
  readonly perTag: Readonly<Record<Tag, TagAgreement>>;
  readonly overall: OverallAgreement;
  /** In text order. */
  readonly disagreements: readonly MarkDisagreement[];
}

/** What of an agreement adds up over tags. */
interface Sums {
  readonly lengths: Disagreement;
  readonly bounds: Disagreement;
  readonly exact: number;
  readonly overlap: number;
  readonly countA: number;
  readonly countB: number;
  readonly joinedA: number;
  readonly joinedB: number;
}

/**
 * Compares the marks of two annotators of a text of `textLength` UTF-16 code units.
 *
 * Marks of different tags may overlap, so each tag is a continuum of its own, of text that has it and text that doesn't.
 * The overall alphas are those of all tags, one minus the sum of the observed by the sum of the expected disagreements, as
 * Krippendorff (2004) joins categories; a frequent tag weighs more. They are no nominal alpha of exclusive categories:
 * one annotator's claim that is the other's place disagrees once as a claim and once as a place. The overall scores count
 * the pairs of all tags (micro average). Throws a RangeError for a mark that is empty or lies outside the text.
 */
export function compareAnnotators(
  textLength: number,
  a: readonly AgreementMark[],
  b: readonly AgreementMark[],
): Agreement {
  const matching = matchMarks(a, b);
  const sums = TAGS.map((tag): readonly [Tag, Sums] => {
    const ofTag = ([mark]: MarkPair): boolean => mark.tag === tag;
    const exact = matching.exact.filter(ofTag).length;
    const overlap = exact + matching.overlapping.filter(ofTag).length;
    const marksA = a.filter((mark) => mark.tag === tag);
    const marksB = b.filter((mark) => mark.tag === tag);
    const unitsA = units(marksA);
    const unitsB = units(marksB);
    const valued = [unitsA, unitsB].map((side) => side.map((unit) => ({ ...unit, value: tag })));
    return [
      tag,
      {
        lengths: unitizingDisagreement(textLength, valued).nominal,
        bounds: boundsDisagreement(textLength, [unitsA, unitsB]),
        exact,
        overlap,
        countA: marksA.length,
        countB: marksB.length,
        joinedA: marksA.length - unitsA.length,
        joinedB: marksB.length - unitsB.length,
      },
    ];
  });
  const marked = [a, b].map((marks) => units(marks).map((unit) => ({ ...unit, value: 'marked' })));
  return {
    perTag: Object.fromEntries(sums.map(([tag, sum]) => [tag, agreementOf([sum])])) as Record<Tag, TagAgreement>,
    overall: {
      ...agreementOf(sums.map(([, sum]) => sum)),
      markedAlpha: alphaOf([unitizingDisagreement(textLength, marked).binary]),
    },
    disagreements: disagreementsOf(matching),
  };
}

function agreementOf(sums: readonly Sums[]): TagAgreement {
  const total = (part: 'exact' | 'overlap' | 'countA' | 'countB' | 'joinedA' | 'joinedB'): number =>
    sums.reduce((sum, one) => sum + one[part], 0);
  const countA = total('countA');
  const countB = total('countB');
  const alpha = alphaOf(sums.map(({ lengths }) => lengths));
  return {
    alpha,
    boundsAlpha: alpha === undefined ? undefined : alphaOf(sums.map(({ bounds }) => bounds)),
    exact: spanScore(total('exact'), countA, countB),
    overlap: spanScore(total('overlap'), countA, countB),
    countA,
    countB,
    joinedA: total('joinedA'),
    joinedB: total('joinedB'),
  };
}

function units(marks: readonly AgreementMark[]): Unit[] {
  return joinOverlaps(marks.map(({ start, end }) => ({ start, end })));
}
