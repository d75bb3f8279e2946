/** What keys and menus do. Keys that write text are left to the fields that have the focus. */
import type { MenuCommand } from '../domain/bridge';
import { swapEnd } from './article/end-moves';
import { divideAtCaret, mergeWithNext } from './article/reshaping';
import { cycleMarks, focusArticle, stepMark, tagSelection } from './article/shown-article';
import { acceptCandidate, declareLost, placeAtSelection } from './captures/review';
import { isField, keepsKey } from './field';
import { openFinding, stepFound } from './finding/finding';
import { redo, undo } from './history';
import { copyCitation } from './exporting/copy-citation';
import { openExport } from './exporting/exporting';
import { importChosen } from './imports';
import { removeFocused } from './marking';
import { start } from './messages';
import { commitBounds } from './moving';
import { openPaste } from './paste';
import { cyclePanes, focusCard, focusFilter, focusLink, focusNote, inPane, inQueue, openSearch } from './panes';
import { service } from './service';
import { focusMark } from './sources';
import { focusedMark, state, update, VIEWS } from './store';
import {
  acceptAlike,
  acceptCurrent,
  editCurrent,
  enterQueue,
  leaveQueue,
  rejectCurrent,
  stepSuggestion,
} from './suggestions/deciding';
import { openLike } from './suggestions/like';
import { mergeCopy, openTakingIn } from './taking-in/taking-in';
import { changeSettings, changeTextSize, toggleInspector, toggleLibrary, toggleSuggestions } from './view-settings';

/** What each menu item does. */
const MENU: Readonly<Record<MenuCommand, () => void>> = {
  import: () => {
    start('import', importChosen());
  },
  'import-folder': () => {
    start('import', importChosen('folder'));
  },
  paste: () => {
    openPaste();
  },
  export: openExport,
  'import-annotations': openTakingIn,
  merge: () => {
    start('merge', mergeCopy());
  },
  undo: () => {
    if (!editField('undo')) start('undo', undo());
  },
  redo: () => {
    if (!editField('redo')) start('redo', redo());
  },
  find: () => {
    if (inPane('library') || !openFinding()) focusFilter();
  },
  'find-source': focusFilter,
  'show-claims': () => {
    update({ view: 'claims' });
  },
  'toggle-library': toggleLibrary,
  'toggle-inspector': toggleInspector,
  'toggle-suggestions': toggleSuggestions,
  'text-larger': () => {
    changeTextSize(1);
  },
  'text-smaller': () => {
    changeTextSize(-1);
  },
  'text-normal': () => {
    changeTextSize(0);
  },
  compare: () => {
    update({ view: 'compare' });
  },
  keys: () => {
    update({ dialog: { kind: 'keys' } });
  },
  verify: () => {
    start('verify', verify());
  },
  codebook: () => {
    if (state().case) update({ dialog: { kind: 'codebook' } });
  },
  annotator: () => {
    update({ dialog: { kind: 'annotator' } });
  },
  'appearance-system': () => {
    changeSettings({ appearance: 'system' });
  },
  'appearance-light': () => {
    changeSettings({ appearance: 'light' });
  },
  'appearance-dark': () => {
    changeSettings({ appearance: 'dark' });
  },
};

/** Does what a menu item asks. While a dialog is open, menus wait for it. */
export function runMenu(command: MenuCommand): void {
  if (document.querySelector('dialog[open]') && !['undo', 'redo'].includes(command)) return;
  MENU[command]();
}

