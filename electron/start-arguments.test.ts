import { describe, expect, test } from 'vitest';
import { readArguments, type Start, type StartPlace } from './start-arguments';

const packed: StartPlace = { packaged: true, folder: '/folder', isFile: (file) => file === '/folder/notes.db' };
const checkout: StartPlace = { ...packed, packaged: false };

const window = (casePath?: string): Start => ({ kind: 'window', casePath });
const cli = (...args: string[]): Start => ({ kind: 'cli', args });

describe('readArguments', () => {
  test.each<[string, Start]>([
    ['', window()],
    ['a.sourcemark', window('/folder/a.sourcemark')],
    ['/else/a.sourcemark', window('/else/a.sourcemark')],
    ['A.SOURCEMARK', window('/folder/A.SOURCEMARK')],
    ['a.sourcemark b.sourcemark', window('/folder/b.sourcemark')],
    ['--no-sandbox a.sourcemark --disable-gpu', window('/folder/a.sourcemark')],
    ['notes.db', window('/folder/notes.db')],
    ['gone.db', window()],
    ['a.sourcemark gone.db', window('/folder/a.sourcemark')],
    ['cli', cli()],
    ['cli sources --json', cli('sources', '--json')],
    ['--no-sandbox cli import a.sourcemark --case b', cli('import', 'a.sourcemark', '--case', 'b')],
    ['a.sourcemark cli', window('/folder/a.sourcemark')],
  ])('packed app: %j', (line, start) => {
    const args = line.split(' ').filter(Boolean);
    expect(readArguments(['/opt/sourcemark', ...args], packed)).toEqual(start);
    // A checkout is the same, with the app's folder before it.
    expect(readArguments(['/x/electron', '--no-sandbox', '/src', ...args], checkout)).toEqual(start);
  });
});
