import { getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { withoutOrigin } from './pdf-origin';

/** A PDF of one empty page as Chromium makes it, with what it says of itself. */
function printed(about: string): Buffer {
  const objects = [
    `<<${about}>>`,
    '<</Type /Catalog /Pages 3 0 R>>',
    '<</Type /Pages /Kids [4 0 R] /Count 1>>',
    '<</Type /Page /Parent 3 0 R /MediaBox [0 0 99 99]>>',
  ];
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<</Size 5 /Info 1 0 R /Root 2 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end, 'latin1');
}

const BROWSER =
  '/Title (Daraa \\(1\\))\n/Creator (Mozilla/5.0 \\(X11; Linux x86_64\\) AppleWebKit/537.36 \\(KHTML, like Gecko\\) Electron/33.2.1)\n/Producer (Skia/PDF m130)';

describe('what a PDF says of where it was made', () => {
  it('V1: names the app and no system, and every byte stays where it is', async () => {
    const before = printed(BROWSER);
    const after = withoutOrigin(before);
    expect(Buffer.from(after).toString('latin1')).not.toMatch(/Mozilla|Linux|Skia|Gecko/u);
    expect(after.byteLength).toBe(before.byteLength);
    const places = (pdf: Uint8Array): number[] =>
      Array.from(
        Buffer.from(pdf)
          .toString('latin1')
          .matchAll(/\d 0 obj/gu),
        ({ index }) => index,
      );
    expect(places(after)).toEqual(places(before));
    const document = await getDocumentProxy(new Uint8Array(after));
    expect(document.numPages).toBe(1);
    expect((await getMeta(document)).info).toMatchObject({
      ...{ Creator: 'Sourcemark', Producer: 'Sourcemark', Title: 'Daraa (1)' },
    });
  });

  it('V1: cuts the name where there is no room for it', () => {
    expect(Buffer.from(withoutOrigin(Buffer.from('/Creator (abc) /X'))).toString()).toBe('/Creator (Sou) /X');
  });
});
