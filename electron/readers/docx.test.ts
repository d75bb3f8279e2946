import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../domain/source';
import { sharedData } from '../../tests/support/shared-data';
import { isDocx, readDocx } from './docx';

const ROOT = join(import.meta.dirname, '..', '..');
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DECLARED = [
  `xmlns:w="${W}" xmlns:r="${R}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:shapes"',
].join(' ');

/** A Word file with this body and further parts, each of which the document points at by the part's name. */
function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const related = Object.keys(parts).filter((name) => name.startsWith('word/'));
  const relationships = related.map((name) => {
    const target = name.slice('word/'.length);
    return `<Relationship Id="${target}" Type="${R}/${target.replace(/\d*\.xml$/u, '')}" Target="${target}"/>`;
  });
  const files = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': rels(`<Relationship Id="a" Type="${R}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': rels(relationships.join('')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

function rels(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

function part(root: string, inside: string): string {
  return `<?xml version="1.0"?><w:${root} ${DECLARED}>${inside}</w:${root}>`;
}

function p(words: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(words)}</w:p>`;
}

function run(words: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

function table(...rows: string[][]): string {
  const cell = (inside: string): string => `<w:tc><w:tcPr/>${inside}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

async function read(body: string, parts?: Record<string, string>): Promise<ReadResult> {
  return readDocx(docx(body, parts), { name: 'article.docx' });
}

/** Each block as `kind: words`, with a bar between the cells of a row. */
async function blocks(body: string, parts?: Record<string, string>): Promise<string[]> {
  const { text, blocks: found } = await read(body, parts);
  return found.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).replaceAll('\t', ' | ')}`);
}

async function warnings(body: string, parts?: Record<string, string>): Promise<string[]> {
  return (await read(body, parts)).warnings.map(({ code }) => code);
}

function style(id: string, name: string, inside = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
}

const STYLES = part(
  'styles',
  [
    style('Titel', 'Title'),
    style('berschrift1', 'heading 1'),
    style('Zitat', 'Quote'),
    style('Verzeichnis1', 'toc 1'),
    style('Mine', 'Mine', '<w:basedOn w:val="berschrift1"/>'),
    style('Loop', 'Loop', '<w:basedOn w:val="Loop"/>'),
    style('Listed', 'Listed', '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
  ].join(''),
);

describe('blocks', () => {
  it('takes kinds from styles by their names, whatever language their identifiers are in', async () => {
    const styled = (id: string): string => p(id, `<w:pStyle w:val="${id}"/>`);
    const body = ['Verzeichnis1', 'Titel', 'berschrift1', 'Mine', 'Zitat', 'Listed', 'Loop', 'Missing'].map(styled);
    expect(await blocks(body.join(''), { 'word/styles.xml': STYLES })).toEqual([
      'furniture: Verzeichnis1',
      'headline: Titel',
      'heading: berschrift1',
      'heading: Mine',
      'quote: Zitat',
      'list-item: Listed',
      'paragraph: Loop',
      'paragraph: Missing',
    ]);
  });

  it('knows lists and headings that a paragraph states itself, and lists that it leaves', async () => {
    const numbered = (id: number): string => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    const body =
      p('One') +
      p('Two', numbered(1)) +
      p('Three', `<w:pStyle w:val="Listed"/>${numbered(0)}`) +
      p('Four', '<w:outlineLvl w:val="0"/>') +
      p('Five', '<w:outlineLvl w:val="9"/>');
    expect(await blocks(body, { 'word/styles.xml': STYLES })).toEqual([
      ...['paragraph: One', 'list-item: Two', 'paragraph: Three', 'heading: Four', 'paragraph: Five'],
    ]);
  });

  it('makes a row of cells a block, and lets the cells of a layout stand for themselves', async () => {
    const list = '<w:numPr><w:numId w:val="1"/></w:numPr>';
    const rows = table([p('Town'), p('')], [p(''), p('1,200')]) + p('Between');
    const layout = table([p('Left') + p('item', list), p('Right')]) + table([p('Alone')]);
    expect(await blocks(rows + layout)).toEqual([
      ...['table-row: Town | ', 'table-row:  | 1,200', 'paragraph: Between', 'paragraph: Left', 'list-item: item'],
      ...['paragraph: Right', 'paragraph: Alone'],
    ]);
  });

  it('keeps the order of a table within a cell', async () => {
    const nested = table([p('before') + table([p('a'), p('b')]) + p('after'), p('beside')]);
    expect(await blocks(nested)).toEqual([
      ...['paragraph: before', 'table-row: a | b', 'paragraph: after', 'paragraph: beside'],
    ]);
  });

  it('puts a text box after the paragraph that it hangs in, once, though the file has it twice', async () => {
    const box = `<w:txbxContent>${p('In the box')}</w:txbxContent>`;
    const twice = `<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent>`;
    expect(await blocks(`<w:p>${run('Be')}<w:r>${twice}</w:r>${run('fore')}</w:p>${p('Behind')}`)).toEqual([
      ...['paragraph: Before', 'paragraph: In the box', 'paragraph: Behind'],
    ]);
  });

  it('takes the second version of a content when the first shows nothing', async () => {
    const versions = `<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback>${run('shown')}</mc:Fallback></mc:AlternateContent>`;
    expect(await blocks(`<w:p>${versions}</w:p>`)).toEqual(['paragraph: shown']);
  });

  it('puts notes after the body in the order of their references, and headers last as furniture', async () => {
    const note = (kind: string, id: number, words: string, more = ''): string =>
      `<w:${kind} w:id="${id}"${more}>${p(words)}</w:${kind}>`;
    const refer = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const body =
      `<w:p>${run('Body')}${refer('endnote', 1)}${refer('footnote', 3)}${refer('footnote', 2)}</w:p>` +
      '<w:sectPr><w:headerReference r:id="header1.xml"/><w:footerReference r:id="footer1.xml"/></w:sectPr>';
    const footnotes =
      note('footnote', 0, 'line', ' w:type="separator"') + note('footnote', 2, 'Two') + note('footnote', 3, 'Three');
    expect(
      await blocks(body, {
        'word/footnotes.xml': part('footnotes', footnotes),
        'word/endnotes.xml': part('endnotes', note('endnote', 1, 'End')),
        'word/header1.xml': part('hdr', p('The Daily')),
        'word/footer1.xml': part('ftr', p('The Daily') + p('Page 1')),
      }),
    ).toEqual([
      ...['paragraph: Body', 'paragraph: Three', 'paragraph: Two', 'paragraph: End'],
      ...['furniture: The Daily', 'furniture: Page 1'],
    ]);
  });
});

describe('words', () => {
  it('takes breaks, tabs and hyphens for what they show, and tab stops for nothing', async () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:sym w:font="X" w:char="00E9"/></w:r></w:p>`;
    expect((await read(body)).text).toBe('a b c\u2011dé');
  });

  it('shows the result of a field and not its code, however they are nested', async () => {
    const char = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const code = (words: string): string => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
    const nested =
      char('begin') + code(' IF ') + char('begin') + code('PAGE') + char('separate') + run('7') + char('end');
    const body = `<w:p>${run('see ')}${nested}${char('separate')}${run('the link')}${char('end')}${run(' here')}</w:p>`;
    expect((await read(body)).text).toBe('see the link here');
  });

  it('goes on after a field that never ends', async () => {
    const body = `<w:p>${run('one')}<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('two')}</w:p>${p('three')}`;
    expect((await read(body)).text).toBe('one\n\nthree');
  });

  it('reads links, content controls, small tags and formulas through', async () => {
    const body = `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink r:id="x">${run('link ')}</w:hyperlink><w:smartTag>${run('tag ')}</w:smartTag><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>`;
    expect((await read(body)).text).toBe('link tag x=1');
  });

  it('leaves out the small reading of Japanese characters', async () => {
    const body = `<w:p><w:r><w:ruby><w:rt>${run('とうきょう')}</w:rt><w:rubyBase>${run('東京')}</w:rubyBase></w:ruby></w:r></w:p>`;
    expect((await read(body)).text).toBe('東京');
  });

  it('reads the strict form of the format, UTF-16, and prefixes of any name', async () => {
    const xml = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>strict</x:t></x:r></x:p></x:body></x:document>`;
    const parts = {
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': Buffer.from(`\uFEFF${xml}`, 'utf16le'),
    };
    expect((await readDocx(zipSync(parts), { name: 'a.docx' })).text).toBe('strict');
  });
});

describe('tracked changes', () => {
  it('shows what was inserted and moved to, not what was deleted and moved from', async () => {
    const body = `<w:p>${run('a ')}<w:ins w:id="1">${run('new ')}</w:ins><w:del w:id="2"><w:r><w:delText>old </w:delText></w:r></w:del><w:moveFrom>${run('gone ')}</w:moveFrom><w:moveTo>${run('here ')}</w:moveTo>${run('z')}</w:p>`;
    const result = await read(body);
    expect(result.text).toBe('a new here z');
    expect(result.warnings).toEqual([
      { code: 'tracked-changes', message: expect.stringContaining('4 tracked changes') as string },
    ]);
  });

  it('joins paragraphs whose break was deleted, and leaves out rows that were', async () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const row = (words: string, properties = ''): string =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(words)}</w:tc><w:tc>${p('x')}</w:tc></w:tr>`;
    const body = `${p('one ', deleted)}${p('two')}<w:tbl>${row('kept')}${row('gone', '<w:del w:id="2"/>')}</w:tbl>`;
    expect(await blocks(body)).toEqual(['paragraph: one two', 'table-row: kept | x']);
  });

  it('ignores how a paragraph looked before its format was changed', async () => {
    const before = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>';
    expect(await blocks(p('One') + p('Two', before))).toEqual(['paragraph: One', 'paragraph: Two']);
  });
});

