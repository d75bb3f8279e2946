import { describe, expect, it } from 'vitest';
import { newestOnly } from './newest-only';

/** Asks that are answered by hand, in the order in which they came through. */
function byHand(): {
  readonly ask: (question: string) => Promise<string>;
  readonly through: string[];
  answer(): Promise<void>;
  fail(): Promise<void>;
} {
  const through: string[] = [];
  const open: { readonly resolve: (answer: string) => void; readonly reject: (why: Error) => void }[] = [];
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  return {
    through,
    ask: (question) => {
      through.push(question);
      return new Promise((resolve, reject) => {
        open.push({ resolve: () => resolve(`of ${question}`), reject });
      });
    },
    answer: () => {
      open.shift()?.resolve('');
      return settled();
    },
    fail: () => {
      open.shift()?.reject(new Error('no'));
      return settled();
    },
  };
}

describe('asking for the newest only', () => {
  it('asks one at a time, drops those between, and tells only of the last', async () => {
    const hand = byHand();
    const ask = newestOnly(hand.ask);
    const told: string[] = [];
    const want = (question: string): (() => void) =>
      ask(
        question,
        (answer) => told.push(answer),
        () => told.push(`${question} failed`),
      );
    for (const format of ['csv', 'xlsx', 'jsonl', 'pdf']) want(format);
    expect(hand.through).toEqual(['csv']);
    await hand.answer();
    expect(told).toEqual([]);
    expect(hand.through).toEqual(['csv', 'pdf']);
    await hand.answer();
    expect(told).toEqual(['of pdf']);
  });

  it('asks on after one that failed, and neither asks nor tells what was taken back', async () => {
    const hand = byHand();
    const ask = newestOnly(hand.ask);
    const told: string[] = [];
    const want = (question: string): (() => void) =>
      ask(
        question,
        (answer) => told.push(answer),
        () => told.push(`${question} failed`),
      );
    want('csv');
    await hand.fail();
    const backRunning = want('xlsx');
    backRunning();
    const backWaiting = want('jsonl');
    backWaiting();
    await hand.answer();
    expect(hand.through).toEqual(['csv', 'xlsx']);
    expect(told).toEqual(['csv failed']);
    want('pdf');
    await hand.answer();
    expect(told).toEqual(['csv failed', 'of pdf']);
  });
});
