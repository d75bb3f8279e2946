import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBirpc } from 'birpc';
import type { CaseSummary, ServiceEvents } from '../domain/contract';
import { SourcemarkError } from '../domain/errors';
import { openServiceLink, type ServiceLink } from './service-link';

const SUMMARY: CaseSummary = {
  name: 'Daraa',
  readOnly: false,
  notice: '',
  annotator: 'N',
  undo: undefined,
  redo: undefined,
  entries: 1,
};

const ports: MessagePort[] = [];

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A link to a service with these answers, over a real channel. */
function linked(answers: object): {
  link: ServiceLink;
  far: MessagePort;
  tell: (event: string) => Promise<void>;
  seen: string[];
  closed: () => void;
} {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const seen: string[] = [];
  const closed = vi.fn();
  const events: ServiceEvents = {
    changed: () => seen.push('changed'),
    importing: () => seen.push('importing'),
    exporting: () => 0,
    comparing: () => seen.push('comparing'),
  };
  const rpc = createBirpc<Record<string, () => void>, object, false>(answers, {
    proxify: false,
    post: (data) => {
      port2.postMessage(data);
    },
    on: (receive) => {
      port2.addEventListener('message', ({ data }) => {
        receive(data);
      });
      port2.start();
    },
  });
  const tell = (event: string): Promise<void> => rpc.$callEvent(event);
  return { link: openServiceLink(port1, events, closed), far: port2, tell, seen, closed };
}

describe('a link to the service', () => {
  it('answers with the value of the reply', async () => {
    const { link } = linked({ describeCase: () => ({ ok: true, value: SUMMARY }) });
    await expect(link.call('describeCase')).resolves.toEqual(SUMMARY);
  });

  it('rejects with the code and sentence of the reply', async () => {
    const error = { code: 'disk-full', message: 'The disk is full.' };
    const { link } = linked({ retag: () => ({ ok: false, error }) });
    const thrown: unknown = await link.call('retag', ['a'], 'claim').catch((one: unknown) => one);
    expect(thrown).toBeInstanceOf(SourcemarkError);
    expect(thrown).toMatchObject(error);
  });

  it('rejects with a SourcemarkError when the other side throws', async () => {
    const { link } = linked({
      verify: () => {
        throw new Error('oh');
      },
    });
    await expect(link.call('verify')).rejects.toMatchObject({ name: 'SourcemarkError', code: 'internal' });
  });

  it('takes in events', async () => {
    const { tell, seen } = linked({});
    await tell('changed');
    await vi.waitFor(() => {
      expect(seen).toEqual(['changed']);
    });
  });

  it('ends every open call when it is closed, and every later one', async () => {
    const { link } = linked({ undo: () => new Promise(() => undefined), redo: () => new Promise(() => undefined) });
    const open = [link.call('undo'), link.call('redo')];
    await new Promise((resolve) => setTimeout(resolve, 10));
    link.close(new SourcemarkError('service-gone', 'The case service stopped.'));
    for (const call of open) await expect(call).rejects.toMatchObject({ code: 'service-gone' });
    await expect(link.call('undo')).rejects.toBeInstanceOf(SourcemarkError);
  });

  it('tells when the other side has closed', async () => {
    const { far, closed } = linked({});
    far.close();
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalledOnce();
    });
  });
});
