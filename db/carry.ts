/** Carrying annotations over to another text of their source: nothing uncertain moves by itself. */
import type { Annotation } from '../domain/annotation';
import { TextAnchorer } from '../domain/anchor';
import { describeSpan, type Selector } from '../domain/selector';
import { anchorsOf, isPlaced, type AnchorRow } from './anchors';
import { annotationsOfSource } from './annotations';
import { readText, textContent } from './captures';
import type { ReadableDB } from './sqlite';

/** The text that annotations are carried over to. It need not be in the case yet. */
export interface TargetText {
  readonly id: string;
  readonly content: string;
}

/**
 * Where each annotation of `source` stands in `target`, for those that were not made in it and were not looked for in
 * it yet. Each is looked for from where it stands in the text `from`, or else from where it was made.
 */
export function carryOver(db: ReadableDB, source: string, from: string, target: TargetText): AnchorRow[] {
  const anchorers = new Map<string, TextAnchorer>();
  const anchorer = (text: string): TextAnchorer => {
    let made = anchorers.get(text);
    if (made === undefined) {
      made = new TextAnchorer(contentOf(db, text), target.content);
      anchorers.set(text, made);
    }
    return made;
  };
  const carried: AnchorRow[] = [];
  for (const annotation of annotationsOfSource(db, source)) {
    if (annotation.text === target.id) continue;
    const anchors = anchorsOf(db, annotation.id);
    if (anchors.some(({ text }) => text === target.id)) continue;
    const base = placeIn(db, annotation, from, anchors);
    const { state, score, margin, span } = anchorer(base.text).anchor(base.selector);
    carried.push({
      annotation: annotation.id,
      text: target.id,
      state,
      score,
      margin,
      start: span?.start ?? null,
      end: span?.end ?? null,
      decided: false,
    });
  }
  return carried;
}

/** Where an annotation is looked for from: its place in the text `from` when that is sure, or where it was made. */
function placeIn(
  db: ReadableDB,
  annotation: Annotation,
  from: string,
  anchors: readonly AnchorRow[],
): { readonly text: string; readonly selector: Selector } {
  const here = anchors.find(({ text }) => text === from);
  if (here === undefined || !isPlaced(here)) return { text: annotation.text, selector: annotation };
  return { text: from, selector: describeSpan(contentOf(db, from), { start: here.start, end: here.end }) };
}

function contentOf(db: ReadableDB, text: string): string {
  return textContent(db, readText(db, text).sha256);
}

/**
 * Where an annotation with other bounds stands in the texts that it was carried over to, once more. What a person
 * decided stays as they decided it.
 */
export function carryAgain(db: ReadableDB, annotation: Annotation, anchors: readonly AnchorRow[]): AnchorRow[] {
  const content = anchors.length === 0 ? '' : contentOf(db, annotation.text);
  return anchors.map((anchor) => {
    if (anchor.decided) return anchor;
    const { state, score, margin, span } = new TextAnchorer(content, contentOf(db, anchor.text)).anchor(annotation);
    return { ...anchor, state, score, margin, start: span?.start ?? null, end: span?.end ?? null };
  });
}
