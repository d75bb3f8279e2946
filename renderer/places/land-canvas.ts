/** The canvas beneath the places: loads the land when a map is first shown, and paints it anew when the map or a colour changes. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { paintLand, type LandColours } from './land';
import type { Size, View } from './projection';
import { loadWorldMap, type WorldMap } from './world-map';

/** What `useLand` answers. */
interface Land {
  /** For the canvas to be painted on. */
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Undefined while it is being loaded. */
  readonly map: WorldMap | undefined;
  readonly failed: boolean;
}

/** Paints the land as `view` shows it, in the colours of the canvas's own theme. */
export function useLand(view: View, size: Size): Land {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [map, setMap] = useState<WorldMap>();
  const [failed, setFailed] = useState(false);
  const colours = useColours();

  useEffect(() => {
    let gone = false;
    loadWorldMap().then(
      (loaded) => {
        if (!gone) setMap(loaded);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, []);

  // With the places, or they would swim on the land while it is dragged.
  const { x, y, scale } = view;
  useLayoutEffect(() => {
    if (canvas.current === null || size.width === 0) return;
    const density = window.devicePixelRatio;
    paintLand(canvas.current, map, { view: { x, y, scale }, size, density, colours: coloursOf(canvas.current) });
  }, [map, x, y, scale, size, colours]);

  return { canvas, map, failed };
}

/** What the colours of the page depend on. */
const THEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/** A number that changes when the colours do. */
function useColours(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = (): void => {
      setChanges((before) => before + 1);
    };
    const queries = THEMES.map((theme) => matchMedia(theme));
    for (const query of queries) query.addEventListener('change', changed);
    return () => {
      for (const query of queries) query.removeEventListener('change', changed);
    };
  }, []);
  return changes;
}

function coloursOf(element: Element): LandColours {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--map-${name}`).trim();
  return {
    water: colour('water'),
    land: colour('land'),
    coast: colour('coast'),
    border: colour('border'),
    province: colour('province'),
  };
}
