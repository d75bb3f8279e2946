/** Writing to the clipboard without the permission that the app refuses to every page: as a copy that a person asked for. */

/** Puts text on the clipboard. Call it in the handler of a press or key. False where the system refused. */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  window.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  window.removeEventListener('copy', fill, { capture: true });
  return done;
}
