/** Reads back the lines in which our own projects say of a claim what REFI-QDA has no form for. */
import { NUMBER_RELATIONS, type ClaimNumber, type ClaimPeriod } from '../../domain/claim';
import type { ImportedClaim } from './imported-annotation';

/** What the description of a passage of our own says of a claim, and what of it is none of our lines. */
export function detailsIn(description: string): { readonly claim: ImportedClaim | undefined; readonly rest: string } {
  let claim: ImportedClaim | undefined;
  const periods: ClaimPeriod[] = [];
  const numbers: ClaimNumber[] = [];
  const rest: string[] = [];
  // What was said may have line breaks of its own.
  for (const part of description.split(/\n(?=(?:Attribution|Hedges|Date|Number): )/u)) {
    const [, what = '', words = ''] = /^([A-Z][a-z]+): ([\s\S]*)$/u.exec(part) ?? [];
    const period = what === 'Date' ? PERIOD.exec(words)?.groups : undefined;
    const number = what === 'Number' ? NUMBER.exec(words)?.groups : undefined;
    if (what === 'Attribution') claim = { ...claim, attribution: words };
    else if (what === 'Hedges') claim = { ...claim, hedges: words.split('; ') };
    else if (period !== undefined) {
      const { exact = '', from = '', to = '' } = period;
      periods.push({ exact, from, to });
      claim = { ...claim, periods };
    } else if (number !== undefined) {
      numbers.push(numberOf(number));
      claim = { ...claim, numbers };
    } else rest.push(part);
  }
  return { claim, rest: rest.join('\n') };
}

const PERIOD = /^(?<exact>[\s\S]*) \((?<from>[\d-]*) to (?<to>[\d-]*)\)$/u;

const NUMBER = new RegExp(
  String.raw`^(?<exact>[\s\S]*) \((?<relation>${NUMBER_RELATIONS.join('|')}) (?<value>-?\d[\d.e+-]*)(?: to (?<upper>-?\d[\d.e+-]*))? (?<unit>[\s\S]*)\)$`,
  'u',
);

function numberOf({ exact = '', relation, value, upper, unit = '' }: Record<string, string | undefined>): ClaimNumber {
  return {
    ...{ exact, value: Number(value), upper: upper === undefined ? null : Number(upper), unit },
    relation: NUMBER_RELATIONS.find((one) => one === relation) ?? 'exact',
  };
}
