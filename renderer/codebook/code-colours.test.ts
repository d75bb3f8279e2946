import { expect, test } from 'vitest';
import { STARTING_CODES } from '../../domain/codebook';
import { movedBy } from './moved-by';
import { paintTags } from './code-colours';

/** A style that only remembers what was set. */
function style(): CSSStyleDeclaration & { readonly set: Map<string, string> } {
  const set = new Map<string, string>();
  return {
    set,
    setProperty: (name: string, value: string) => void set.set(name, value),
    removeProperty: (name: string) => void set.delete(name),
  } as unknown as CSSStyleDeclaration & { readonly set: Map<string, string> };
}

test('marks of a tag take the colour of the codebook, and their own again without one', () => {
  const root = style();
  paintTags(
    STARTING_CODES.map((code) => (code.id === 'claim' ? { ...code, colour: 'violet' } : code)),
    root,
  );
  expect(Object.fromEntries(root.set)).toEqual({
    '--claim-line': 'var(--code-violet)',
    '--claim-fill': 'var(--code-violet-fill)',
  });
  paintTags(STARTING_CODES, root);
  expect(root.set.size).toBe(0);
});

test('a code moves by one place and stays at the ends', () => {
  expect(movedBy(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  expect(movedBy(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});
