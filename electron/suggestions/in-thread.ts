/** Works suggestions out in the thread that asks: for the command line, which has nothing else to do meanwhile. */
import type { OfflinePlaces } from '../places';
import { Proposer } from './proposer';
import type { SuggestingRoom } from './suggesting-room';

/** A room without a worker. */
export function proposeInThread(places: OfflinePlaces): SuggestingRoom {
  const proposer = new Proposer(places);
  return {
    forgetful: false,
    propose: (task) => Promise.resolve(proposer.propose(task)),
    close: () => Promise.resolve(),
  };
}
