/** Where words are typed: such places keep their own keys, paste and drop. What is only pressed keeps few. */

/** Inputs that are only pressed, with the keys that a browser takes for them: every other is for the view around them. */
const PRESSED: Readonly<Record<string, readonly string[]>> = {
  checkbox: [' ', 'enter'],
  radio: [' ', 'enter', 'arrowleft', 'arrowright', 'arrowup', 'arrowdown'],
};

const FIELDS = [
  `input${Object.keys(PRESSED)
    .map((type) => `:not([type="${type}"])`)
    .join('')}`,
  'textarea',
  'select',
  '[contenteditable="true"]',
].join(', ');

/** Takes the keyboard from the field that has it, which saves what was typed there. */
export function leaveField(): void {
  const { activeElement } = document;
  if (isField(activeElement)) (activeElement as HTMLElement).blur();
}

/** True for a field in which words are typed or chosen by typing, and for what is inside one. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

/** True where the key of this name (see `keyName`) belongs to what has the keyboard: all keys of a field do. */
export function keepsKey(target: EventTarget | null, name: string): boolean {
  if (isField(target)) return true;
  return target instanceof HTMLInputElement && PRESSED[target.type]?.includes(name) === true;
}
