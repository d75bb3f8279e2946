/** What is typed while the field that it is meant for is not on the page yet: held, since a letter alone is a command. */

/** Keys that are being held. */
export interface HeldKeys {
  /** Holds no more, and gives what was typed. To be called once. */
  release(): string;
}

/** Holds letters, and what deletes the last of them, until they are released. Other keys do what they always do. */
export function holdKeys(): HeldKeys {
  let typed = '';
  const hold = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Backspace') typed = Array.from(typed).slice(0, -1).join('');
    else if (Array.from(event.key).length === 1) typed += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hold, true);
  return {
    release: () => {
      window.removeEventListener('keydown', hold, true);
      return typed;
    },
  };
}