describe('what is said beside the text', () => {
  it('warns of nothing where there is nothing to warn of', async () => {
    expect(await warnings(p('Words'))).toEqual([]);
  });

  it('counts comments, and says what is hidden, left out or in other documents', async () => {
    const comments = part('comments', `<w:comment w:id="1">${p('secret')}</w:comment><w:comment w:id="2"/>`);
    const result = await read(p('Words'), { 'word/comments.xml': comments });
    expect(result.text).toBe('Words');
    expect(result.warnings).toEqual([{ code: 'comments', message: expect.stringContaining('2 comments') as string }]);
    const body = `<w:p>${run('a')}${run('hidden', '<w:vanish/>')}${run('shown', '<w:vanish w:val="0"/>')}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p><w:altChunk r:id="x"/>`;
    expect(await warnings(body)).toEqual(['hidden-text', 'embedded-parts', 'symbols']);
  });

  it('gives what stands before the place where the XML breaks off', async () => {
    const broken = part('document', `<w:body>${p('One')}${p('Two')}`).replace('</w:document>', '');
    const result = await read('', { 'word/document.xml': broken });
    expect(result.text).toBe('One\n\nTwo');
    expect(result.warnings.map(({ code }) => code)).toEqual(['damaged']);
  });
});

describe('facts', () => {
  const core = (inside: string): Record<string, string> => ({
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${inside}</cp:coreProperties>`,
  });

  it('states title, author and dates of the properties, and that a creation is no publication', async () => {
    const { facts } = await read(
      p('A long first paragraph.'),
      core(
        '<dc:title>Shelling in Daraa</dc:title><dc:creator>Rana Khoury</dc:creator><dcterms:created>2021-07-30T12:30:00Z</dcterms:created><dcterms:modified>2021-07-31T08:00:00.1234567Z</dcterms:modified>',
      ),
    );
    expect(facts).toEqual([
      { field: 'headline', value: 'Shelling in Daraa', basis: 'metadata', reason: '' },
      { field: 'byline', value: 'Rana Khoury', basis: 'metadata', reason: '' },
      {
        field: 'published',
        value: '2021-07-30T12:30:00Z',
        basis: 'inferred',
        reason: expect.stringContaining('created') as string,
      },
      { field: 'modified', value: '2021-07-31T08:00:00Z', basis: 'metadata', reason: '' },
    ]);
  });

  it.each(['draft_v2.docx', 'Microsoft Word - report', 'Document1', 'final_draft', '.', '<%Name%>'])(
    'takes the title “%s” for none',
    async (title) => {
      const { facts } = await read(
        p('First line'),
        core(`<dc:title>${title.replace('<', '&lt;')}</dc:title><dc:creator>python-docx</dc:creator>`),
      );
      expect(facts.map(({ field, value, basis }) => [field, value, basis])).toEqual([
        ['headline', 'First line', 'inferred'],
      ]);
    },
  );

  it('puts a title in the text before that of the properties', async () => {
    const { facts } = await read(p('Said', '<w:pStyle w:val="Titel"/>'), {
      ...core('<dc:title>Other words</dc:title>'),
      'word/styles.xml': STYLES,
    });
    expect(facts).toEqual([{ field: 'headline', value: 'Said', basis: 'stated', reason: 'Said' }]);
  });

  it('states the language only where most of the text is marked with it', async () => {
    const marked = (words: string): string => `<w:p>${run(words, '<w:lang w:val="de-DE" w:bidi="ar-SA"/>')}</w:p>`;
    const language = async (body: string): Promise<string | undefined> =>
      (await read(body)).facts.find(({ field }) => field === 'language')?.value;
    expect(await language(marked('Ein langer Absatz') + p('x'))).toBe('de-DE');
    expect(await language(marked('kurz') + p('A long paragraph without a mark'))).toBeUndefined();
    expect(await language(`<w:p>${run('نص', '<w:rtl/><w:lang w:val="en-US" w:bidi="ar-SA"/>')}</w:p>`)).toBe('ar-SA');
  });

  it('states that a text runs from right to left', async () => {
    const { facts } = await read(p('نص عربي', '<w:bidi/>'));
    expect(facts).toContainEqual({ field: 'direction', value: 'rtl', basis: 'metadata', reason: '' });
  });
});

describe('what is not read', () => {
  it.each([
    ['<!DOCTYPE x [<!ENTITY a "boom">]>', '&a;'],
    ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'],
    ['<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', 'words'],
  ])('refuses a document type definition in any part: %s', async (doctype, words) => {
    const document = `${doctype}${part('document', `<w:body>${p(words)}</w:body>`).slice('<?xml version="1.0"?>'.length)}`;
    const message = expect.stringContaining('document type definition') as string;
    await expect(read('', { 'word/document.xml': document })).rejects.toMatchObject({ code: 'unreadable', message });
    const styles = `${doctype}<styles/>`;
    await expect(read(p('x'), { 'word/styles.xml': styles })).rejects.toMatchObject({ code: 'unreadable', message });
  });

  it('knows no entity but the five of XML and numbers', async () => {
    expect((await read(p('a &amp; &#x62; &lt;'))).text).toBe('a & b <');
    expect((await read(p('kept') + p('&constructor;'))).text).toBe('kept');
  });

  it('refuses elements that are nested without end', async () => {
    const deep = `${'<w:sdt>'.repeat(600)}${'</w:sdt>'.repeat(600)}`;
    await expect(read(deep)).rejects.toMatchObject({ code: 'too-much' });
  });

  it('says that there are no words, or no document', async () => {
    await expect(read(p(' '))).rejects.toMatchObject({ code: 'no-text' });
    const empty = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/other.xml': strToU8('<a/>') });
    await expect(readDocx(empty, { name: 'a.docx' })).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('never follows a relationship out of the file or above its root', async () => {
    const outside = rels(
      `<Relationship Id="a" Type="${R}/officeDocument" TargetMode="External" Target="http://127.0.0.1:9/x"/>`,
    );
    expect((await read(p('inside'), { '_rels/.rels': outside })).text).toBe('inside');
    const above = rels(`<Relationship Id="a" Type="${R}/officeDocument" Target="../../etc/passwd"/>`);
    expect((await read(p('inside'), { '_rels/.rels': above })).text).toBe('inside');
  });

  it('answers hostile files as their index asks', async () => {
    const hostile = async (name: string): Promise<ReadResult | undefined> => {
      const path = sharedData(ROOT, 'hostile', name);
      return path === undefined ? undefined : readDocx(readFileSync(path), { name });
    };
    if (sharedData(ROOT, 'hostile') === undefined) return;
    for (const name of ['billion-laughs', 'xxe-file', 'xxe-http', 'xxe-param']) {
      await expect(hostile(`${name}.docx`), name).rejects.toMatchObject({ code: 'unreadable' });
    }
    await expect(hostile('bomb-200MB.docx')).rejects.toMatchObject({ code: 'too-much' });
    expect((await hostile('zip-slip.docx'))?.text).toBe('slip');
  });
});

describe('recognising a Word file', () => {
  it('goes by the parts, not by the name of the main one', () => {
    expect(isDocx(['[Content_Types].xml', 'word/document2.xml'])).toBe(true);
    expect(isDocx(['[Content_Types].xml', 'xl/workbook.xml'])).toBe(false);
    expect(isDocx(['word/document.xml'])).toBe(false);
  });
});
