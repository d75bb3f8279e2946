/** How the window is arranged: pane widths, text size, appearance. Shown at once, remembered by main. */
import type { ViewSettings } from '../domain/bridge';
import { bridge } from './bridge';
import { say, start } from './messages';
import { state, update, type WindowState } from './store';

/** Below this width the inspector lies over the article, in CSS pixels; larger text needs a wider window. */
const NARROW = 1100;

const SIZES = [80, 90, 100, 110, 125, 150, 175, 200];

/** Takes settings into use and has them remembered. */
export function changeSettings(changed: Partial<ViewSettings>): void {
  update({ settings: { ...state().settings, ...changed } });
  start('settings', bridge.saveSettings(changed));
}

/** Makes the text larger (1), smaller (-1) or of its own size (0). */
export function changeTextSize(step: 1 | -1 | 0): void {
  const { textSize } = state().settings;
  const next = step === 1 ? SIZES.find((size) => size > textSize) : SIZES.findLast((size) => size < textSize);
  changeSettings({ textSize: step === 0 ? 100 : (next ?? textSize) });
}

/** Shows or hides the library. */
export function toggleLibrary(): void {
  changeSettings({ libraryOpen: !state().settings.libraryOpen });
}

/** Shows or hides the inspector, over the article in a narrow window and beside it otherwise. */
export function toggleInspector(): void {
  if (isNarrow(state())) update({ inspectorOver: !state().inspectorOver });
  else changeSettings({ inspectorOpen: !state().settings.inspectorOpen });
}

/** Shows what is suggested in the text at all times, or only while a person goes through it. */
export function toggleSuggestions(): void {
  const suggestionsShown = !state().settings.suggestionsShown;
  changeSettings({ suggestionsShown });
  say(
    suggestionsShown
      ? 'What is suggested is shown in the text.'
      : 'What is suggested is shown in the text only while you go through it.',
  );
}

/** Makes sure that the inspector can be seen. */
export function showInspector(): void {
  if (isNarrow(state())) update({ inspectorOver: true });
  else if (!state().settings.inspectorOpen) changeSettings({ inspectorOpen: true });
}

/** True when the window has no room for three panes beside each other. */
export function isNarrow({ settings }: Pick<WindowState, 'settings'>): boolean {
  return window.innerWidth < NARROW * Math.max(1, settings.textSize / 100);
}
