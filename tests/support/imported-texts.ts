/** Looks into a case that the command line made: the texts that its captures came to, and whether they are well made. */
import type { Block } from '../../domain/text';
import { isCodePointBoundary } from '../../domain/text';
import { capturesOf, textContent, textsOf } from '../../db/captures';
import { openCase } from '../../db/open';
import { listSources } from '../../db/sources';

/** A text of a case. */
interface ImportedText {
  readonly source: string;
  /** The file that the capture came from. */
  readonly name: string;
  readonly content: string;
  readonly blocks: readonly Block[];
  readonly warnings: readonly string[];
}

/** The texts in the case at `path`, by the id of their capture. */
export function textsOfCase(path: string): Map<string, ImportedText> {
  const author = { desk: '00000000-0000-4000-8000-000000000009', name: 'Tester' };
  const file = openCase(path, { author, app: 'test', mode: 'read' });
  try {
    const texts = new Map<string, ImportedText>();
    for (const { id: source } of listSources(file.db)) {
      const names = new Map(capturesOf(file.db, source).map(({ id, name }) => [id, name]));
      for (const { capture, sha256, blocks, warnings } of textsOf(file.db, source)) {
        texts.set(capture, {
          source,
          name: names.get(capture) ?? '',
          content: textContent(file.db, sha256),
          blocks,
          warnings: warnings.map(({ code }) => code),
        });
      }
    }
    return texts;
  } finally {
    file.close();
  }
}

/** What is wrong with texts: halves of characters, and blocks that overlap, lie outside or cut a character. */
export function problemsOfTexts(texts: ReadonlyMap<string, ImportedText>): string[] {
  return [...texts.values()].flatMap(({ name, content, blocks }) => {
    if (/\p{Surrogate}/u.test(content)) return [`${name}: half of a pair in the text`];
    let before = 0;
    for (const { start, end } of blocks) {
      const whole = isCodePointBoundary(content, start) && isCodePointBoundary(content, end);
      if (start < before || end <= start || !whole) return [`${name}: block ${start} to ${end} after ${before}`];
      before = end;
    }
    return blocks.length === 0 ? [`${name}: no blocks`] : [];
  });
}
