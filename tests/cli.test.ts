/** The command line as scripts use it: exact field names, exit statuses, and offsets in many scripts. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { runCli, type CliPlace, type CliRun } from './support/cli';
import { quotesRoundTrip } from './support/quotes-round-trip';
import { readQuotedTexts, sharedData, type QuotedText } from './support/shared-data';

let folder: string;
let place: CliPlace;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-cli-'));
  place = { executable: process.execPath, root, home: join(folder, 'home'), casePath: join(folder, 'a.sourcemark') };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...args: string[]): CliRun => runCli(place, args);
const fresh = (name: string): CliPlace => ({ ...place, casePath: join(folder, `${name}.sourcemark`) });

/** The code points before a UTF-16 offset, counted by hand. */
const points = (text: string, at: number): number => Array.from(text.slice(0, at)).length;

describe('a case by script', () => {
  it('imports, lists, marks, exports and verifies with the promised fields', () => {
    const imported = cli('import', join(root, 'seeds'), join(folder, 'missing.txt'));
    expect(imported.status).toBe(1);
    expect(imported.stderr).toMatch(/There is no file at/u);
    expect(imported.lines).toHaveLength(6);
    const last = imported.lines[4];
    expect(Object.keys(last ?? {})).toEqual(
      expect.arrayContaining([
        ...['path', 'status', 'source', 'capture', 'sha256', 'mediaType', 'reader', 'headline', 'outlet', 'byline'],
        ...['published', 'url', 'language', 'direction', 'characters', 'warnings'],
      ]),
    );
    expect(imported.lines[5]).toMatchObject({ status: 'failed', error: { code: 'file-missing' } });
    expect(cli('import', join(root, 'seeds')).lines.map((line) => line['status'])).toEqual(
      Array.from({ length: 5 }, () => 'duplicate'),
    );

    const sources = cli('sources').lines;
    expect(sources[4]).toMatchObject({ source: last?.['source'], annotations: { claim: 0, actor: 0, place: 0 } });
    const source = String(last?.['source']);
    const made = cli('annotate', source, '--tag', 'actor', '--quote', 'Adnan Al-Masalma', '--note', '-spokesperson');
    expect(made.lines[0]).toMatchObject({ exact: 'Adnan Al-Masalma', tag: 'actor' });
    const [listed] = cli('annotations', '--source', source, '--tag', 'actor').lines;
    expect(listed).toMatchObject({
      ...made.lines[0],
      source,
      createdBy: 'Tester',
      anchor: { state: 'exact', score: 1 },
    });
    expect(cli('annotations', '--tag', 'place').lines).toEqual([]);

    const out = join(folder, 'a.csv');
    const [exported] = cli('export', '--format', 'csv', '--out', out).lines;
    expect(exported).toMatchObject({ format: 'csv', path: out, rows: 1, dropped: [] });
    expect(cli('verify').lines).toEqual([{ ok: true, problems: [], entries: 7, sources: 5 }]);
  });

  it('U1, U3, U6: merges another copy of the case, and says what does not fit together', () => {
    const mine = fresh('mine');
    const theirs = fresh('theirs');
    const run = (where: CliPlace, ...args: string[]): CliRun => runCli(where, args);
    const [source] = run(mine, 'import', join(root, 'seeds')).lines.map((line) => String(line['source']));
    const [made] = run(mine, 'annotate', source ?? '', '--tag', 'actor', '--start', '0', '--end', '5').lines;
    copyFileSync(mine.casePath, theirs.casePath);
    const other = run(theirs, 'annotate', source ?? '', '--tag', 'place', '--start', '6', '--end', '9').lines[0];
    run(mine, 'fact', source ?? '', 'outlet', '--value', 'One');
    run(theirs, 'fact', source ?? '', 'outlet', '--value', 'Another');
    const merged = run(mine, 'merge', theirs.casePath);
    expect(merged.status).toBe(0);
    expect(merged.lines).toMatchObject([
      {
        added: { sources: 0, captures: 0, annotations: 1, entities: 0, statements: 0, links: 0, entries: 2 },
        conflicts: [
          { kind: 'changed-apart', field: 'outlet', message: expect.stringMatching(/“One” by Tester/u) as string },
        ],
        backup: `${mine.casePath}.before-merge`,
      },
    ]);
    const marked = run(mine, 'annotations', '--source', source ?? '').lines.map((line) => line['annotation']);
    expect(marked).toEqual([made?.['annotation'], other?.['annotation']]);
    expect(run(mine, 'verify').lines[0]).toMatchObject({ ok: true });
    expect(run(mine, 'merge', theirs.casePath).lines).toMatchObject([{ added: { entries: 0 }, conflicts: [] }]);
    const another = fresh('another');
    run(another, 'import', join(root, 'seeds'));
    const refused = run(mine, 'merge', another.casePath);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/another case/u)]);
    expect(run(mine, 'merge', `${mine.casePath}.missing`).status).toBe(2);
    expect(run(mine, 'merge', theirs.casePath, another.casePath).status).toBe(2);
  });

  it('I1: gives text and original back byte for byte', () => {
    for (const [n, seed] of cli('sources').lines.entries()) {
      const bytes = readFileSync(
        join(
          root,
          'seeds',
          [
            '000_73c37eb1efa9ebcd',
            '001_6de121dbb9bfeadb',
            '002_cf892e827df92517',
            '003_15d539fd678e9ebf',
            '004_7b866b66e0f9dc10',
          ][n] + '.txt',
        ),
      );
      const out = join(folder, `original-${n}`);
      cli('original', String(seed['source']), '--out', out);
      expect(readFileSync(out).equals(bytes)).toBe(true);
      expect(runCli(place, ['text', String(seed['source'])], { plain: true }).stdout.equals(bytes)).toBe(true);
    }
  });

  it('F1: says what does not fit together inside one source or all, and changes nothing', () => {
    const before = readFileSync(place.casePath);
    const all = cli('check');
    expect(all.status).toBe(0);
    expect(all.lines).toHaveLength(1);
    const [found] = all.lines;
    const source = cli('sources').lines[2]?.['source'];
    expect(found).toMatchObject({ source, kind: 'weekday', exact: 'Wednesday, 19 August', start: 202, end: 222 });
    expect(found?.['message']).toMatch(/19 August 2021 was a Thursday\. Wednesday was 18 August\./u);
    expect(found?.['assumed']).toMatch(/publication, August 2021, which is inferred\.$/u);
    expect(cli('check', String(source)).lines).toEqual(all.lines);
    const plain = runCli(place, ['check'], { plain: true }).stdout.toString('utf8');
    expect(plain).toBe(`${String(source)}\tline 2\tweekday\t${String(found?.['message'])}\n`);
    expect(readFileSync(place.casePath).equals(before)).toBe(true);
  });

  it('reads standard input under a name', () => {
    const run = runCli(fresh('stdin'), ['import', '-', '--name', 'wire.txt'], { input: 'Daraa, by wire' });
    expect(run.lines[0]).toMatchObject({ path: 'wire.txt', status: 'added', headline: 'Daraa, by wire' });
  });

  it.each([
    [['nonsense'], 2, /no command/u],
    [['import'], 2, /Use: import/u],
    [['annotate', 'x', '--tag', 'person', '--quote', 'a'], 2, /--tag takes one of/u],
    [['annotate', 'x', '--nonsense', 'a'], 2, /Use: annotate/u],
    [['annotate', 'missing', '--tag', 'claim', '--quote', 'a'], 1, /no source missing/u],
    [['export', '--format', 'exe', '--out', 'x'], 2, /--format takes one of/u],
    [['text', 'missing'], 1, /no source missing/u],
    [['check', 'missing'], 1, /no source missing/u],
    [['check', 'a', 'b'], 2, /Use: check/u],
    [['search', 'a', '--from', '2021-13-45'], 2, /--from takes a day .* not “2021-13-45”/u],
    [['search', 'a', '--to', '2021-02-30'], 2, /--to takes a day/u],
    [['search', 'a', '--from', '2021', '--to', '2020'], 2, /2021 is later than --to 2020/u],
    [['search', 'a', '--status', 'chk'], 2, /--status takes one of .*, not “chk”/u],
    [['search', 'a', '--outlet', 'Nowhere'], 2, /No outlet of this case is called “Nowhere”/u],
    [['search', 'a', '--annotator', 'Nobody'], 2, /No annotator of this case is called “Nobody”/u],
    [['search', 'a', '--speaker', 'Nobody'], 2, /the register has no “Nobody”/u],
    [['search', 'a', '--source', 'missing'], 1, /no source missing/u],
  ])('answers %j with status %d and one sentence', (args, status, sentence) => {
    const run = cli(...args);
    expect(run.status).toBe(status);
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(run.lines.at(-1)).toMatchObject({ error: { message: run.stderr.trimEnd() } });
  });

  it('searches in an outlet however it is written, and says when nothing was found or how a query was read', () => {
    const own = fresh('sought');
    const run = (...args: readonly string[]): CliRun => runCli(own, args);
    const source = String(run('import', join(root, 'seeds')).lines[0]?.['source']);
    run('fact', source, 'outlet', '--value', 'The Daily');
    run('annotate', source, '--tag', 'place', '--quote', 'Daraa', '--occurrence', '1');
    const found = run(
      'search',
      'Daraa',
      '--kind',
      'quote',
      '--outlet',
      'the daily',
      '--from',
      '2000',
      '--to',
      '2030-12',
    );
    expect(found.lines).toMatchObject([{ source, exact: 'Daraa' }]);
    expect(run('search', 'zyxwv')).toMatchObject({ status: 0, lines: [], stderr: 'Nothing found.\n' });
    const read = run('search', 'Daraa AND (', '--kind', 'quote');
    expect(read.lines).toMatchObject([{ source, literal: true }]);
    expect(read.stderr).toMatch(/not closed, so its words were searched as they stand, without AND\./u);
    const csv = run('export', '--format', 'csv', '--out', join(folder, 'sought.csv'), '--search', 'Daraa AND');
    expect(csv).toMatchObject({ status: 0, lines: [{ rows: 1 }] });
    expect(csv.stderr).toMatch(/without AND\./u);
  });

  it('marks the first of several places of a quote, and says that there are more', () => {
    const own = fresh('several');
    const source = String(runCli(own, ['import', join(root, 'seeds')]).lines[0]?.['source']);
    const mark = (...more: readonly string[]): CliRun =>
      runCli(own, ['annotate', source, '--tag', 'place', '--quote', 'Daraa', ...more]);
    const first = mark('--occurrence', '1');
    expect(first.stderr).toBe('');
    const unsaid = mark();
    expect(unsaid.lines[0]?.['start']).toBe(first.lines[0]?.['start']);
    expect(unsaid.stderr).toMatch(
      /^The quote stands \d+ times in this text, and the first was marked; .*--occurrence N/u,
    );
  });

  it('writes the original over no file unless told, and helps about help', () => {
    const own = fresh('original');
    const source = String(runCli(own, ['import', join(root, 'seeds')]).lines[0]?.['source']);
    const out = join(folder, 'mine.txt');
    writeFileSync(out, 'mine');
    const refused = runCli(own, ['original', source, '--out', out]);
    expect(refused).toMatchObject({ status: 1, lines: [{ error: { code: 'refused' } }] });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(runCli(own, ['original', source, '--out', out, '--overwrite']).status).toBe(0);
    expect(readFileSync(out, 'utf8')).not.toBe('mine');
    const help = runCli(own, ['help', '--help'], { plain: true });
    expect([help.status, help.stdout.toString('utf8')]).toEqual([0, expect.stringMatching(/^sourcemark cli COMMAND/u)]);
  });

  it('C2: says when the case is missing or is none', () => {
    expect(runCli(fresh('nowhere'), ['sources'])).toMatchObject({ status: 2 });
    const letter = fresh('letter');
    writeFileSync(letter.casePath, 'Dear editor');
    expect(runCli(letter, ['verify']).stderr).toMatch(/not a Sourcemark case/u);
    expect(readFileSync(letter.casePath, 'utf8')).toBe('Dear editor');
  });

  it('never writes an export over the case', () => {
    const before = readFileSync(place.casePath);
    expect(cli('export', '--format', 'csv', '--out', place.casePath).stderr).toMatch(/the case itself/u);
    expect(readFileSync(place.casePath).equals(before)).toBe(true);
  });
});

