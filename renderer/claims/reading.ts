/** Going from a proposed passage to its place in the article. */
import type { ProposedPassage } from '../../domain/contract';
import { selectWords } from '../article/shown-article';
import { openSource } from '../sources';
import { state, update } from '../store';

/** Opens the article at the passage: at its mark where it is a claim already, and otherwise with its words selected. */
export async function readPassage({ source, text, start, end, claim }: ProposedPassage): Promise<void> {
  await openSource(source, claim?.id);
  update({ view: 'read' });
  if (claim) return;
  // The article is drawn with the next frame.
  await nextFrame();
  await nextFrame();
  if (state().opened?.text !== text) return;
  selectWords({ start, end });
  document.getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}
