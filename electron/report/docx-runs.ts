/** Runs of a DOCX document: words with how they look, in their language and direction. */
import { ExternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import { isWebAddress } from '../../domain/source';
import { withoutForbidden } from '../writers/xml';
import type { Words } from './words';

/** The colour of links and of the line above the title. */
export const ACCENT = '8A3B12';

/** Words in their language and direction. */
export function words(
  { text, rightToLeft, language }: Words,
  options: Omit<IRunOptions, 'text' | 'children'>,
): TextRun {
  const known = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/u.test(language) ? language : undefined;
  return run(text, {
    ...options,
    rightToLeft,
    ...(known === undefined ? {} : { language: rightToLeft ? { bidirectional: known } : { value: known } }),
  });
}

/** Words as they come; `size` in half points. */
export function run(text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  const { size, bold } = options;
  return new TextRun({
    ...options,
    ...(size === undefined ? {} : { sizeComplexScript: size }),
    ...(bold === undefined ? {} : { boldComplexScript: bold }),
    text: withoutForbidden(text),
  });
}

/** An address as a link where it is one of the web; `size` in half points. */
export function link(address: string, size: number): ParagraphChild {
  if (!isWebAddress(address)) return run(address, { size });
  return new ExternalHyperlink({
    link: withoutForbidden(address),
    children: [run(address, { size, color: ACCENT, underline: {} })],
  });
}
