/** How the queue is looked at, and how far the service is with finding what it lists. */
import { create } from 'zustand';
import type { QueueFilter, QueueSort } from './open-suggestions';

interface QueueState {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  /** `asking` until the first answer for the opened text has come. */
  readonly phase: 'asking' | 'there' | 'failed';
}

/** The state of the queue that nothing else depends on. */
export const useQueue = create<QueueState>()(() => ({ filter: 'all', sort: 'text', phase: 'asking' }));
