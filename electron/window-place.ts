/** Where a window goes when its case opens again: where it was, as far as that is still on a screen. */
import type { WindowPlace } from './settings';

/** A rectangle in the system's coordinates. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest window that the interface is made for. */
export const SMALLEST = { width: 900, height: 600 } as const;

const USUAL = { width: 1360, height: 860 } as const;

/**
 * The place for a window on one of `displays` (their work areas, the main one first): the remembered place moved and
 * shrunk until it lies on the display it overlaps most, else the usual size in the middle of the main display.
 */
export function windowPlace(remembered: WindowPlace | undefined, displays: readonly Area[]): WindowPlace {
  const main = displays[0] ?? { x: 0, y: 0, ...USUAL };
  const display = remembered && bestDisplay(remembered, displays);
  if (!remembered || !display) {
    const size = fit(USUAL, main);
    return {
      x: main.x + Math.round((main.width - size.width) / 2),
      y: main.y + Math.round((main.height - size.height) / 2),
      ...size,
      maximized: remembered?.maximized ?? false,
    };
  }
  const size = fit(remembered, display);
  return {
    x: clamp(remembered.x, display.x, display.x + display.width - size.width),
    y: clamp(remembered.y, display.y, display.y + display.height - size.height),
    ...size,
    maximized: remembered.maximized,
  };
}

function bestDisplay(place: Area, displays: readonly Area[]): Area | undefined {
  let best: { display: Area; shared: number } | undefined;
  for (const display of displays) {
    const shared = sharedArea(place, display);
    if (shared > (best?.shared ?? 0)) best = { display, shared };
  }
  return best?.display;
}

function sharedArea(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Not above the display's size, and not below the smallest unless the display itself is. */
function fit(size: { width: number; height: number }, display: Area): { width: number; height: number } {
  return {
    width: Math.min(display.width, Math.max(SMALLEST.width, size.width)),
    height: Math.min(display.height, Math.max(SMALLEST.height, size.height)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
