/** Where words are typed: such places keep their own keys, paste and drop. */

/** Takes the keyboard from the field that has it, which saves what was typed there. */
export function leaveField(): void {
  const { activeElement } = document;
  if (isField(activeElement)) (activeElement as HTMLElement).blur();
}

/** True for a field, and for what is inside one. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
