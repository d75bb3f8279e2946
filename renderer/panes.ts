/** The panes of the window and moving the keyboard between them. They are found by their mark in the page. */
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

/** Moves the keyboard to an element that may come onto the page only within the next `frames`. */
export function seek(selector: string, frames: number): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) found.focus({ preventScroll: true });
    else if (frames > 0) seek(selector, frames - 1);
  });
}

/** Shows where the opened source comes from and moves the keyboard there. */
export function openProvenance(): void {
  update({ inspectorTab: 'provenance' });
  reach('[role="tabpanel"]');
}

/** How many frames what is to be reached may take to appear. */
const PATIENCE = 60;

function reach(selector: string, patience = PATIENCE): void {
  showInspector();
  // The inspector may have to come out first, or the card of another mark to be drawn.
  requestAnimationFrame(() => {
    const element = inInspector(selector);
    if (element) element.focus();
    else if (patience > 0) reach(selector, patience - 1);
  });
}

/** Goes into a field of the card that is shown: at once where that can be done, since the next key may be a letter. */
function enterField(selector: string): void {
  const field = inInspector(selector);
  field?.focus();
  if (!field || (document.activeElement !== field && field.isConnected)) reach(selector);
}

function inInspector(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="inspector"] ${selector}`);
}
