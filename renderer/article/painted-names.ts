/** Which highlights lie over a block, told to the style sheet: highlights.css styles only those that a block names. */

/** Where a block names what is painted over it. */
export type PaintAttribute = 'data-marks' | 'data-suggestions' | 'data-found';

/**
 * Names the highlights that are painted in `block`, and no others, in `attribute`. ProseMirror leaves attributes that it
 * did not set alone, since the text is only shown.
 */
export function namePainted(block: Element | undefined, attribute: PaintAttribute, names: Iterable<string>): void {
  if (!block) return;
  const told = [...new Set(names)].sort().join(' ');
  if (told === (block.getAttribute(attribute) ?? '')) return;
  if (told === '') block.removeAttribute(attribute);
  else block.setAttribute(attribute, told);
}
