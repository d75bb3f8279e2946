import { createBirpc } from 'birpc';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseChange, CaseService, Reply, ServiceEvents } from '../../domain/contract';
import { addText, openTestCase } from '../../db/fixtures';
import { matchingInThread, openTestPlaces, roomInThread } from '../fixtures';
import { proposeInThread } from '../suggestions/in-thread';
import { openDoor } from './door';
import { serveCase } from './handlers';
import { Comparing } from './comparing';
import { Exporting } from './exporting';
import { Importing } from './importing';
import { openExpressionRoom } from '../search/expression-room';
import { Suggesting } from './suggesting';

const channels: MessageChannel[] = [];

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** A service over a real case and two windows at real ports. */
function rooms() {
  const file = openTestCase();
  const doors: ServiceEvents[] = [];
  const announce = (change: CaseChange): void => doors.forEach((door) => door.changed(change));
  const room = roomInThread();
  const listener = { importing: () => undefined, sourcesChanged: () => undefined };
  const places = openTestPlaces();
  const suggesting = new Suggesting(file, proposeInThread(places), places);
  const importing = new Importing(file, room, listener);
  const matching = matchingInThread();
  const expressions = openExpressionRoom('none');
  const comparing = new Comparing(file, matching, {
    progress: () => undefined,
    originsChanged: () => undefined,
  });
  const exporting = new Exporting(file, {
    program: '',
    comparing,
    progress: () => undefined,
    print: () => Promise.resolve(),
    found: () => Promise.resolve({ annotations: [], notices: [] }),
  });
  const service = serveCase(file, {
    room,
    importing,
    places,
    suggesting,
    comparing,
    matching,
    exporting,
    expressions,
    announce,
  });
  const window = () => {
    const { port1, port2 } = channels[channels.push(new MessageChannel()) - 1] ?? new MessageChannel();
    doors.push(
      openDoor(service, {
        post: (data) => port1.postMessage(data),
        onMessage: (listener) => port1.on('message', listener),
        onClose: (listener) => port1.on('close', listener),
      }),
    );
    const heard: CaseChange[] = [];
    const rpc = createBirpc<Record<keyof CaseService, (...args: unknown[]) => Reply<unknown>>, ServiceEvents>(
      {
        changed: (change) => heard.push(change),
        importing: () => undefined,
        comparing: () => undefined,
        exporting: () => undefined,
      },
      { post: (data) => port2.postMessage(data), on: (listener) => port2.on('message', listener), timeout: -1 },
    );
    return { rpc, heard, port1, port2 };
  };
  return { file, first: window(), second: window() };
}

