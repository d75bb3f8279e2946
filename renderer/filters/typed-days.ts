/** The days that a person types to filter by. */
import { typedDay } from '../inspector/claim-words';

/** The first and the last day as ISO 8601, or why they can't be read; then nothing is asked. */
export function readDays(
  typed: { readonly from: string; readonly to: string },
  locale: string,
): { readonly from: string; readonly to: string; readonly problem: string | undefined } {
  const [from, to] = [typedDay(typed.from, locale), typedDay(typed.to, locale)];
  const none = { from: '', to: '' };
  if (from === undefined || to === undefined) {
    return { ...none, problem: 'Write dates as 2021, 2021-07 or 2021-07-30.' };
  }
  if (from !== '' && to !== '' && from.slice(0, to.length) > to) {
    return { ...none, problem: 'The last day is before the first.' };
  }
  return { from, to, problem: undefined };
}
