/** Keys: how a key press is named, and all keys of the window as the dialog under "?" lists them. */
import { bridge } from './bridge';
import { keyName, modifierName } from './key-name';

const MAC = bridge.platform === 'darwin';

/** The name of a key pressed with the platform's command key, as it is shown: `Ctrl+I`, `⌘I`. */
export function modKey(key: string): string {
  return modifierName(key, MAC);
}

/** The name of what was pressed: see `keyName`. */
export function pressedKey(event: KeyboardEvent): string {
  return keyName(event, MAC);
}

/** A line of the dialog: any of the keys does it. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

/** All keys, grouped. */
export const KEY_HELP: readonly { readonly title: string; readonly keys: readonly KeyHelp[] }[] = [
  {
    title: 'Mark',
    keys: [
      { keys: ['c'], does: 'Tag the selected words as a claim' },
      { keys: ['a'], does: 'Tag them as an actor' },
      { keys: ['p'], does: 'Tag them as a place' },
      { keys: [modKey('Z')], does: 'Undo' },
      { keys: [modKey('Shift+Z')], does: 'Redo' },
    ],
  },
  {
    title: 'Go through marks',
    keys: [
      { keys: ['j', 'k'], does: 'Next mark, previous mark' },
      { keys: ['Click again', MAC ? '⌥click' : 'Alt+click'], does: 'The mark around this one' },
      { keys: ['v', 'Shift+V'], does: 'Next, previous of the marks that lie over each other here' },
      { keys: ['Enter'], does: 'Open the focused mark in the inspector' },
      { keys: ['l'], does: 'Say which actor or place it is, or who makes the claim' },
      { keys: ['n'], does: 'Write its note' },
      { keys: [modKey('Shift+C')], does: 'Copy the quote with its source note' },
      { keys: ['Delete'], does: 'Delete the mark' },
      { keys: ['Esc'], does: 'Let go: of the selection, then of the mark' },
    ],
  },
  {
    title: 'Write a note',
    keys: [
      { keys: [modKey('B')], does: 'Bold' },
      { keys: ['-', '1.', '>'], does: 'At the start of a line, with a space: list, numbered list, quote' },
      { keys: [modKey('Shift+8'), modKey('Shift+7'), modKey('Shift+B')], does: 'The same for lines that are there' },
      { keys: ['@'], does: 'Mention another mark' },
      { keys: ['Alt+Enter'], does: 'Open the mention beside the caret' },
      { keys: [modKey('Enter')], does: 'Save the note' },
      { keys: ['Esc'], does: 'Leave the note' },
    ],
  },
  {
    title: 'Suggestions',
    keys: [
      { keys: ['q'], does: 'Go through them; Esc leaves' },
      { keys: ['↑', '↓'], does: 'Previous, next; j and k too in their list' },
      { keys: ['Enter', 'y'], does: 'Accept, and on to the next' },
      { keys: ['x'], does: 'Reject these words in this case' },
      { keys: ['e'], does: 'Change the words first' },
      { keys: ['Shift+Y'], does: 'Accept all with the same words in this article' },
      { keys: ['t'], does: 'Tag all like the focused mark' },
      { keys: [modKey('Shift+G')], does: 'Show them in the text, or only while you go through them' },
    ],
  },
  {
    title: 'Review and compare captures',
    keys: [
      { keys: ['↑', '↓'], does: 'Previous and next mark in the review' },
      { keys: ['y'], does: 'It is here: at the place that was found' },
      { keys: ['s'], does: 'It is at the selected words' },
      { keys: ['x'], does: 'It is not in this text' },
      { keys: ['n', 'Shift+N'], does: 'Next change, previous change' },
    ],
  },
  {
    title: 'Compare sources',
    keys: [
      { keys: ['j', 'k'], does: 'Next pair, previous pair' },
      { keys: ['s', 'd', 'c', 'u'], does: 'Link it: says the same, differs, contradicts, supports' },
      { keys: ['x'], does: 'Reject the proposed pair' },
      { keys: ['l'], does: 'Link the words selected in two sources; dragging one onto the other does it too' },
      { keys: ['o'], does: 'To the other side of the pair' },
      { keys: ['Delete'], does: 'Remove the link' },
      { keys: ['Esc'], does: 'Let go of the pair' },
    ],
  },
  {
    title: 'Claims',
    keys: [
      { keys: ['Enter', 'y'], does: 'Take up the proposed pair as it is proposed' },
      { keys: ['s', 'd', 'c', 'u'], does: 'Take it up as same, differs, contradicts, supports' },
      { keys: ['x'], does: 'Reject it' },
      { keys: ['w'], does: 'Propose weaker pairs too, or no longer' },
      { keys: ['←', '→', '↑', '↓'], does: 'Go through the matrix; Home, End and the Page keys too' },
      { keys: ['Enter'], does: 'Open the quote in the article; on a statement give it a title' },
      { keys: ['F2'], does: 'Give the statement a title' },
      { keys: ['Space', 'Shift+↓', 'Shift+↑'], does: 'Choose statements' },
      { keys: ['m'], does: 'Merge those that are chosen' },
      { keys: ['s'], does: 'On a quote: split it off into a statement of its own' },
    ],
  },
  {
    title: 'Actors and places',
    keys: [
      { keys: ['n'], does: 'A new one' },
      { keys: [MAC ? '⌃Space' : 'Ctrl+Space'], does: 'Choose this one too' },
      { keys: ['m'], does: 'Merge with another, or those that are chosen' },
      { keys: ['s'], does: 'Split: give some mentions to a new one' },
      { keys: ['r'], does: 'Rename' },
      { keys: ['Enter'], does: 'To its mentions; there, open one in the article' },
      { keys: ['o'], does: 'Open its first mention in the article' },
      { keys: ['y', 'x', 'u'], does: 'Of two that are alike: the same, different, unsure' },
      { keys: ['g', 'h'], does: 'Look a place up in the gazetteer, put it on the map by hand' },
      { keys: ['Delete'], does: 'Remove one that nothing refers to' },
    ],
  },
  {
    title: 'Read',
    keys: [
      { keys: ['←', '→', '↑', '↓'], does: 'Move the reading caret; with Shift select' },
      { keys: [MAC ? '⌥←' : 'Ctrl+←', MAC ? '⌥→' : 'Ctrl+→'], does: 'By words' },
      { keys: ['Home', 'End'], does: 'Start and end of the line' },
      { keys: ['Space', 'Page Up', 'Page Down'], does: 'Scroll' },
      { keys: [modKey('F')], does: 'Find words in the article; in a list, filter it' },
      { keys: ['Enter', 'F3'], does: 'Next place; with Shift the previous. Esc leaves it selected' },
    ],
  },
  {
    title: 'Window',
    keys: [
      {
        keys: [1, 2, 3, 4, 5, 6, 7].map((n) => modKey(String(n))),
        does: 'Read, compare, claims, actors, places, overview, search',
      },
      { keys: ['F6', 'Shift+F6'], does: 'Next pane, previous pane' },
      { keys: ['/'], does: 'Search the case; Enter opens what was found' },
      { keys: [modKey('I')], does: 'Import articles' },
      { keys: [modKey('V'), modKey('Shift+V')], does: 'Paste an article' },
      { keys: ['?'], does: 'This list' },
    ],
  },
];
