/**
 * Runs in a page with a grid: tells when the grid was first painted after a key, and what its frames took while it was
 * scrolled. The same for the app and for what it is compared with.
 */
import { nextFrame } from './frame';

/** How long each frame took in which the grid had scrolled, in milliseconds. */
export interface ScrollFrames {
  /** From one frame to the next, the frames between scrolled ones included. */
  readonly frames: readonly number[];
  /** What the page itself did in a frame: from the scroll event to the end of painting. */
  readonly work: readonly number[];
  /** How far it scrolled, in CSS pixels. */
  readonly distance: number;
}

/** What the benchmark asks of the page. */
interface GridProbe {
  /** Watches for the next key and the first cell after it. */
  watchKey(cell: string): void;
  /** From the key until the frame with the first cell had been painted, in milliseconds. */
  shown(): Promise<number>;
  /** Watches the frames from now on. */
  watchScroll(scroller: string): void;
  scrolled(): ScrollFrames;
}

declare global {
  interface Window {
    gridProbe?: GridProbe;
  }
}

let showing: Promise<number> | undefined;
let watch: { stop(): ScrollFrames } | undefined;

window.gridProbe = {
  watchKey(cell) {
    showing = new Promise((resolve) => {
      const press = ({ timeStamp }: KeyboardEvent): void => {
        void firstPainted(cell).then((at) => {
          resolve(at - timeStamp);
        });
      };
      window.addEventListener('keydown', press, { capture: true, once: true });
    });
  },
  async shown() {
    if (!showing) throw new Error('expected a key to be watched for');
    return showing;
  },
  watchScroll(selector) {
    const scroller = document.querySelector<HTMLElement>(selector);
    if (!scroller) throw new Error(`expected ${selector} on the page`);
    watch = watchFrames(scroller);
  },
  scrolled() {
    if (!watch) throw new Error('expected scrolling to be watched');
    return watch.stop();
  },
};

async function firstPainted(cell: string): Promise<number> {
  do {
    await nextFrame();
  } while (!document.querySelector(cell));
  return nextFrame();
}

function watchFrames(scroller: HTMLElement): { stop(): ScrollFrames } {
  const frames: number[] = [];
  const work: number[] = [];
  const { scrollTop: top, scrollLeft: left } = scroller;
  let [last, going] = [0, true];
  const frame = (time: number): void => {
    if (last > 0) frames.push(time - last);
    last = time;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  let begun: number | undefined;
  // Before every other listener, those of the grid included.
  const scroll = (): void => {
    if (begun !== undefined) return;
    const from = performance.now();
    begun = from;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // The message comes when the frame has been laid out and painted.
      port1.onmessage = () => {
        work.push(performance.now() - from);
        begun = undefined;
        port1.close();
      };
      port2.postMessage(undefined);
    });
  };
  window.addEventListener('scroll', scroll, { capture: true });
  return {
    stop() {
      going = false;
      window.removeEventListener('scroll', scroll, { capture: true });
      return { frames, work, distance: Math.abs(scroller.scrollTop - top) + Math.abs(scroller.scrollLeft - left) };
    },
  };
}
