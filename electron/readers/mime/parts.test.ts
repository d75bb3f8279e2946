import { describe, expect, it } from 'vitest';
import { Budget } from '../limits';
import { parseMessage, type Part } from './parts';

const parse = async (lines: readonly string[]): Promise<Part> => {
  const bytes = Buffer.from(lines.join('\r\n'));
  return (await parseMessage(bytes, 'a.eml', new Budget('a.eml', bytes.length))).root;
};

describe('the parts of a message', () => {
  it('have their paths, headers, parameters and decoded bytes', async () => {
    const root = await parse([
      'From: a@example.org',
      'Content-Type: multipart/mixed; boundary="a b"',
      '',
      '--a b',
      'Content-Type: multipart/related; boundary=c',
      '',
      '--c',
      'Content-Type: TEXT/HTML; Charset="UTF-8"',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://example.org/',
      'Content-ID: <1@x>',
      '',
      '=E2=82=AC=',
      ' 5',
      '--c--',
      '--a b',
      'Content-Type: image/png',
      'Content-Disposition: attachment; filename="../maps/map.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAEC',
      '--a b--',
    ]);
    expect([root.path, root.mediaType, root.parts.length]).toEqual(['', 'multipart/mixed', 2]);
    const [related, image] = root.parts;
    const page = related?.parts[0];
    expect([related?.path, page?.path, page?.mediaType, page?.contentId]).toEqual(['1', '1.1', 'text/html', '1@x']);
    expect(page?.parameters.get('charset')).toBe('UTF-8');
    expect(page?.headers.find(({ key }) => key === 'content-location')?.value).toBe('https://example.org/');
    expect(
      Buffer.from(page?.bytes ?? [])
        .toString()
        .trim(),
    ).toBe('€ 5');
    expect([image?.path, image?.disposition, image?.fileName]).toEqual(['2', 'attachment', 'map.png']);
    expect([...(image?.bytes ?? [])]).toEqual([0, 1, 2]);
  });

  it('are one part, of path 1, where the message has no several', async () => {
    const root = await parse(['From: a@example.org', '', 'Hello.']);
    expect([root.path, root.mediaType, Buffer.from(root.bytes).toString().trim()]).toEqual([
      '1',
      'text/plain',
      'Hello.',
    ]);
  });

  it('are text where their type is none', async () => {
    for (const type of ['text', 'nonsense', '; charset=utf-8']) {
      expect((await parse([`Content-Type: ${type}`, '', 'Hello.'])).mediaType).toBe('text/plain');
    }
  });
});
