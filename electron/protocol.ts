/** Serves the built window, and nothing else, under the app's own scheme. */
import { protocol, type Session } from 'electron';
import { HEADERS } from './content-policy';
import { SCHEME } from './protocol-path';
import { servedFile } from './served-file';

/** Makes the scheme a standard and secure one. Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Answers the scheme's addresses with the files below `folder`; 404 for all else. */
export function serveFolder(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async ({ method, url }) => {
    const file = method === 'GET' ? await servedFile(folder, url) : undefined;
    if (file) return new Response(file.bytes, { headers: { ...HEADERS, 'Content-Type': file.type } });
    const plain = { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' };
    return new Response('Not found', { status: 404, headers: plain });
  });
}
