/** The check of the opened article: asked for only while it is looked at, and again when what it depends on has changed. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Inconsistency } from '../../domain/consistency/inconsistency';
import type { OpenedSource } from '../../domain/contract';
import { errorData, type ErrorData } from '../../domain/errors';
import { factValue } from '../../domain/source';
import { focusArticle } from '../article/shown-article';
import { service } from '../service';
import { state, update, useStore } from '../store';

interface Check {
  /** Of what: see `keyOf`. */
  readonly key: string;
  /** Undefined while it is being checked. */
  readonly found: readonly Inconsistency[] | undefined;
  readonly failure: ErrorData | undefined;
}

const useCheck = create<Check>()(() => ({ key: '', found: undefined, failure: undefined }));

/** What does not fit together in `opened`. */
export function useChecked(opened: OpenedSource): Check {
  const gone = useStore((now) => now.serviceGone);
  const check = useCheck();
  const key = keyOf(opened);
  useEffect(() => {
    const { key: known, failure } = useCheck.getState();
    if (!gone && (known !== key || failure?.code === 'service-gone')) void ask(opened.source, key);
  }, [opened.source, key, gone]);
  return check.key === key ? check : { key, found: undefined, failure: undefined };
}

/** Checks the article again. */
export function checkAgain(opened: OpenedSource): void {
  void ask(opened.source, keyOf(opened));
}

/**
 * Goes to what does not fit; from under the inspector where that lies over the article, unless the keyboard is to `stay`
 * in the list.
 */
export function showInconsistency(found: Inconsistency, { stay = false } = {}): void {
  update({ checked: { ...found }, focused: undefined, comparing: undefined });
  if (stay || !state().inspectorOver) return;
  update({ inspectorOver: false });
  focusArticle();
}

async function ask(source: string, key: string): Promise<void> {
  useCheck.setState({ key, found: undefined, failure: undefined });
  const answer = await service.checkSource(source).then(
    (found) => ({ found }),
    (thrown: unknown) => ({ failure: errorData(thrown) }),
  );
  // Another article may have been opened meanwhile.
  if (useCheck.getState().key === key) useCheck.setState(answer);
}

/** The text and what of the source bears on the check. */
function keyOf({ text, facts }: OpenedSource): string {
  return JSON.stringify([text, ...(['language', 'published'] as const).map((field) => factValue(facts, field))]);
}
