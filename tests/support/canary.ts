/**
 * A server on this machine that counts who reaches it: TCP connections of any kind, and UDP packets to the same port.
 * It answers as a web server would that allows everybody everything.
 */
import dgram from 'node:dgram';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running canary. */
export interface Canary {
  readonly port: number;
  /** TCP connections and UDP packets since the start. */
  count(): number;
  close(): Promise<void>;
}

/** Starts a canary on a free port of the loopback interface. */
export async function startCanary(): Promise<Canary> {
  let reached = 0;
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' });
    response.end('<p>canary</p>');
  });
  server.on('connection', () => (reached += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const udp = dgram.createSocket('udp4', () => (reached += 1));
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');

  return {
    port,
    count: () => reached,
    close: async () => {
      udp.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
