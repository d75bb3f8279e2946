import { describe, expect, it } from 'vitest';
import { caretMove } from './reading-caret';

/** Reads `ctrl+shift+ArrowLeft`. */
function press(name: string): Parameters<typeof caretMove>[0] {
  const parts = name.split('+');
  const held = (key: string): boolean => parts.includes(key);
  const key = parts.at(-1) ?? '';
  return { key, shiftKey: held('shift'), ctrlKey: held('ctrl'), altKey: held('alt'), metaKey: held('cmd') };
}

describe('the move that a key asks of the caret', () => {
  it.each<[string, boolean, string | undefined]>([
    ['ArrowLeft', false, 'left character'],
    ['shift+ArrowRight', false, 'right character extend'],
    ['ctrl+ArrowLeft', false, 'left word'],
    ['ctrl+shift+ArrowRight', false, 'right word extend'],
    ['ArrowUp', false, 'backward line'],
    ['shift+ArrowDown', false, 'forward line extend'],
    ['Home', false, 'backward lineboundary'],
    ['ctrl+End', false, 'forward documentboundary'],
    ['alt+ArrowLeft', false, undefined],
    ['cmd+ArrowLeft', false, undefined],
    ['PageDown', false, undefined],
    ['c', false, undefined],
    ['alt+ArrowLeft', true, 'left word'],
    ['cmd+ArrowRight', true, 'right lineboundary'],
    ['cmd+shift+ArrowDown', true, 'forward documentboundary extend'],
    ['ctrl+ArrowLeft', true, undefined],
  ])('%s (mac: %s) is %s', (name, mac, expected) => {
    const move = caretMove(press(name), mac);
    const said = move && [move.direction, move.granularity, move.extend && 'extend'].filter(Boolean).join(' ');
    expect(said).toBe(expected);
  });
});
