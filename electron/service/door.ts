/**
 * The service's door: a port to a window. Only methods of the contract can be called, every argument is checked
 * against its schema, and every answer is a Reply.
 */
import { createBirpc } from 'birpc';
import { SERVICE_ARGUMENTS, type CaseService, type Reply, type ServiceEvents } from '../../domain/contract';
import { errorData, SourcemarkError } from '../../domain/errors';

/** What the door needs of a port: Electron's MessagePortMain, a worker's port and a DOM port all fit. */
export interface Port {
  post(data: unknown): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
}

type Method = (...args: unknown[]) => unknown;
type Guarded = (...args: unknown[]) => Promise<Reply<unknown>>;

/** The methods as a window may call them: checked, and answering with a Reply. */
function guard(service: CaseService): Record<string, Guarded> {
  const guarded: Record<string, Guarded> = Object.create(null) as never;
  for (const [name, schema] of Object.entries(SERVICE_ARGUMENTS)) {
    const method = service[name as keyof CaseService] as Method;
    guarded[name] = async (...args) => {
      try {
        const parsed = schema.safeParse(args);
        if (!parsed.success) {
          throw new SourcemarkError(
            'bad-request',
            `The window asked for “${name}” in a way the service does not take.`,
          );
        }
        return { ok: true, value: await method(...(parsed.data as unknown[])) };
      } catch (thrown) {
        return { ok: false, error: errorData(thrown) };
      }
    };
  }
  return guarded;
}

/** Serves a window at `port`. Answers what tells it of events. */
export function openDoor(service: CaseService, port: Port): ServiceEvents {
  const methods = guard(service);
  const rpc = createBirpc<ServiceEvents, typeof methods>(methods, {
    post: (data) => port.post(data),
    on: (listener) => port.onMessage(listener),
    // Subtle: birpc looks names up on the object itself, so only own names of the contract may pass.
    resolver: (name) => (Object.hasOwn(SERVICE_ARGUMENTS, name) ? methods[name] : undefined),
    timeout: -1,
  });
  port.onClose(() => rpc.$close());
  const tell = (name: keyof ServiceEvents, data: unknown): void => {
    if (rpc.$closed) return;
    void (rpc[name].asEvent as (data: unknown) => Promise<void>)(data);
  };
  return {
    changed: (change) => tell('changed', change),
    importing: (progress) => tell('importing', progress),
    comparing: (progress) => tell('comparing', progress),
    exporting: (progress) => tell('exporting', progress),
  };
}