describe('T1, T2, A1: offsets through import, mark and export', () => {
  it('are right in a text with every kind of trouble', { timeout: 120_000 }, () => {
    const text =
      'Line one\r\nLine two 👨‍👩‍👧‍👦 family\r\n\r\nשלום abc مرحبا 123\rCafe\u0301 vs Café\n\u200fRLM \u2067iso\u2069 \u00adsoft\u00adhyphen \uFEFFmid 𝔘𝔫𝔦 𠮷野家 -dash "=1+1" end\r\n';
    const quotes = [
      '👨‍👩‍👧‍👦',
      'family\r\n\r\nשלום',
      'مرحبا 123\rCafe\u0301',
      'Café',
      '\u2067iso\u2069',
      '\uFEFFmid 𝔘𝔫𝔦',
      '𠮷野家',
      '-dash',
      '"=1+1"',
      '\r\n',
    ];
    const texts: QuotedText[] = [
      {
        id: 'trouble',
        text,
        quotes: quotes.map((exact) => {
          const start = text.indexOf(exact);
          const end = start + exact.length;
          const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
          return {
            ...{ exact, start, end, cpStart: points(text, start), cpEnd: points(text, end) },
            prefix: prefix.replace(/^[\uDC00-\uDFFF]/u, ''),
            suffix: suffix.replace(/[\uD800-\uDBFF]$/u, ''),
          };
        }),
      },
    ];
    const { marked, problems } = quotesRoundTrip(fresh('trouble'), join(folder, 'trouble'), texts);
    expect(problems).toEqual([]);
    expect(marked).toBe(quotes.length * 2);
  });

  const languages = ['ar', 'en', 'he-wiki', 'ja'].map((name) => [
    name,
    sharedData(root, 'multilingual', `${name}.jsonl`),
  ]);
  it.skipIf(languages.some(([, path]) => path === undefined))(
    'are those listed for Arabic, English, Hebrew and Japanese texts',
    { timeout: 240_000 },
    () => {
      const texts = languages.flatMap(([, path]) => {
        const [first] = readQuotedTexts(path ?? '');
        return first === undefined ? [] : [first];
      });
      const { marked, problems } = quotesRoundTrip(fresh('languages'), join(folder, 'languages'), texts);
      expect(problems).toEqual([]);
      expect(marked).toBeGreaterThan(40);
    },
  );

  const naughty = sharedData(root, 'multilingual', 'big-list-of-naughty-strings.json');
  it.skipIf(naughty === undefined)(
    'every naughty string comes in, and back out as it was',
    { timeout: 240_000 },
    () => {
      const strings = JSON.parse(readFileSync(naughty ?? '', 'utf8')) as string[];
      const spot = fresh('naughty');
      const inbox = join(folder, 'naughty');
      mkdirSync(inbox);
      for (const [n, text] of strings.entries()) writeFileSync(join(inbox, `${String(n).padStart(3, '0')}.txt`), text);
      const imported = runCli(spot, ['import', inbox]).lines;
      expect(imported).toHaveLength(strings.length);
      for (const [n, line] of imported.entries()) {
        const text = (strings[n] ?? '').replace(/^\uFEFF/u, '');
        if (text === '') expect(line, String(n)).toMatchObject({ status: 'failed', error: { code: 'empty-file' } });
        else expect(line, String(n)).toMatchObject({ reader: 'plain-text', characters: text.length });
      }
      const all = strings.filter((text) => text !== '').join('\n');
      const quotes = strings
        .filter((text, n) => text.trim() !== '' && n % 20 === 0)
        .map((exact) => {
          const start = all.indexOf(exact);
          const end = start + exact.length;
          return {
            ...{ exact, start, end, cpStart: points(all, start), cpEnd: points(all, end) },
            prefix: all.slice(Math.max(0, start - 32), start).replace(/^[\uDC00-\uDFFF]/u, ''),
            suffix: all.slice(end, end + 32).replace(/[\uD800-\uDBFF]$/u, ''),
          };
        });
      const { problems } = quotesRoundTrip(fresh('naughty-one'), join(folder, 'naughty-one'), [
        { id: 'all', text: all, quotes },
      ]);
      expect(problems).toEqual([]);
    },
  );
});

