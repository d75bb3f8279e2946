/** Naming a key press by what is printed on the key where it is Latin, and by its place on other keyboards. */

/** The end of the Unicode block Latin Extended-B. */
const LAST_LATIN = 0x24f;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * The name of a key press: `c`, `mod+z`, `mod+shift+z`, `shift+f6`, `escape`; `mod` is Ctrl, on a Mac Cmd. A letter of
 * another script counts as the Latin letter that shares its key, so that c, a and p work on an Arabic keyboard. Shift
 * is not named where it made the character, as in `?`.
 */
export function keyName(event: Pressed, mac: boolean): string {
  const { key, code, shiftKey, altKey } = event;
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  const foreign = key.length === 1 && letter !== undefined && key.charCodeAt(0) > LAST_LATIN;
  const name = foreign ? letter : key.toLowerCase();
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const shift = shiftKey && (name.length > 1 || /^[a-z]$/.test(name));
  return [other && 'other', mod && 'mod', altKey && 'alt', shift && 'shift', name].filter(Boolean).join('+');
}

/** How a key with the command key is written: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function modifierName(key: string, mac: boolean): string {
  if (!mac) return `Ctrl+${key}`;
  return key.startsWith('Shift+') ? `⇧⌘${key.slice('Shift+'.length)}` : `⌘${key}`;
}
