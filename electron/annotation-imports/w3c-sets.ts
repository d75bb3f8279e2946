/** Sets of bodies or targets in Web Annotations: each thing of a list, a composite or independents, and one of a choice. */
import { hasType, listAt } from './foreign-json';

/** How the things of a set belong together. */
const WHOLE_SETS = ['List', 'Composite', 'Independents'] as const;

/** True for a choice, of whose things one is meant. */
export function isChoice(value: unknown): boolean {
  return hasType(value, 'Choice');
}

/** The things of a set, or undefined for what is none. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (!isChoice(value) && !WHOLE_SETS.some((type) => hasType(value, type))) return undefined;
  return [...listAt(value, 'items'), ...listAt(value, 'members')];
}

/** What a thing stands for: itself, or what is in it where it is a set; of a choice, the first, which is the default. */
export function membersOf(value: unknown): unknown[] {
  const items = itemsOf(value);
  if (items === undefined) return [value];
  return (isChoice(value) ? items.slice(0, 1) : items).flatMap(membersOf);
}