describe('captures by script', () => {
  const page = (body: string): string =>
    `<!doctype html><html lang="en"><head><title>Talks fail | The Observer</title>
     <link rel="canonical" href="https://observer.example/talks"></head>
     <body><nav><a href="/">Home</a></nav><article><h1>Talks fail</h1>${body}</article></body></html>`;
  const filler = '<p>The council of the town met for the third time, and the people waited for what it would say.</p>';

  it(
    'I8, A7: a newer page of the same address is a new capture; marks are carried over and read back',
    { timeout: 60_000 },
    () => {
      const at = fresh('captures');
      const run = (...args: string[]): CliRun => runCli(at, args);
      const [first, second] = [join(folder, 'one.html'), join(folder, 'two.html')];
      writeFileSync(
        first,
        page(`<p>About 225 people left the town on Monday, the council said.</p>${filler.repeat(4)}`),
      );
      writeFileSync(
        second,
        page(
          `<p>A bridge was closed.</p><p>More than 225 people left the town on Monday, the council said.</p>${filler.repeat(4)}`,
        ),
      );
      const [added] = run('import', first).lines;
      expect(added).toMatchObject({ status: 'added', reader: 'html', language: 'en', mediaType: 'text/html' });
      const source = String(added?.['source']);
      run('annotate', source, '--tag', 'claim', '--quote', 'About 225 people left the town on Monday');
      run('annotate', source, '--tag', 'claim', '--quote', 'the council said');
      const [newer] = run('import', second).lines;
      expect(newer).toMatchObject({ status: 'new-capture', source });
      expect(newer?.['capture']).not.toBe(added?.['capture']);
      const anchors = run('annotations', '--source', source).lines.map((line) => line['anchor']);
      expect(anchors).toMatchObject([{ state: 'moved' }, { state: 'moved' }]);
      const text = String(run('text', source).lines[0]?.['text']);
      const { start = 0, end = 0 } = anchors[0] as { start?: number; end?: number };
      expect(text.slice(start, end)).toMatch(/225 people left the town on Monday$/u);
      const [difference] = run('compare', source).lines as { pieces: { op: string; text: string }[] }[];
      expect(
        difference?.pieces
          .filter(({ op }) => op === 'added')
          .map((piece) => piece.text)
          .join(''),
      ).toContain('A bridge was closed.');
      const [listed] = run('sources').lines as { captures: { sha256: string }[] }[];
      expect(listed?.captures).toHaveLength(2);

      const [whole] = run('read', source, '--extent', 'whole').lines;
      expect(whole).toMatchObject({ source, extent: 'whole' });
      expect(String(run('text', source).lines[0]?.['text'])).toMatch(/^Home/u);
      expect(run('read', source, '--extent', 'article').lines[0]).toMatchObject({ extent: 'article' });

      expect(run('fact', source, 'outlet', '--value', 'Observer').lines[0]).toMatchObject({
        fact: { basis: 'person' },
      });
      expect(run('fact', source, 'url', '--value', 'javascript:alert(1)')).toMatchObject({ status: 2 });
      expect(run('fact', source, 'nonsense', '--value', 'x')).toMatchObject({ status: 2 });
      const [known] = run('provenance', source).lines as { custody: { what: string }[]; captures: unknown[] }[];
      expect(known?.captures).toHaveLength(2);
      expect(known?.custody.map(({ what }) => what).join('\n')).toMatch(
        /Imported from a file.*\n.*Marked.*\n.*Marked.*\n.*Another capture came in.*\n.*read again.*\n.*Another text.*\n.*Entered the outlet/su,
      );
      const out = join(folder, 'original.html');
      expect(run('original', source, '--capture', String(added?.['capture']), '--out', out).status).toBe(0);
      expect(readFileSync(out).equals(readFileSync(first))).toBe(true);
      expect(run('verify').lines[0]).toMatchObject({ ok: true });

      expect(run('purge', source)).toMatchObject({ status: 2 });
      expect(run('purge', source, '--yes', '--reason', 'asked for').lines[0]).toMatchObject({
        captures: 2,
        remains: [],
      });
      expect(readFileSync(at.casePath).includes('225 people')).toBe(false);
      expect(run('sources').lines).toEqual([]);
      expect(run('verify').lines[0]).toMatchObject({ ok: true });
    },
  );

  it('I7: of a mail its attachments are taken when they are asked for, and a mail leads back to its bytes', () => {
    const at = fresh('mail');
    const path = join(folder, 'mail.eml');
    const lines = [
      'From: Amal <amal@observer.example>',
      'To: Desk <desk@observer.example>',
      'Subject: Notes on Daraa',
      'Date: Fri, 30 Jul 2021 12:30:00 +0300',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Please read what is attached.',
      '--b',
      'Content-Type: text/html; name=page.html',
      'Content-Disposition: attachment; filename=page.html',
      '',
      page(filler.repeat(3)),
      '--b--',
      '',
    ];
    writeFileSync(path, lines.join('\r\n'));
    const listed = runCli(at, ['import', path, '--list']).lines;
    expect(listed).toMatchObject([{ name: 'page.html', mediaType: 'text/html' }]);
    const both = runCli(at, ['import', path, '--attachments']).lines;
    expect(both).toMatchObject([
      { status: 'added', reader: 'mail', headline: 'Notes on Daraa', published: '2021-07-30T12:30:00+03:00' },
      { status: 'added', reader: 'mail+html', headline: 'Talks fail', member: listed[0]?.['member'] },
    ]);
    const out = join(folder, 'mail-again.eml');
    runCli(at, ['original', String(both[1]?.['source']), '--out', out]);
    expect(readFileSync(out).equals(readFileSync(path))).toBe(true);
    expect(runCli(at, ['import', path, '--attachments']).lines.map((line) => line['status'])).toEqual([
      'duplicate',
      'duplicate',
    ]);
  });
});