describe('the door', () => {
  it('R1: only methods of the contract can be called', async () => {
    const { first } = rooms();
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'close', '']) {
      await expect(first.rpc.$call(name as 'undo'), name).rejects.toThrow();
    }
  });

  it('R2, R3: arguments of another form are refused as data', async () => {
    const { first, file } = rooms();
    const { text } = addText(file, 'Daraa was calm.');
    const bad: [keyof CaseService, unknown[]][] = [
      ['annotate', []],
      ['annotate', [{ text, start: 0, end: 5, tag: 'person' }]],
      ['annotate', [{ text, start: 0.5, end: 5, tag: 'claim' }]],
      ['annotate', [{ text, start: 0, end: 5, tag: 'claim', extra: 1 }]],
      ['annotate', [{ text, start: 0, end: 5, tag: 'claim' }, 'surplus']],
      ['openSource', [{ toString: 'x' }]],
      ['openSource', ['x'.repeat(65)]],
      ['setNote', ['a', 'x'.repeat(100_001)]],
      ['describeCase', [1]],
      ['listStatements', ['all']],
      ['setLink', [{ from: 'a', to: 'b', relation: 'agrees' }]],
      ['setLink', [{ from: 'a', to: 'b', relation: 'same', note: 'x'.repeat(100_001) }]],
      ['setLink', [{ from: 'a', to: 'b', relation: 'same', supporter: 'a' }]],
      ['setLink', ['a', 'b', 'same']],
      ['removeLink', ['a']],
      ['acceptMatch', [{ a: { text, start: 0, end: 5 }, b: { text, start: -1, end: 5 }, relation: 'same' }]],
      ['acceptMatch', [{ a: { text, start: 0, end: 5 }, relation: 'same' }]],
      [
        'rejectMatch',
        [
          { text, start: 0, end: 5 },
          { text, start: 6, end: 9 },
        ],
      ],
      ['changeStatement', ['a', { title: 'x'.repeat(401) }]],
      ['changeStatement', ['a', { position: 3 }]],
      ['mergeStatements', [[], 'a']],
      ['splitStatement', ['a', 'b']],
      ['moveStatement', ['a']],
    ];
    for (const [name, args] of bad) {
      const reply = await first.rpc.$call(name, ...args);
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
    expect(await first.rpc.$call('setLink', { from: 'a', to: 'b', relation: 'same' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await first.rpc.$call('annotate', { text, start: 3, end: 99, tag: 'claim' })).toMatchObject({
      ok: false,
      error: { code: 'span-invalid' },
    });
    expect(await first.rpc.$call('annotate', { text, start: 0, end: 5, tag: 'claim' })).toMatchObject({ ok: true });
  });

  it('R4: pending calls end when the port closes', async () => {
    const { first } = rooms();
    first.port1.removeAllListeners('message');
    const pending = first.rpc.$call('describeCase');
    first.port2.once('close', () => first.rpc.$close());
    first.port1.close();
    await expect(pending).rejects.toThrow();
  });

  it('R5: every window hears of every change, undo and redo included', async () => {
    const { file, first, second } = rooms();
    const { text, source } = addText(file, 'Daraa was calm.');
    await first.rpc.$call('annotate', { text, start: 0, end: 5, tag: 'place' });
    await first.rpc.$call('undo');
    await second.rpc.$call('redo');
    await second.rpc.$call('describeCase');
    for (const { heard } of [first, second]) {
      expect(heard.map(({ marks }) => marks[0]?.mark?.tag)).toEqual(['place', undefined, 'place']);
      expect(heard.map(({ marks }) => marks[0]?.before)).toEqual([undefined, 'place', undefined]);
      expect(heard.every(({ marks }) => marks[0]?.source === source)).toBe(true);
      expect(heard[1]?.case.redo).toBe('place mark on “Daraa”');
    }
    await first.rpc.$call('undo');
    await first.rpc.$call('undo');
    await first.rpc.$call('describeCase');
    expect(first.heard.at(-1)?.removed).toEqual([source]);
  });

  it('R5: statements are told with every change that bears on them, and an undo names them', async () => {
    const { file, first, second } = rooms();
    const [a, b] = [addText(file, 'The army shelled Daraa.'), addText(file, 'Tanks shelled Daraa, SANA says.')];
    const match = {
      ...{ a: { text: a.text, start: 9, end: 22 }, b: { text: b.text, start: 0, end: 19 } },
      ...{ relation: 'same', note: '' },
    };
    const reply = (await first.rpc.$call('acceptMatch', match)) as Reply<{ a: string; b: string }>;
    if (!reply.ok) throw new Error(reply.error.message);
    const { value: claims } = reply;
    const told = () => second.heard.at(-1);
    await second.rpc.$call('describeCase');
    expect(told()).toMatchObject({
      ...{ case: { undo: 'link of two passages: same' }, statementsRemoved: [] },
      statements: [{ title: '', words: 'shelled Daraa', support: { verdict: 'corroborated' }, pinned: false }],
    });
    const statement = told()?.statements[0]?.statement ?? '';
    expect(told()?.marks.map(({ mark }) => mark?.statement)).toEqual([statement, statement]);
    await first.rpc.$call('setClaims', [claims.b], { stance: 'reports' });
    await first.rpc.$call('changeStatement', statement, { title: 'Shelling of Daraa' });
    await second.rpc.$call('describeCase');
    expect(told()).toMatchObject({
      ...{ marks: [], suggestions: false, case: { undo: 'change of a statement’s title' } },
      statements: [
        { title: 'Shelling of Daraa', cells: [{ standing: 'says' }, { standing: 'mentions', stance: 'reports' }] },
      ],
    });
    expect(await first.rpc.$call('listStatements')).toEqual({ ok: true, value: told()?.statements });
    expect(await first.rpc.$call('undo')).toMatchObject({
      value: { description: 'change of a statement’s title', statements: [statement], places: [] },
    });
    await first.rpc.$call('undo');
    const undone = await first.rpc.$call('undo');
    expect(undone).toMatchObject({
      value: { description: 'link of two passages: same', statements: [], places: [{}, {}] },
    });
    await second.rpc.$call('describeCase');
    expect(told()).toMatchObject({ statements: [], statementsRemoved: [statement] });
    await first.rpc.$call('redo');
    await first.rpc.$call('purge', b.source, 'asked for');
    await second.rpc.$call('describeCase');
    expect(told()).toMatchObject({ statements: [{ statement, support: { verdict: 'one-origin' } }] });
    await first.rpc.$call('purge', a.source, 'asked for');
    await second.rpc.$call('describeCase');
    expect(told()).toMatchObject({ statements: [], statementsRemoved: [statement] });
  });
});
