/** Copies the quote of the focused mark with its source note, to be pasted into any text. */
import { citation } from '../../domain/citation';
import { factValue, inferredFields, isWebAddress } from '../../domain/source';
import { copyText } from '../clipboard';
import { quoted } from '../counted';
import { raise, say } from '../messages';
import { focusedMark, state } from '../store';

/** Copies it. False when no mark is focused. */
export function copyCitation(): boolean {
  const { opened } = state();
  const mark = focusedMark(state());
  if (!opened || !mark) return false;
  const words = opened.content.slice(mark.start, mark.end);
  const url = factValue(opened.facts, 'url');
  const done = copyText(
    citation(words, {
      outlet: factValue(opened.facts, 'outlet') ?? null,
      headline: factValue(opened.facts, 'headline') ?? null,
      published: factValue(opened.facts, 'published') ?? null,
      url: url !== undefined && isWebAddress(url) ? url : null,
      inferred: inferredFields(opened.facts),
      capturedAt: opened.capture.capturedAt,
      sha256: opened.capture.sha256,
    }),
  );
  if (done) say(`Copied ${quoted(words)} with its source note`);
  else raise('copy', 'The system did not take the quote to the clipboard. Try again.');
  return true;
}