describe('claims of several sources by script', () => {
  it('are linked, and listed as statements with the promised fields', { timeout: 120_000 }, () => {
    const there = fresh('statements');
    const run = (...args: string[]): CliRun => runCli(there, args);
    const articles = ['Tanks shelled Daraa on Monday.', 'Tanks shelled Daraa, we saw it.', 'Nothing fell on Daraa.'];
    const inbox = join(folder, 'statements');
    mkdirSync(inbox);
    articles.forEach((words, n) => writeFileSync(join(inbox, `${n}.txt`), `${words}\n\nMore of article ${n}.\n`));
    const sources = run('import', inbox).lines.map((line) => String(line['source']));
    const quotes = ['Tanks shelled Daraa', 'Tanks shelled Daraa', 'Nothing fell on Daraa'];
    const claims = quotes.map((quote, n) => {
      const stance = n === 2 ? 'denies' : 'asserts';
      const options = ['--tag', 'claim', '--quote', quote, '--stance', stance];
      return String(run('annotate', sources[n] ?? '', ...options).lines[0]?.['annotation']);
    });
    const [a = '', b = '', c = ''] = claims;
    const related = run('relate', a, b, '--relation', 'same', '--note', '-word for word');
    expect(related.lines).toEqual([{ from: a, to: b, relation: 'same', statement: expect.any(String) as string }]);
    const [statement] = run('statements').lines;
    expect(statement).toMatchObject({
      ...{
        statement: related.lines[0]?.['statement'],
        title: 'Tanks shelled Daraa',
        titled: false,
        status: 'unchecked',
      },
      ...{ note: '', pinned: false, verdict: 'corroborated' },
      cells: [
        { source: sources[0], stance: 'asserts', standing: 'says', origin: sources[0], annotations: [a] },
        { source: sources[1], stance: 'asserts', standing: 'says', origin: sources[1], annotations: [b] },
      ],
      links: [{ relation: 'same', note: '-word for word' }],
      origins: { asserting: sources.slice(0, 2), denying: [], independent: 2 },
    });
    run('relate', a, c, '--relation', 'contradicts');
    const id = String(statement?.['statement']);
    const said = run('statement', id, '--title', 'Shelling', '--status', 'disputed', '--note', 'see c', '--pin');
    expect(said.lines).toMatchObject([
      {
        statement: id,
        title: 'Shelling',
        titled: true,
        status: 'disputed',
        note: 'see c',
        pinned: true,
        verdict: 'disputed',
      },
    ]);
    expect(said.lines[0]?.['cells']).toMatchObject([
      {},
      {},
      { source: sources[2], stance: 'denies', standing: 'denies' },
    ]);
    expect(run('statement', id, '--take', c).lines).toMatchObject([
      { cells: [{}, {}] },
      { cells: [{ annotations: [c] }] },
    ]);
    const [, second] = run('statements').lines.map((line) => String(line['statement']));
    expect(run('statement', second ?? '', '--into', id).lines).toMatchObject([{ statement: id, cells: [{}, {}, {}] }]);
    expect(run('unrelate', c, a).lines).toEqual([{ from: c, to: a }]);
    expect(run('statements').lines).toMatchObject([{ cells: [{}, {}] }]);
    expect(runCli(there, ['statements'], { plain: true }).stdout.toString()).toBe(
      `${id}\tdisputed\tcorroborated\tShelling\n`,
    );

    expect(run('relate', a, b, '--relation', 'agrees')).toMatchObject({
      status: 2,
      lines: [{ error: { code: 'bad-request' } }],
    });
    expect(run('relate', a, b).stderr).toMatch(/--relation is missing: say one of same, supports/u);
    expect(run('relate', a, a, '--relation', 'same').status).toBe(2);
    expect(run('relate', a, 'nothing', '--relation', 'same').status).toBe(1);
    expect(run('unrelate', a, c).stderr).toMatch(/not linked/u);
    expect(run('statement', id, '--status', 'settled').stderr).toMatch(/choose one of unchecked/u);
    expect(run('statement', 'nothing', '--title', 'x').status).toBe(1);
    expect(run('statement', id, '--pin', '--unpin').status).toBe(2);
    expect(run('verify').lines[0]).toMatchObject({ ok: true });
  });
});

