/**
 * Prints a page of a report as PDF, in a view that is in no window, so that no display is needed: it has a session of its
 * own, runs no script, and gets nothing but the page itself.
 */
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { WebContentsView, session } from 'electron';
import { ORIGIN, SCHEME } from '../protocol-path';
import { replaceBytes } from '../replace-file';
import { withoutOrigin } from './pdf-origin';

/** Where the page is shown from. */
const ADDRESS = `${ORIGIN}/report.html`;

/** What the page may do: show itself, with its own rules and typefaces. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

const FOOTER =
  '<div style="width:100%;font:7pt sans-serif;color:#5a564d;text-align:center"><span class="title"></span> · <span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/** Prints the HTML file `page` into the file `pdf`. Rejects when the page can't be shown or the file not written. */
export async function printPage(page: string, pdf: string): Promise<void> {
  const bytes = await readFile(page);
  const own = session.fromPartition(`print-${randomUUID()}`, { cache: false });
  own.protocol.handle(SCHEME, ({ url }) =>
    url === ADDRESS
      ? new Response(new Uint8Array(bytes), {
          headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
        })
      : new Response('Not found', { status: 404 }),
  );
  const { webContents } = new WebContentsView({
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
      spellcheck: false,
      webgl: false,
    },
  });
  try {
    await webContents.loadURL(ADDRESS);
    const printed = await webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<div></div>',
      footerTemplate: FOOTER,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    replaceBytes(pdf, withoutOrigin(printed));
  } finally {
    webContents.close();
    own.protocol.unhandle(SCHEME);
  }
}
