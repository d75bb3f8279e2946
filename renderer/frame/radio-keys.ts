/** Arrow keys in a `radiogroup` whose choices cost something: they only move, and the choice is made by Space or Enter. */
import type { KeyboardEvent } from 'react';

/** Moves the focus among the buttons of `group`, around its ends; other keys are left alone. */
export function moveAmongRadios(group: HTMLElement | null, event: KeyboardEvent): void {
  const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
  const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
  if (!forward && !back) return;
  event.preventDefault();
  const radios = Array.from(group?.querySelectorAll('button') ?? []);
  const at = radios.findIndex((radio) => radio === document.activeElement);
  radios[(at + (forward ? 1 : -1) + radios.length) % radios.length]?.focus();
}
