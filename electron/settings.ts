/**
 * What is remembered between starts: how the window is set up, and where each case's window stood. One small JSON file
 * in the home folder; a broken one is kept aside and never stops a start.
 */
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { DEFAULT_VIEW, type ViewSettings } from '../domain/bridge';
import { replaceFile } from './replace-file';

/** Where a window stood, in the system's coordinates. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Places of the cases opened last are kept, and no more than this. */
const PLACES_KEPT = 50;

const width = z.number().min(0).max(10_000);
const coordinate = z.number().int().min(-100_000).max(100_000);

const viewShape = {
  appearance: z.enum(['system', 'light', 'dark']),
  textSize: z.number().min(80).max(200),
  libraryWidth: width,
  inspectorWidth: width,
  libraryOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  suggestionsShown: z.boolean(),
};

const view = z.strictObject(viewShape);

/** What the window may ask to be changed. Unknown keys and values out of range are refused. */
export const VIEW_CHANGE = view.partial();

const place = z.strictObject({
  x: coordinate,
  y: coordinate,
  width: z.number().int().positive().max(100_000),
  height: z.number().int().positive().max(100_000),
  maximized: z.boolean(),
});

/** A file of an earlier version lacks what came later. */
const writtenView = view.extend({
  suggestionsShown: viewShape.suggestionsShown.default(DEFAULT_VIEW.suggestionsShown),
});

const file = z.strictObject({ version: z.literal(1), view: writtenView, places: z.record(z.string(), place) });

/** The settings of one home folder. Reading never fails; writing throws what the file system throws. */
export interface Settings {
  view(): ViewSettings;
  /** Changes what is given and writes the file if that made a difference. */
  changeView(changed: z.infer<typeof VIEW_CHANGE>): ViewSettings;
  place(casePath: string): WindowPlace | undefined;
  rememberPlace(casePath: string, place: WindowPlace): void;
}

/** Reads `settings.json` in `home`; when it is missing or broken the defaults hold. */
export function openSettings(home: string): Settings {
  const target = path.join(home, 'settings.json');
  let current = readSettings(target);
  const change = (next: z.infer<typeof file>): void => {
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    mkdirSync(home, { recursive: true });
    replaceFile(target, [`${JSON.stringify(next, null, 2)}\n`]);
  };
  return {
    view: () => current.view,
    changeView: (changed) => {
      const given = Object.entries(changed).filter(([, value]) => value !== undefined);
      change({ ...current, view: view.parse({ ...current.view, ...Object.fromEntries(given) }) });
      return current.view;
    },
    place: (casePath) => (Object.hasOwn(current.places, casePath) ? current.places[casePath] : undefined),
    rememberPlace: (casePath, remembered) => {
      const others = Object.entries(current.places).filter(([other]) => other !== casePath);
      const kept = [...others, [casePath, remembered] as const].slice(-PLACES_KEPT);
      change({ ...current, places: Object.fromEntries(kept) });
    },
  };
}

function readSettings(target: string): z.infer<typeof file> {
  const defaults = { version: 1 as const, view: DEFAULT_VIEW, places: {} };
  let written: string;
  try {
    written = readFileSync(target, 'utf8');
  } catch {
    return defaults;
  }
  try {
    return file.parse(JSON.parse(written));
  } catch {
    try {
      renameSync(target, target.replace(/\.json$/, '.broken.json'));
    } catch {
      // It can't be moved either; the next change replaces it.
    }
    return defaults;
  }
}
