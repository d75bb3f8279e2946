/** The panes of the window and moving the keyboard between them. They are found by their mark in the page. */
import { holdKeys } from './held-keys';
import { state, update } from './store';
import { showInspector } from './view-settings';

/** In the order in which F6 goes through them. */
const PANES = [
  'library',
  'article',
  'inspector',
  'register',
  'map',
  'entity',
  'compare',
  'pair',
  'proposals',
  'statements',
  'statement',
  'overview',
  'search',
] as const;

type Pane = (typeof PANES)[number];

/** What of each pane takes the focus when the keyboard comes to it: the first that there is. */
const ENTRANCES: Readonly<Record<Pane, readonly string[]>> = {
  library: ['li button[tabindex="0"]', 'input'],
  article: ['[aria-label="Article"], [aria-label="Difference"]'],
  register: ['li[aria-current] button', 'li button[tabindex="0"]'],
  map: ['[role="application"]', 'select'],
  entity: ['[data-entrance]', 'button'],
  compare: ['[data-pair][aria-pressed="true"]', 'article'],
  pair: ['input', 'button'],
  proposals: ['li[aria-current] button', 'li button[tabindex="0"]', 'button'],
  statements: ['[data-stop]', 'input'],
  statement: ['[data-entrance]', 'select'],
  overview: ['input:checked'],
  search: ['li[aria-current] button', 'li button[tabindex="0"]', 'input[type="search"]'],
  inspector: ['[data-card]', 'li button[tabindex="0"]', '[role="tab"][aria-selected="true"]'],
};

function paneElement(pane: Pane): HTMLElement | null {
  return document.querySelector(`[data-pane="${pane}"]`);
}

/** True when the keyboard is in this pane. */
export function inPane(pane: Pane): boolean {
  return paneElement(pane)?.contains(document.activeElement) === true;
}

/** Moves the keyboard to the next or previous pane that can be seen. */
export function cyclePanes(step: 1 | -1): void {
  const open = PANES.filter((pane) => paneElement(pane)?.checkVisibility({ visibilityProperty: true }) === true);
  const current = open.findIndex(inPane);
  const from = current === -1 && step === -1 ? 0 : current;
  const next = open[(from + step + open.length) % open.length];
  if (next) enter(next);
}

function enter(pane: Pane): void {
  const element = paneElement(pane);
  for (const selector of ENTRANCES[pane]) {
    const entrance = element?.querySelector<HTMLElement>(selector);
    if (!entrance) continue;
    entrance.focus();
    return;
  }
  element?.focus();
}

/** Moves the keyboard to this pane, if it can be seen. */
export function focusPane(pane: Pane): void {
  if (paneElement(pane)?.checkVisibility({ visibilityProperty: true }) === true) enter(pane);
}

/** Moves the keyboard to the filter of the library, or of the register that is shown. */
export function focusFilter(): void {
  const { view } = state();
  const pane: Pane =
    view === 'read' ? 'library' : view === 'claims' ? 'statements' : view === 'search' ? 'search' : 'register';
  const field = paneElement(pane)?.querySelector<HTMLInputElement>('input[type="search"]');
  field?.focus();
  field?.select();
}

/** Shows the search and moves the keyboard into its field. It may come onto the page only then. */
export function openSearch(): void {
  update({ view: 'search' });
  seek('[data-pane="search"] input[type="search"]', PATIENCE);
}

/** Moves the keyboard to the card of the focused mark. */
export function focusCard(): void {
  update({ inspectorTab: 'annotations' });
  reach('[data-card]');
}

/** Moves the keyboard to where it is said which actor or place the focused mark is, or who speaks in it. */
export function focusLink(): void {
  update({ inspectorTab: 'annotations' });
  enterField('[data-card] [data-link] input');
}

/** Moves the keyboard to the note of the focused mark. */
export function focusNote(): void {
  update({ inspectorTab: 'annotations' });
  enterField('[data-card] [role="textbox"]');
}

/** Moves the keyboard to the review's current annotation. */
export function focusReview(): void {
  reach('[data-review] [aria-current] button');
}

/** Moves the keyboard to the suggestion that is looked at. It may come onto the page only after its list has scrolled. */
export function focusQueue(): void {
  document.querySelector<HTMLElement>('[data-queue]')?.focus({ preventScroll: true });
  seek('[data-queue] li[aria-current] button', 8);
}

/** True when the keyboard is in the queue of suggestions. */
export function inQueue(): boolean {
  return document.activeElement instanceof Element && document.activeElement.closest('[data-queue]') !== null;
}

/** Counts what the keyboard is to wait for: what comes onto the page late does not take it from what was asked after. */
let asked = 0;

/** Moves the keyboard to an element that may come onto the page only within the next `frames`. */
export function seek(selector: string, frames: number): void {
  awaitElement(
    () => document.querySelector<HTMLElement>(selector),
    frames,
    (found) => {
      found?.focus({ preventScroll: true });
    },
  );
}

/** Shows where the opened source comes from and moves the keyboard there. */
export function openProvenance(): void {
  update({ inspectorTab: 'provenance' });
  reach('[role="tabpanel"]');
}

/** How many frames what is to be reached may take to appear. */
const PATIENCE = 60;

/** Moves the keyboard into the inspector, which may have to come out first, or draw the card of another mark. */
function reach(selector: string, reached?: (element: HTMLElement | undefined) => void): void {
  showInspector();
  const from = document.activeElement;
  // Who went elsewhere meanwhile, by mouse or key, stays there.
  const gone = (): boolean => document.activeElement !== from && document.activeElement !== document.body;
  awaitElement(
    () => inInspector(selector),
    PATIENCE,
    (found) => {
      const stays = found && !gone();
      if (stays) found.focus();
      reached?.(stays ? found : undefined);
    },
  );
}

/** Tells `found`, once, what `find` finds in one of the next `frames`: nothing if something else is asked for meanwhile. */
function awaitElement(
  find: () => HTMLElement | null,
  frames: number,
  found: (element: HTMLElement | undefined) => void,
): void {
  const turn = ++asked;
  const look = (left: number): void => {
    requestAnimationFrame(() => {
      const element = turn === asked ? find() : null;
      if (element || left === 0 || turn !== asked) found(element ?? undefined);
      else look(left - 1);
    });
  };
  look(frames);
}

/** Goes into a field of the card that is shown: at once where that can be done, since the next key may be a letter. */
function enterField(selector: string): void {
  asked++;
  const field = inInspector(selector);
  field?.focus();
  if (field && (document.activeElement === field || !field.isConnected)) return;
  const keys = holdKeys();
  reach(selector, (reached) => {
    const typed = keys.release();
    if (reached && typed !== '') document.execCommand('insertText', false, typed);
  });
}

function inInspector(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="inspector"] ${selector}`);
}
