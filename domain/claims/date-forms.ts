/** The ways in which a text can speak of a date or a period, before it is known which days are meant. */
import type { Token } from './tokens';

/** The unit of a period, from the shortest. */
export type PeriodUnit = 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** The first, middle or last third of a month or year. */
export type Section = 'early' | 'mid' | 'late';

/** What a text says of a date. `by` counts units from that of the publication: -1 the last, 0 this, 1 the next. */
export type DateForm =
  | {
      readonly kind: 'calendar';
      readonly year?: number | undefined;
      readonly month?: number | undefined;
      readonly day?: number | undefined;
      readonly lastDay?: number | undefined;
      /** 0 is Sunday. */
      readonly weekday?: number | undefined;
      /** True where a time of the day is named: Wednesday night. */
      readonly part?: boolean | undefined;
      readonly section?: Section | undefined;
      readonly by?: -1 | 0 | 1 | undefined;
      /** "this year", "last year" after a month. */
      readonly yearBy?: -1 | 0 | 1 | undefined;
    }
  | { readonly kind: 'years'; readonly from: number; readonly to: number; readonly decade: boolean }
  | {
      readonly kind: 'season';
      readonly season: Season;
      readonly year?: number | undefined;
      readonly by?: -1 | 0 | 1 | undefined;
    }
  | {
      readonly kind: 'shift';
      readonly unit: PeriodUnit;
      readonly by: number;
      readonly part?: boolean;
      readonly section?: Section | undefined;
    }
  /** Saturday and Sunday; the latest that began where `by` is undefined. */
  | { readonly kind: 'weekend'; readonly by: -1 | 0 | 1 | undefined }
  | { readonly kind: 'ago'; readonly unit: PeriodUnit; readonly count: number }
  | { readonly kind: 'period'; readonly unit: PeriodUnit; readonly count: number }
  /** A day that was told before: "that evening", "the next day". */
  | { readonly kind: 'told'; readonly by: number; readonly part: boolean }
  | { readonly kind: 'ambiguous'; readonly reason: string };

/** A form that was found; `next` is the index of the token after it. */
export interface FoundForm {
  readonly form: DateForm;
  readonly next: number;
  /** True for a period that goes on until publication: since 2018. */
  readonly since?: boolean;
}

/** Finds the form that begins at token `at`. */
export type DateGrammar = (tokens: readonly Token[], at: number) => FoundForm | undefined;
