/** The codebook as views use it. */
import { useMemo } from 'react';
import { codeName, codesOf, type CodeList } from '../../domain/codebook';
import type { Tag } from '../../domain/tags';
import { TAG_NAMES } from '../counted';
import { useStore } from '../store';
import { swatchClass } from './code-colours';

/** A code as it is offered. */
interface OfferedCode {
  readonly id: string;
  readonly name: string;
  /** Its definition. */
  readonly detail: string;
  readonly swatch: string | undefined;
}

/** The codes of a list that are offered; `also` names one that is offered though it is hidden, or not known here. */
export function useCodes(list: CodeList, also?: string | null): readonly OfferedCode[] {
  const codebook = useStore((state) => state.codebook);
  return useMemo(() => {
    const offered = codesOf(codebook, list, also ?? undefined).map(({ id, name, definition, colour }) => ({
      ...{ id, name },
      detail: definition,
      swatch: swatchClass(colour),
    }));
    if (!also || offered.some(({ id }) => id === also)) return offered;
    return [
      ...offered,
      { id: also, name: also, detail: 'The codebook of this case has no such code.', swatch: undefined },
    ];
  }, [codebook, list, also]);
}

/** What the tags are called and what they mean in this case. */
export function useTagCodes(): Readonly<Record<Tag, { readonly name: string; readonly definition: string }>> {
  const codebook = useStore((state) => state.codebook);
  return useMemo(() => {
    const code = (tag: Tag) => ({
      name: codebook.some(({ list }) => list === 'tag') ? codeName(codebook, 'tag', tag) : TAG_NAMES[tag],
      definition: codebook.find(({ list, id }) => list === 'tag' && id === tag)?.definition ?? '',
    });
    return { claim: code('claim'), actor: code('actor'), place: code('place') };
  }, [codebook]);
}
