/**
 * One connection to the service over a MessagePort: calls are answered with values or reject with a SourcemarkError.
 * When the port closes, every call that is still open rejects with `service-gone`; none waits for ever.
 */
import { createBirpc } from 'birpc';
import type { CaseService, Reply, ServiceEvents, ServiceMethod } from '../domain/contract';
import { errorData, SourcemarkError } from '../domain/errors';

/** What a method comes to, whether the service answers at once or later. */
export type Answered<M extends ServiceMethod> = Awaited<ReturnType<CaseService[M]>>;

type Answer<M extends ServiceMethod> = Reply<Answered<M>>;

/** A connection to the service. */
export interface ServiceLink {
  call<M extends ServiceMethod>(method: M, ...args: Parameters<CaseService[M]>): Promise<Answered<M>>;
  close(error: SourcemarkError): void;
}

/** Opens a connection over `port`. `onClose` is called when the other side has closed it. */
export function openServiceLink(port: MessagePort, events: ServiceEvents, onClose: () => void): ServiceLink {
  const rpc = createBirpc<object, ServiceEvents, false>(events, {
    proxify: false,
    timeout: -1,
    post: (data) => {
      port.postMessage(data);
    },
    on: (receive) => {
      port.addEventListener('message', ({ data }) => {
        receive(data);
      });
    },
  });
  port.addEventListener('close', onClose);
  port.start();
  return {
    async call<M extends ServiceMethod>(method: M, ...args: Parameters<CaseService[M]>): Promise<Answered<M>> {
      const answer = rpc.$callRaw({ method, args }) as Promise<unknown> as Promise<Answer<M>>;
      const reply = await answer.catch((thrown: unknown) => {
        const { code, message } = errorData(thrown);
        throw new SourcemarkError(code, message, { cause: thrown });
      });
      if (!reply.ok) throw new SourcemarkError(reply.error.code, reply.error.message);
      return reply.value;
    },
    close(error) {
      rpc.$close(error);
      port.close();
    },
  };
}