describe('passages of several sources', () => {
  it(
    'are matched with the promised fields, best first, and never again once they are linked',
    { timeout: 120_000 },
    () => {
      const there = fresh('matches');
      const run = (...args: string[]): CliRun => runCli(there, args);
      run('import', join(root, 'seeds'));
      const { status, lines } = run('matches');
      expect(status).toBe(0);
      const [first] = lines as { a: Record<string, unknown>; b: Record<string, unknown>; score: number }[];
      expect(first).toMatchObject({
        a: {
          source: expect.any(String) as string,
          start: expect.any(Number) as number,
          end: expect.any(Number) as number,
        },
        kind: 'near-verbatim',
        relation: 'same',
        differences: expect.arrayContaining([
          expect.objectContaining({ kind: 'number', a: 'about 225', b: 'more than 225' }),
          expect.objectContaining({ kind: 'number', a: '45', b: 'at least 45' }),
        ]) as unknown,
        why: expect.stringContaining('225') as string,
      });
      const scores = lines.map((line) => Number(line['score']));
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(0.4);
      expect(run('matches', '--min-score', '0.9').lines.length).toBeLessThan(lines.length);
      for (const wrong of ['2', '', 'much']) expect(run('matches', '--min-score', wrong).status, wrong).toBe(2);

      const [a, b] = [first?.a, first?.b].map((passage) => {
        const { source, start, end } = passage ?? {};
        return String(
          run('annotate', String(source), '--tag', 'claim', '--start', String(start), '--end', String(end)).lines[0]?.[
            'annotation'
          ],
        );
      });
      run('relate', a ?? '', b ?? '', '--relation', 'same');
      expect(run('matches').lines[0]).not.toMatchObject({ a: first?.a, b: first?.b });

      // The two are of one origin: what they both say is not corroborated.
      const origins = run('origins').lines;
      expect(origins).toHaveLength(4);
      expect(origins.find((one) => (one['sources'] as string[]).length === 2)).toMatchObject({
        sources: [first?.a['source'], first?.b['source']],
        why: expect.stringMatching(/^Probably one origin/u) as string,
      });
      expect(run('statements').lines).toMatchObject([{ verdict: 'mentioned', origins: { independent: 0 } }]);
      expect(run('verify').lines[0]).toMatchObject({ ok: true });
    },
  );
});
