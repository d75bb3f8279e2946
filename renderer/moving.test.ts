import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseSummary, Mark, OpenedSource } from '../domain/contract';
import { SourcemarkError } from '../domain/errors';
import type { Span } from '../domain/text';

const { moveBounds, undoOnce } = vi.hoisted(() => ({
  moveBounds: vi.fn<(id: string, text: string, span: Span) => Promise<void>>(),
  undoOnce: vi.fn(() => Promise.resolve({ description: 'x', source: undefined, annotation: undefined })),
}));
vi.mock('./service', () => ({ service: { moveBounds, undo: undoOnce } }));

import { undo } from './history';
import { cancelBounds, commitBounds, showBounds } from './moving';
import { focusMark } from './sources';
import { focusedMark, state, update } from './store';

const mark = (id: string, start: number, end: number): Mark => ({
  ...{ id, start, end, tag: 'claim', note: '', createdAt: '2026-11-22', createdBy: 'N' },
});

/** What the case holds. */
function hold(...marks: Mark[]): void {
  update({ opened: { source: 's', text: 't', content: 'one two three four', marks } as unknown as OpenedSource });
}

/** A service that keeps what it is asked to, telling of the change before it answers. */
function keeps(): void {
  moveBounds.mockImplementation((id, _, { start, end }) => {
    hold(mark(id, start, end), mark('b', 8, 13));
    return Promise.resolve();
  });
}

function focused(): ReturnType<typeof focusedMark> & object {
  const found = focusedMark(state());
  if (!found) throw new Error('expected a focused mark');
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  moveBounds.mockReset();
  undoOnce.mockClear();
  keeps();
  update({ case: { readOnly: false } as CaseSummary, focused: 'a', moved: undefined, alerts: [] });
  hold(mark('a', 0, 3), mark('b', 8, 13));
});

describe('bounds that are moved', () => {
  it('are shown at once and saved once after a rest', async () => {
    showBounds(focused(), { start: 0, end: 7 });
    await vi.advanceTimersByTimeAsync(300);
    showBounds(focused(), { start: 0, end: 13 });
    expect(focused()).toMatchObject({ start: 0, end: 13 });
    await vi.advanceTimersByTimeAsync(300);
    expect(moveBounds).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(moveBounds.mock.calls).toEqual([['a', 't', { start: 0, end: 13 }]]);
    expect(state().moved).toBeUndefined();
    expect(focused()).toMatchObject({ start: 0, end: 13 });
  });

  it('are not saved by time while they are held', async () => {
    showBounds(focused(), { start: 0, end: 7 }, { held: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(moveBounds).not.toHaveBeenCalled();
    await commitBounds();
    expect(moveBounds).toHaveBeenCalledTimes(1);
  });

  it('go back without being saved', async () => {
    showBounds(focused(), { start: 0, end: 7 });
    expect(cancelBounds()).toBe(true);
    expect(cancelBounds()).toBe(false);
    expect(focused()).toMatchObject({ start: 0, end: 3 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(moveBounds).not.toHaveBeenCalled();
  });

  it('need no saving where they end where they began', async () => {
    showBounds(focused(), { start: 0, end: 7 });
    showBounds(focused(), { start: 0, end: 3 });
    expect(state().moved).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5000);
    expect(moveBounds).not.toHaveBeenCalled();
  });

  it('are saved when another mark takes the focus', async () => {
    showBounds(focused(), { start: 0, end: 7 });
    focusMark('b');
    await vi.advanceTimersByTimeAsync(0);
    expect(moveBounds).toHaveBeenCalledTimes(1);
  });

  it('are saved before an undo', async () => {
    showBounds(focused(), { start: 0, end: 7 });
    await undo();
    expect(moveBounds).toHaveBeenCalledTimes(1);
    expect(moveBounds.mock.invocationCallOrder[0]).toBeLessThan(undoOnce.mock.invocationCallOrder[0] ?? 0);
  });

  it('that are moved on while the first are saved are saved too', async () => {
    let answer: (() => void) | undefined;
    moveBounds.mockImplementationOnce(
      (id, _, { start, end }) =>
        new Promise((resolve) => {
          answer = () => {
            hold(mark(id, start, end), mark('b', 8, 13));
            resolve();
          };
        }),
    );
    showBounds(focused(), { start: 0, end: 7 });
    const first = commitBounds();
    await vi.advanceTimersByTimeAsync(0);
    showBounds(focused(), { start: 0, end: 3 });
    answer?.();
    await first;
    expect(focused()).toMatchObject({ start: 0, end: 3 });
    await vi.advanceTimersByTimeAsync(500);
    expect(moveBounds.mock.calls.map(([, , span]) => span.end)).toEqual([7, 3]);
    expect(state().moved).toBeUndefined();
  });

  it('that the case refuses go back, and it is said why', async () => {
    moveBounds.mockRejectedValueOnce(new SourcemarkError('span-invalid', 'Not there.'));
    showBounds(focused(), { start: 0, end: 7 });
    await commitBounds();
    expect(focused()).toMatchObject({ start: 0, end: 3 });
    expect(state().alerts.map(({ text }) => text)).toEqual(['Not there.']);
  });

  it('wait for the service where it has stopped', async () => {
    moveBounds.mockRejectedValueOnce(new SourcemarkError('service-gone', 'Stopped.'));
    showBounds(focused(), { start: 0, end: 7 });
    await commitBounds();
    expect(focused()).toMatchObject({ start: 0, end: 7 });
    await commitBounds();
    expect(moveBounds).toHaveBeenCalledTimes(2);
    expect(state().moved).toBeUndefined();
  });
});
