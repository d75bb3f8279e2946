/** Where words are typed: such places keep their own keys, paste and drop. */

/** True for a field, and for what is inside one. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
