import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AnnotationFile } from './imported-annotation';
import { readAnnotations } from './read-annotations';

const shared = [join(process.cwd(), '..', 'shared')].find(existsSync);
const SAMPLES = join(shared ?? '', 'standards', 'w3c-web-annotation', 'samples', 'correct');
const HOSTILE = join(shared ?? '', 'data', 'hostile');

const read = (content: string | Uint8Array): Promise<AnnotationFile> =>
  readAnnotations(typeof content === 'string' ? Buffer.from(content) : content, 'file');

const json = (value: unknown): Promise<AnnotationFile> => read(JSON.stringify(value));

const quote = { type: 'TextQuoteSelector', exact: 'a quote', prefix: 'before ', suffix: ' after' };

describe('reading annotations', () => {
  it('I1: Web Annotations come alone, in lists, pages, collections and graphs, with any kind of target', async () => {
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://example.org/1',
      type: ['Annotation'],
      creator: { name: 'Amal' },
      created: '2026-11-27T10:00:00+02:00',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'Person' },
        { type: 'TextualBody', purpose: 'tagging', value: 'important' },
        { type: 'TextualBody', purpose: 'commenting', value: 'a comment' },
        { type: 'TextualBody', value: 'and another' },
      ],
      target: { source: 'https://example.org/a', selector: quote },
    };
    for (const value of [
      annotation,
      [annotation],
      { type: 'AnnotationPage', items: [annotation] },
      { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [annotation] } },
      { '@graph': [annotation] },
    ]) {
      const { format, drafts, problems } = await json(value);
      expect(format).toBe('w3c');
      expect(problems).toEqual([]);
      expect(drafts).toHaveLength(1);
      expect(drafts[0]).toMatchObject({
        ...{ foreignId: 'http://example.org/1', tag: 'actor', codes: ['important'], creator: 'Amal' },
        ...{ quote: 'a quote', prefix: 'before ', suffix: ' after', note: 'a comment\n\nand another' },
        created: '2026-11-27T08:00:00.000Z',
        source: { url: 'https://example.org/a' },
      });
    }
  });

  it('I2: positions count where they are of the text, and what refines another selector counts by its words', async () => {
    const targets = [
      { source: 'urn:x', selector: [{ type: 'TextPositionSelector', start: 1, end: 3 }, quote] },
      { source: 'urn:x', selector: { type: 'FragmentSelector', value: 'p1', refinedBy: quote } },
      {
        source: 'urn:x',
        selector: {
          type: 'FragmentSelector',
          value: 'p1',
          refinedBy: { type: 'TextPositionSelector', start: 1, end: 3 },
        },
      },
      'https://example.org/whole',
      { source: 'urn:x', selector: { type: 'XPathSelector', value: '/p' } },
    ];
    const { drafts, problems } = await json({ type: 'Annotation', bodyValue: 'words of mine', target: targets });
    expect(drafts.map((draft) => [draft.quote, draft.position])).toEqual([
      ['a quote', { start: 1, end: 3 }],
      ['a quote', undefined],
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'An annotation is found by FragmentSelector only, not by its words or its place in a text.',
      'An annotation is about a whole page, not by its words or its place in a text.',
      'An annotation is found by XPathSelector only, not by its words or its place in a text.',
    ]);
    expect(problems[0]?.quote).toBe('words of mine');
  });

  it('I3: Hypothesis comes as its API and its client write it', async () => {
    const row = {
      id: 'x1',
      user: 'acct:amal@hypothes.is',
      created: '2026-11-27T10:00:00.123456+00:00',
      uri: 'https://example.org/a',
      text: 'a note',
      tags: ['Claim', 'urgent'],
      document: { title: ['A headline'] },
      target: [{ source: 'https://example.org/a', selector: [{ type: 'RangeSelector' }, quote] }],
    };
    const note = { ...row, id: 'x2', target: [{ source: 'https://example.org/a' }] };
    const reply = { ...note, id: 'x3', references: ['x1'] };
    for (const value of [
      { total: 3, rows: [row, note, reply] },
      { export_date: '2026-11-27', client_version: '1', annotations: [row, note, reply] },
      [row, note, reply],
    ]) {
      const { format, drafts, problems } = await json(value);
      expect(format).toBe('hypothesis');
      expect(drafts).toHaveLength(1);
      expect(drafts[0]).toMatchObject({
        ...{ foreignId: 'x1', tag: 'claim', codes: ['urgent'], creator: 'amal', note: 'a note' },
        ...{ quote: 'a quote', created: '2026-11-27T10:00:00.123Z' },
        source: { url: 'https://example.org/a', headline: 'A headline' },
      });
      expect(problems.map(({ message }) => message)).toEqual([
        'A page note is about no passage.',
        'A reply is about no passage.',
      ]);
    }
  });

  it('I4: projects of other tools are read: braces, capitals, texts inside, pictures and codes of their own', async () => {
    const one = '11111111-1111-4111-8111-111111111111';
    const qde = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">
      <Users><User guid="{${one.toUpperCase()}}" name="Ben"/></Users>
      <CodeBook><Codes>
        <Code guid="22222222-2222-4222-8222-222222222222" name="Places" isCodable="true">
          <Code guid="33333333-3333-4333-8333-333333333333" name="Hama" isCodable="true"/></Code>
        <Code guid="44444444-4444-4444-8444-444444444444" name="violence" isCodable="true"/>
      </Codes></CodeBook>
      <Sources>
        <TextSource guid="55555555-5555-4555-8555-555555555555" name="An article">
          <PlainTextContent>😀 In Hama, they say &amp; shout.</PlainTextContent>
          <PlainTextSelection guid="66666666-6666-4666-8666-666666666666" startPosition="5" endPosition="9" creatingUser="${one}">
            <Coding guid="77777777-7777-4777-8777-777777777777"><CodeRef targetGUID="{33333333-3333-4333-8333-333333333333}"/></Coding>
          </PlainTextSelection>
          <PlainTextSelection guid="88888888-8888-4888-8888-888888888888" startPosition="11" endPosition="22">
            <Coding guid="99999999-9999-4999-8999-999999999999"><CodeRef targetGUID="44444444-4444-4444-8444-444444444444"/></Coding>
          </PlainTextSelection>
          <PlainTextSelection guid="aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" name="far" startPosition="11" endPosition="2200"/>
        </TextSource>
        <PictureSource guid="bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"><PictureSelection guid="x" name="a face" firstX="1"/></PictureSource>
      </Sources></Project>`;
    const { format, drafts, problems, documents } = await read(zipSync({ 'project.qde': strToU8(qde) }));
    expect(format).toBe('qdpx');
    expect(
      drafts.map(({ quote: words, tag, codes, entity, creator }) => [words, tag, codes, entity?.name, creator]),
    ).toEqual([
      ['Hama', 'place', [], 'Hama', 'Ben'],
      ['they say & ', undefined, ['violence'], undefined, ''],
    ]);
    expect(problems.map(({ quote: words }) => words)).toEqual(['far', 'a face']);
    expect(documents.map(({ name }) => name)).toEqual(['An article.txt']);
  });

  it('I5: tables of other tools are read by the usual names of columns', async () => {
    const taguette = await read(
      'id,document,tag,content\n1,An article,place,Hama\n2,An article,violence,"they ""say"""\n3,x,y,\n',
    );
    expect(taguette.format).toBe('csv');
    expect(taguette.drafts.map(({ quote: words, tag, codes, source }) => [words, tag, codes, source.headline])).toEqual(
      [
        ['Hama', 'place', [], 'An article'],
        ['they "say"', undefined, ['violence'], 'An article'],
      ],
    );
    expect(taguette.problems).toHaveLength(1);
    const other = await read('\uFEFFCode;Coded text;Comment;URL\nClaims;„Hama“;n;https://example.org/a\n');
    expect(other.drafts[0]).toMatchObject({
      ...{ tag: 'claim', quote: '„Hama“', note: 'n' },
      source: { url: 'https://example.org/a' },
    });
  });

  it('I6: brat that counts otherwise, or marks in parts, is not believed', async () => {
    const ann =
      'T1\tPER 2 6\tHama\nT2\tPER 0 1;7 11\t😀 they\nT3\tPER 5 9\tthey\nE1\tMove:T1\n#1\tAnnotatorNotes T1\tn\n';
    const { drafts, problems } = await read(
      zipSync({ 'c/a.txt': strToU8('😀 Hama they'), 'c/a.ann': strToU8(ann), 'c/b.ann': strToU8(ann) }),
    );
    expect(drafts.map(({ quote: words, position, note }) => [words, position, note])).toEqual([
      ['Hama', { start: 2, end: 6 }, 'n'],
      // Its words are searched: they do not stand where it says.
      ['they', undefined, ''],
    ]);
    expect(problems).toHaveLength(3);
  });

  it.skipIf(shared === undefined)(
    'I7: every correct sample of the official suite is read without a fault',
    async () => {
      const names = readdirSync(SAMPLES).filter((name) => name.endsWith('.json'));
      expect(names.length).toBeGreaterThan(40);
      let drafts = 0;
      for (const name of names) {
        const found = await readAnnotations(readFileSync(join(SAMPLES, name)), name).catch((thrown: unknown) => {
          expect(thrown).toMatchObject({ code: 'unreadable' });
          return undefined;
        });
        drafts += found?.drafts.length ?? 0;
      }
      expect(drafts).toBeGreaterThan(2);
    },
  );

  it.skipIf(shared === undefined)('I8: hostile files are refused with one sentence, or hold nothing', async () => {
    const names = readdirSync(HOSTILE).filter((name) => /\.(?:qdpx|docx|json|txt|html|gz)$/u.test(name));
    for (const name of names) {
      const before = Date.now();
      try {
        const { drafts } = await readAnnotations(readFileSync(join(HOSTILE, name)), name);
        expect([name, drafts]).toEqual([name, []]);
        expect(name).toBe('zip-slip.qdpx');
      } catch (thrown) {
        expect([name, thrown]).toMatchObject([name, { name: 'SourcemarkError' }]);
        expect((thrown as Error).message).toMatch(/^“[^\n]+\.$/u);
        expect((thrown as Error).message).not.toContain('root:');
      }
      expect([name, Date.now() - before < 5000]).toEqual([name, true]);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('I9: names that objects have of themselves are words like any other', async () => {
    const text =
      '[{"type":"Annotation","__proto__":{"polluted":1},"constructor":"x","id":"toString","target":{"source":"urn:x","selector":' +
      '{"type":"TextQuoteSelector","exact":"__proto__","prefix":"constructor"}},"body":{"type":"TextualBody","purpose":"tagging","value":"constructor"}}]';
    const { drafts } = await read(text);
    expect(drafts[0]).toMatchObject({
      foreignId: 'toString',
      quote: '__proto__',
      tag: undefined,
      codes: ['constructor'],
    });
    const table = await read('quote,__proto__,constructor,tag\na,b,c,hasOwnProperty\n');
    expect(table.drafts[0]).toMatchObject({ quote: 'a', codes: ['hasOwnProperty'] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('I10: of a project of other tools every code, note and description of a passage is kept', async () => {
    const { drafts, problems } = await read(
      project(
        `<TextSource guid="${id('5')}" name="An article"><PlainTextContent>In Hama, they say so.</PlainTextContent>
          <PlainTextSelection guid="${id('6')}" startPosition="3" endPosition="7">
            <Description>A long remark</Description>
            <Coding guid="${id('7')}" creatingUser="${id('1')}"><CodeRef targetGUID="${id('3')}"/>
              <CodeRef targetGUID="${id('4')}"/><NoteRef targetGUID="${id('e')}"/></Coding>
            <Coding guid="${id('8')}"><CodeRef targetGUID="${id('a')}"/></Coding>
            <Coding guid="${id('9')}"><CodeRef targetGUID="${id('b')}"/></Coding>
            <Coding guid="${id('c')}"><CodeRef targetGUID="${id('d')}"/></Coding>
            <CodeRef targetGUID="${id('2')}"/>
          </PlainTextSelection></TextSource>`,
        `<Notes><Note guid="${id('e')}" name="Memo 1"><PlainTextContent>words</PlainTextContent></Note></Notes>`,
      ),
    );
    expect(drafts).toMatchObject([
      {
        ...{ tag: 'place', entity: { name: 'Hama' }, codes: ['violence', 'Claims', 'Homs'], creator: 'Ben' },
        note: 'Memo 1\nwords\n\nA long remark',
      },
    ]);
    expect(problems).toEqual([
      { message: 'A passage has a code that the project does not hold; it was taken without it.', quote: '' },
    ]);
  });

  it('I11: whatever a project says of something other than a passage of a text is listed with its words', async () => {
    const coding = `<Coding guid="${id('7')}"><CodeRef targetGUID="${id('4')}"/></Coding>`;
    const note = `<NoteRef targetGUID="${id('e')}"/>`;
    const sources = `
      <TextSource guid="${id('5')}" name="An article"><Description>from a friend</Description>
        <PlainTextContent>In Hama, they say so.</PlainTextContent>${coding}${note}
        <VariableValue><VariableRef targetGUID="${id('f')}"/><TextValue>32</TextValue></VariableValue></TextSource>
      <PDFSource guid="${id('6')}" name="A report"><PDFSelection guid="x" name="p. 1">
        <Representation guid="y"><PlainTextContent>the words</PlainTextContent></Representation>${coding}${note}
      </PDFSelection>${coding}</PDFSource>
      <AudioSource guid="${id('8')}" name="A talk"><Transcript guid="z" name="T"><PlainTextContent>ah</PlainTextContent>
        <TranscriptSelection guid="t" name="ah">${coding}</TranscriptSelection></Transcript>
        <AudioSelection guid="u" name="0:10">${note}</AudioSelection></AudioSource>
      <VideoSource guid="${id('9')}"><VideoSelection guid="v" name="0:20"><Description>a tank</Description>
        </VideoSelection></VideoSource>
      <TextSource guid="${id('a')}" name="Gone" plainTextPath="internal://gone.txt">
        <PlainTextSelection guid="w" name="some words" startPosition="1" endPosition="3">${note}</PlainTextSelection>
      </TextSource>`;
    const { drafts, problems } = await read(
      project(
        sources,
        `<Notes><Note guid="${id('e')}"><PlainTextContent>a memo</PlainTextContent></Note>
          <Note guid="${id('d')}" name="Loose"><PlainTextContent>a thought</PlainTextContent></Note></Notes>
        <Links><Link guid="l" name="see also" originGUID="w" targetGUID="w">${note}</Link></Links>
        <Sets><Set guid="s" name="Best"><MemberSource targetGUID="${id('5')}"/></Set></Sets>
        <Graphs><Graph guid="g" name="Map"/></Graphs><Description>My thesis</Description>`,
        `<Variables><Variable guid="${id('f')}" name="Age" typeOfVariable="Text"/></Variables>
        <Cases><Case guid="k" name="Amal"><CodeRef targetGUID="${id('4')}"/></Case></Cases>`,
      ),
    );
    expect(drafts).toEqual([]);
    expect(problems.map(({ message, quote: words }) => `${message} ${words}`)).toEqual([
      'A code of “An article” is about the whole source, and about no passage. violence',
      'A note of “An article” is about the whole source, and about no passage. a memo',
      'The description of “An article” is about the whole source, and about no passage. from a friend',
      'What variables say of “An article” is about the whole source, and about no passage. Age: 32',
      'A code of “A report” is about the whole source, and about no passage. violence',
      'A passage of a PDF page is no passage of a text. p. 1 · the words · violence · a memo',
      'A passage of a transcript with times is no passage of a text. ah · violence',
      'A passage of a sound recording is no passage of a text. 0:10 · a memo',
      'A passage of a video is no passage of a text. 0:20 · a tank',
      "The text of “Gone” is not in the file, so its passages can't be read. some words · a memo",
      'A link is of a kind that links here do not have, so it was not taken. see also · a memo',
      'The description of the whole project was not taken. My thesis',
      'A case of the project has no counterpart here. Amal · violence',
      'A set of sources or notes has no counterpart here. Best',
      'A map of the project has no counterpart here. Map',
      'A note is about no passage. Loose\na thought',
    ]);
  });

  it('I12: what refines a selector is a passage within it, at any depth; what can’t be followed is listed', async () => {
    const sentence = { type: 'TextQuoteSelector', exact: 'In Hama, they said so.' };
    const place = { type: 'TextPositionSelector', start: 3, end: 7 };
    const selectors = [
      { ...sentence, refinedBy: place },
      { ...sentence, refinedBy: [place, { ...quote, exact: 'Hama' }] },
      { ...sentence, refinedBy: { ...place, refinedBy: { type: 'TextPositionSelector', start: 1, end: 3 } } },
      { type: 'FragmentSelector', value: 'p1', refinedBy: { ...sentence, refinedBy: place } },
      [
        { ...sentence, refinedBy: place },
        { ...quote, exact: 'Hama' },
      ],
      { ...sentence, refinedBy: { type: 'XPathSelector', value: '/p' } },
      'https://example.org/selector',
      { type: 'TextPositionSelector', start: 7, end: 3 },
    ];
    const { drafts, problems } = await json({
      type: 'Annotation',
      bodyValue: 'mine',
      target: selectors.map((selector) => ({ source: 'urn:x', selector })),
    });
    const told = (at: { readonly quote: string; readonly position: unknown }): unknown => at.quote || at.position;
    expect(drafts.map((draft) => [draft, ...draft.refined].map(told))).toEqual([
      ['In Hama, they said so.', { start: 3, end: 7 }],
      ['In Hama, they said so.', 'Hama'],
      ['In Hama, they said so.', { start: 3, end: 7 }, { start: 1, end: 3 }],
      ['In Hama, they said so.', { start: 3, end: 7 }],
      ['Hama'],
    ]);
    expect(problems).toEqual([
      {
        message:
          'An annotation is about a part of a passage that is found by XPathSelector only, so it is not known which words it means.',
        quote: 'In Hama, they said so. mine',
      },
      {
        message:
          'An annotation is found by a selector that the file does not hold only, not by its words or its place in a text.',
        quote: 'mine',
      },
      {
        message:
          'An annotation is found by a TextPositionSelector without a place only, not by its words or its place in a text.',
        quote: 'mine',
      },
    ]);
  });

  it('I13: of a choice the first is meant, and of every other set all; a body without words keeps its address', async () => {
    const target = (exact: string): object => ({ source: 'urn:x', selector: { ...quote, exact } });
    const body = (value: string): object => ({ type: 'TextualBody', purpose: 'tagging', value });
    const targets = [
      { type: 'Choice', items: ['https://example.org/whole', target('one'), target('other')] },
      { type: 'List', items: [target('a'), target('b')] },
      { type: 'Independents', items: [target('c'), { type: 'Composite', items: [target('d'), target('e')] }] },
      { type: 'Choice', items: ['https://example.org/whole', 'https://example.org/other'] },
      { type: 'List', items: [] },
    ];
    const { drafts, problems } = await json({
      type: 'Annotation',
      creator: [{ name: 'Amal' }, { nickname: 'ben' }],
      body: [
        { type: 'Choice', id: 'urn:choice', items: [body('violence'), body('violencia')] },
        { type: 'List', items: [body('x'), body('y')] },
        { type: 'SpecificResource', purpose: 'tagging', source: 'https://example.org/tag' },
        { type: 'SpecificResource', purpose: 'identifying', source: { id: 'urn:1', label: 'Hama' } },
        { type: 'SpecificResource', purpose: 'identifying', source: { id: 'urn:2', label: 'Homs' } },
      ],
      target: targets,
    });
    expect(drafts.map((draft) => draft.quote)).toEqual(['one', 'a', 'b', 'c', 'd', 'e']);
    expect(drafts[0]).toMatchObject({
      ...{ codes: ['violence', 'x', 'y', 'https://example.org/tag'], entity: { name: 'Hama' } },
      ...{ note: 'Homs', creator: 'Amal, ben' },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'An annotation is about a whole page, not by its words or its place in a text.',
      'An annotation has an empty list of targets.',
    ]);
  });

  it('I14: rows of a table that could not be read, or not whole, are listed', async () => {
    const said = async (table: string): Promise<unknown> => {
      const { drafts, problems } = await read(table);
      return [drafts.map((draft) => draft.quote), problems.map(({ message, quote: words }) => `${message} ${words}`)];
    };
    expect(await said('quote,tag\na,b\n\n"c,d\ne,f\n')).toEqual([
      ['a'],
      [
        'A quotation mark in row 2 is never closed, so the rows after it could not be told apart, and nothing was read from this row on. Close it, and import the file again. c,d\ne,f\n',
      ],
    ]);
    expect(await said('quote,tag,Group\na,b,x\n\nc,d,x,e,f\ng\nh,i,x\n')).toEqual([
      ['a', 'c', 'g', 'h'],
      [
        'Row 2 has more cells than there are columns. Those beyond the last column were not taken. e · f',
        'Row 3 has fewer cells than there are columns. It was taken as it is; a line break may have torn it. g',
        'These columns have no counterpart here and were not taken. Group',
      ],
    ]);
    const [, swallowed] = (await said('quote,tag\na,b\n"c"x,d\ne,f\n"g",h\ni,j\n')) as string[][];
    expect(swallowed?.[0]).toMatch(/^In row 2 other signs follow a closing quotation mark/u);
  });

  it('I15: a table ends at its limit with a sentence, and only where there is more', async () => {
    const rows = 'a,b\n'.repeat(200_000);
    const { drafts, problems } = await read(`quote,tag\n${rows}c,d\ne,f\n`);
    expect(drafts).toHaveLength(200_000);
    expect(problems.map(({ message }) => message)).toEqual([
      'From row 200,001 on nothing was read: so many rows are taken at once. Divide the table, and import the rest by itself.',
    ]);
    expect((await read(`quote,tag\n${rows}`)).problems).toEqual([]);
  });

  it('I16: of Hypothesis every target is read, and a file without annotations says so', async () => {
    const target = (exact: string): object => ({ selector: [{ ...quote, exact }] });
    const row = { uri: 'https://example.org/a', text: 'n', target: [target('one'), target('other'), {}] };
    const { drafts, problems } = await json({ rows: [row] });
    expect(drafts.map((draft) => [draft.quote, draft.note])).toEqual([
      ['one', 'n'],
      ['other', 'n'],
    ]);
    expect(problems).toEqual([{ message: 'A page note is about no passage.', quote: 'n' }]);
    for (const empty of [{ total: 0, rows: [] }, { annotations: [] }, [], { type: 'AnnotationPage', items: [] }]) {
      const read = await json(empty);
      expect(read.drafts).toEqual([]);
      expect(read.problems).toEqual([{ message: 'The file holds no annotations.', quote: '' }]);
    }
    await expect(json({ rows: 'none' })).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('I17: shadows that macOS adds to archives are no files; lines of brat about nothing are listed, others kept', async () => {
    const ann = [
      'T1\tPER 0 4\tHama',
      'N1\tReference T1 Wikipedia:12\tḤamāh',
      'A1\tStance T1 denies',
      'A2\tStance T1 alleges',
      '#1\tComment T1\tone',
      '#2\tComment T1\tother',
      '#3\tAnnotatorNotes T9\tof nothing',
      'A3\tSure T9',
    ].join('\n');
    const shadow = strToU8('\u0000\u0005\u0016\u0007');
    const shadows = { '__MACOSX/c/._a.ann': shadow, '__MACOSX/c/._a.txt': shadow, 'c/._a.ann': shadow };
    const { drafts, problems } = await read(
      zipSync({ ...shadows, 'c/a.txt': strToU8('Hama'), 'c/a.ann': strToU8(ann) }),
    );
    expect(drafts).toMatchObject([
      {
        ...{ quote: 'Hama', entity: { name: 'Ḥamāh' }, claim: { stance: 'denies' } },
        note: 'stance: alleges\n\nReference: Wikipedia:12 Ḥamāh\n\nComment: one\n\nComment: other',
      },
    ]);
    expect(problems.map(({ quote: words }) => words)).toEqual(['#3\tAnnotatorNotes T9\tof nothing', 'A3\tSure T9']);
    await expect(read(zipSync(shadows))).rejects.toMatchObject({ code: 'unreadable' });
  });
});

/** A GUID of one digit. */
function id(digit: string): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', digit);
}

/** A project of another tool, with a few codes. */
function project(sources: string, after: string, before = ''): Uint8Array {
  const code = (digit: string, name: string, below = ''): string =>
    `<Code guid="${id(digit)}" name="${name}" isCodable="true">${below}</Code>`;
  const codes = [
    code('2', 'Places', code('3', 'Hama') + code('b', 'Homs')),
    ...[code('4', 'violence'), code('a', 'Claims')],
  ];
  const qde = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">
    <Users><User guid="${id('1')}" name="Ben"/></Users><CodeBook><Codes>${codes.join('')}</Codes></CodeBook>
    ${before}<Sources>${sources}</Sources>${after}</Project>`;
  return zipSync({ 'project.qde': strToU8(qde) });
}
