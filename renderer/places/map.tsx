/**
 * The map of the places that a case mentions: an offline vector map that is dragged, wheeled and typed at. It knows no
 * store: what it shows and what becomes of a click is told to it. The list beside it says the same in words.
 */
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { counted } from '../counted';
import { Crosshair } from './crosshair';
import { useLand } from './land-canvas';
import { MapNames } from './map-names';
import type { MapPlace, Placing } from './map-place';
import { MapPlaces } from './map-places';
import { MapScale } from './map-scale';
import styles from './map.module.css';
import {
  fit,
  fromPixels,
  move,
  toDegrees,
  toPixels,
  toPlane,
  within,
  zoom,
  type PlanePoint,
  type Size,
  type View,
} from './projection';
import { radiusOf } from './radius';
import { useSize } from './use-size';

interface Props {
  readonly places: readonly MapPlace[];
  /** Id of the place that is open elsewhere: it stands out, and is brought into view. */
  readonly current: string | undefined;
  onChoose(id: string): void;
  /** When set, the next click or Enter puts a pin there. */
  readonly placing: Placing | undefined;
}

/** Pixels that an arrow key moves the map by. */
const STEP = 80;
/** How much closer a key or a button comes. */
const CLOSER = 1.6;
/** Pixels that an arrow key moves the crosshair by, without and with Shift. */
const AIM_STEPS = [12, 1] as const;
/** Pixels that the pointer may tremble by in a click. */
const TREMBLE = 4;