/** Keys that work anywhere but in fields. Each answers false when there was nothing for it to do. */
const KEYS: Readonly<Record<string, () => boolean | undefined>> = {
  c: () => tagSelection('claim'),
  a: () => tagSelection('actor'),
  p: () => tagSelection('place'),
  j: () => (inQueue() && stepSuggestion(1)) || void stepMark(1),
  k: () => (inQueue() && stepSuggestion(-1)) || void stepMark(-1),
  v: () => cycleMarks(1),
  'shift+v': () => cycleMarks(-1),
  o: swapEnd,
  d: () => !inPane('library') && divideAtCaret(),
  m: () => !inPane('library') && mergeWithNext(),
  q: enterQueue,
  // The review is looked at, or else a suggestion.
  y: () => !inPane('library') && (acceptCandidate() || acceptCurrent()),
  'shift+y': () => !inPane('library') && acceptAlike(),
  s: () => !inPane('library') && placeAtSelection(),
  l: () => (focusedMark(state()) ? void focusLink() : false),
  x: () => !inPane('library') && (declareLost() || rejectCurrent()),
  'shift+x': () => !inPane('library') && rejectCurrent(),
  e: () => !inPane('library') && editCurrent(),
  t: () => !inPane('library') && openLike(),
  n: () => (focusedMark(state()) ? void focusNote() : false),
  enter: () => {
    // On a button Enter presses it.
    if (document.activeElement instanceof HTMLButtonElement) return false;
    if (!inPane('library') && acceptCurrent()) return undefined;
    if (!inPane('article') || !focusedMark(state())) return false;
    focusCard();
    return undefined;
  },
  delete: removeByKey,
  backspace: removeByKey,
  escape: () => {
    if (inPane('inspector')) {
      leaveQueue();
      update({ inspectorOver: false });
      focusArticle();
      return undefined;
    }
    if (inPane('article') || !focusedMark(state())) return false;
    focusMark(undefined);
    return undefined;
  },
  'mod+shift+c': copyCitation,
  'mod+z': () => void runMenu('undo'),
  'mod+shift+z': () => void runMenu('redo'),
  'mod+y': () => void runMenu('redo'),
  f3: () => stepFound(1),
  'shift+f3': () => stepFound(-1),
  '/': () => void openSearch(),
  '?': () => void runMenu('keys'),
};

/** Those of them that do not need the article. */
const KEYS_OF_ANY_VIEW: ReadonlySet<string> = new Set(['mod+z', 'mod+shift+z', 'mod+y', '?', '/']);

/** Keys that work in fields too. */
const KEYS_EVERYWHERE: Readonly<Record<string, () => void>> = {
  'mod+i': () => {
    runMenu('import');
  },
  'mod+shift+v': () => {
    runMenu('paste');
  },
  'mod+f': () => {
    runMenu('find');
  },
  ...Object.fromEntries(
    VIEWS.map((view, at) => [
      `mod+${at + 1}`,
      () => {
        if (view === 'search') openSearch();
        else update({ view });
      },
    ]),
  ),
  f6: () => {
    cyclePanes(1);
  },
  'shift+f6': () => {
    cyclePanes(-1);
  },
};

/** Does what a key asks. True when it did, so that nothing else should. */
export function runKey(name: string, target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return false;
  const everywhere = Object.hasOwn(KEYS_EVERYWHERE, name) ? KEYS_EVERYWHERE[name] : undefined;
  if (everywhere) {
    everywhere();
    return true;
  }
  if (keepsKey(target, name) || !Object.hasOwn(KEYS, name)) return false;
  // The article stays as it is behind a register, whose own keys are taken there.
  if (state().view !== 'read' && !KEYS_OF_ANY_VIEW.has(name)) return false;
  return KEYS[name]?.() !== false;
}

function removeByKey(): boolean | undefined {
  // In the library Delete would be taken for "delete this source".
  if (inPane('library') || !focusedMark(state())) return false;
  start('remove', commitBounds().then(removeFocused));
  return undefined;
}

async function verify(): Promise<void> {
  update({ dialog: { kind: 'verify', report: undefined } });
  try {
    const report = await service.verify();
    if (state().dialog?.kind === 'verify') update({ dialog: { kind: 'verify', report } });
  } catch (thrown) {
    update({ dialog: undefined });
    throw thrown;
  }
}

/** A field keeps its own undo: a menu item reaches it only through what the browser tells an editor. */
function editField(command: 'undo' | 'redo'): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLElement && field.isContentEditable) {
    const inputType = command === 'undo' ? 'historyUndo' : 'historyRedo';
    field.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }));
    return true;
  }
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !isField(field)) return false;
  document.execCommand(command);
  return true;
}
