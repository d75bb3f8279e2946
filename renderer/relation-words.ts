/** What the relations between two claims are called, and the keys that give them. */
import { RELATIONS, type Relation } from '../domain/link';

/** The name of each relation on its button, and its key. */
export const RELATION_WORDS: Readonly<Record<Relation, { readonly name: string; readonly key: string }>> = {
  same: { name: 'Same', key: 's' },
  differs: { name: 'Differs', key: 'd' },
  contradicts: { name: 'Contradicts', key: 'c' },
  supports: { name: 'Supports', key: 'u' },
};

/** The relation that a key stands for. */
export function relationOf(key: string): Relation | undefined {
  return RELATIONS.find((relation) => RELATION_WORDS[relation].key === key);
}