const ARROWS: Readonly<Record<string, PlanePoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The map, as large as the box that it is in. */
export function PlaceMap({ places, current, onChoose, placing }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  // Until somebody moves it, the map shows all places, whichever they are.
  const [moved, setMoved] = useState<View>();
  const view = moved === undefined ? fit(places, size) : within(moved, size);
  const [aim, setAim] = useState<PlanePoint>();
  const middle = { x: size.width / 2, y: size.height / 2 };
  const target = aim ?? middle;

  const { canvas, map, failed } = useLand(view, size);
  const change = (next: View): void => {
    setMoved(next);
  };
  const closer = (factor: number, at: PlanePoint = placing ? target : middle): void => {
    change(zoom(view, size, factor, at));
  };

  const [followed, setFollowed] = useState<string>();
  if (followed !== current && size.width > 0) {
    setFollowed(current);
    const place = places.find(({ id }) => id === current);
    if (place && !isShown(place, view, size)) setMoved(within({ ...view, ...toPlane(place) }, size));
  }

  const toPlaceNow = placing?.name;
  const [aimedAt, setAimedAt] = useState<string>();
  if (aimedAt !== toPlaceNow) {
    setAimedAt(toPlaceNow);
    setAim(undefined);
  }
  useEffect(() => {
    if (toPlaceNow !== undefined) surface.current?.focus();
  }, [toPlaceNow]);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    // A pinch comes as small steps with Ctrl.
    const speed = event.ctrlKey ? 0.01 : 0.0022;
    closer(Math.exp(-event.deltaY * lines * speed), pixelOf(event, box.current));
  });
  useEffect(() => {
    const element = box.current;
    const listen = (event: WheelEvent): void => {
      onWheel(event);
    };
    // React listens passively, and the page would scroll.
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);

  /** What works wherever the focus is in the map. Answers whether the key was one of these. */
  const onZoomKey = ({ key }: KeyboardEvent): boolean => {
    if (key === '+' || key === '=') closer(CLOSER);
    else if (key === '-' || key === '_') closer(1 / CLOSER);
    else if (key === '0') setMoved(undefined);
    else if (key === 'Escape' && placing) placing.onCancel();
    else return false;
    return true;
  };

  const put = (pixel: PlanePoint): void => {
    const { lat, lon } = toDegrees(fromPixels(view, size, pixel));
    placing?.onPlace(Number(lat.toFixed(5)), Number(lon.toFixed(5)));
  };

  const onSurfaceKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (placing && arrow) {
      const step = AIM_STEPS[event.shiftKey ? 1 : 0];
      const next = { x: target.x + arrow.x * step, y: target.y + arrow.y * step };
      const beyond = {
        x: next.x - clamp(next.x, 24, size.width - 24),
        y: next.y - clamp(next.y, 24, size.height - 24),
      };
      // At the edge the map moves instead, under a crosshair that stays.
      if (beyond.x !== 0 || beyond.y !== 0) change(move(view, size, { x: -beyond.x, y: -beyond.y }));
      setAim({ x: next.x - beyond.x, y: next.y - beyond.y });
    } else if (placing && event.key === 'Enter') put(target);
    else if (arrow) change(move(view, size, { x: -arrow.x * STEP, y: -arrow.y * STEP }));
    else if (!onZoomKey(event)) return;
    event.preventDefault();
  };

  const drag = useRef<{ readonly from: PlanePoint; readonly view: View; far: boolean }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: pixelOf(event, box.current), view, far: false };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const at = pixelOf(event, box.current);
    if (placing) setAim(at);
    if (drag.current === undefined) return;
    const by = { x: at.x - drag.current.from.x, y: at.y - drag.current.from.y };
    drag.current.far ||= Math.hypot(by.x, by.y) > TREMBLE;
    if (drag.current.far) change(move(drag.current.view, size, by));
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (placing && drag.current?.far === false && event.type === 'pointerup') put(pixelOf(event, box.current));
    drag.current = undefined;
  };

  const shown = places
    .map((place) => ({ place, ...toPixels(view, size, toPlane(place)), radius: radiusOf(place.mentions, places) }))
    .sort((a, b) => b.place.mentions - a.place.mentions);
  const keys = placing
    ? `Arrow keys move the crosshair, with Shift by a pixel. Enter puts the pin for ${placing.name} there, Escape leaves it.`
    : 'Arrow keys move the map, plus and minus zoom, 0 shows all places. Tab goes to the places.';

  return (
    <div ref={box} role="group" aria-label="Map of places" className={styles.map} data-placing={placing !== undefined}>
      <canvas ref={canvas} aria-hidden="true" className={styles.land} />
      <div
        ref={surface}
        role="application"
        aria-label={`Map with ${counted(places.length, 'place')}. ${keys}`}
        tabIndex={0}
        className={styles.surface}
        onKeyDown={onSurfaceKey}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onDoubleClick={(event) => {
          if (!placing) closer(CLOSER, pixelOf(event, box.current));
        }}
      />
      <MapNames places={shown} current={current} map={map} view={view} size={size} />
      <MapPlaces places={shown} current={current} onChoose={onChoose} onZoomKey={onZoomKey} />
      {placing && <Crosshair placing={placing} at={target} view={view} size={size} map={map} />}
      <div className={styles.tools}>
        <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => closer(CLOSER)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => closer(1 / CLOSER)}>
          −
        </button>
        <button type="button" title="Show all places (0)" onClick={() => setMoved(undefined)}>
          All
        </button>
      </div>
      {failed && (
        <p role="alert" className={styles.failed}>
          The borders can’t be shown, because a file of Sourcemark is missing or damaged. The places are where they
          belong; install Sourcemark again to see the borders.
        </p>
      )}
      <MapScale view={view} />
    </div>
  );
}

function pixelOf(event: { readonly clientX: number; readonly clientY: number }, box: HTMLElement | null): PlanePoint {
  const { left = 0, top = 0 } = box?.getBoundingClientRect() ?? {};
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Whether a place is in view, and not at its very edge. */
function isShown(place: MapPlace, view: View, size: Size): boolean {
  const { x, y } = toPixels(view, size, toPlane(place));
  return x > 24 && y > 24 && x < size.width - 24 && y < size.height - 24;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
