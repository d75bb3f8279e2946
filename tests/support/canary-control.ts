/** The control of a watch: what the canary must see shows that what it does not see was not there. */
import dgram from 'node:dgram';
import { setTimeout as delay } from 'node:timers/promises';
import type { Canary } from './canary';

/** Reaches the canary by TCP and by UDP, and throws when it does not see both within two seconds. */
export async function expectCanarySees(canary: Canary): Promise<void> {
  const before = canary.count();
  await (await fetch(`http://127.0.0.1:${canary.port}/`, { headers: { Connection: 'close' } })).text();
  const socket = dgram.createSocket('udp4');
  await new Promise((resolve) => socket.send('ping', canary.port, '127.0.0.1', resolve));
  socket.close();
  for (let waited = 0; waited < 2_000; waited += 20) {
    if (canary.count() - before >= 2) return;
    await delay(20);
  }
  throw new Error('The canary does not see what reaches it, so what it counts says nothing.');
}
