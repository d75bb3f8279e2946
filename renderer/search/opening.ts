/** Opening what was found, where it stands. */
import type { SearchResult } from '../../domain/search/search';
import type { Span } from '../../domain/text';
import { showWords } from '../article/shown-article';
import { lookAtStatement } from '../claims/deciding';
import { lookAtEntity, openSource } from '../sources';
import { state, update } from '../store';
import { updateSearch } from './search-state';
import { resultKey } from './searching';

/** Opens a place: a mark gets the focus, words are selected, an entity or a statement is shown in its view. */
export async function openResult(result: SearchResult): Promise<void> {
  updateSearch({ current: resultKey(result) });
  const { source, annotation, entity, statement, text, start, end } = result;
  if (entity !== undefined) lookAtEntity(entity);
  else if (statement !== undefined) lookAtStatement(statement);
  else if (source !== undefined && annotation !== undefined) {
    if (start !== undefined) {
      await openSource(source, annotation);
      return;
    }
    await openSource(source);
    update({ view: 'read', inspectorTab: 'review', reviewed: annotation });
  } else if (source !== undefined && text !== undefined && start !== undefined && end !== undefined) {
    await openWords(source, text, { start, end });
  }
}

/** How many frames an article may take to be on the page. */
const PATIENCE = 120;

async function openWords(source: string, text: string, span: Span): Promise<void> {
  await openSource(source);
  if (state().opened?.source !== source) return;
  update({ view: 'read', focused: undefined, comparing: undefined });
  // The view comes back, or another article is laid out, before its words can be selected.
  const select = (left: number): void => {
    requestAnimationFrame(() => {
      if (state().view === 'read' && !showWords(text, span) && left > 0) select(left - 1);
    });
  };
  select(PATIENCE);
}
