import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { brat } from './brat';
import { checked, handedEntity, handMade, written } from './fixtures';
import { zipped } from './zip';

const TEXT = 'Line one\r\n😀 two “quoted”\rlone\tcell\u0000\u2028قال المتحدث cafe\u0301\r\n\r\nend';

function handover(): ReturnType<typeof handMade> {
  const army = handedEntity('actor', 'الجيش\tx', { type: 'armed-group', aliases: ['army'] });
  const daraa = handedEntity('place', 'Daraa', {
    location: { lat: 32.6, lon: 36.1, gazetteer: 'geonames:170905', by: 'Amal', why: 'the town' },
  });
  const made = handMade([
    {
      text: TEXT,
      facts: { headline: '../a/b: “Héadline”\tx', url: 'https://example.org/a' },
      marks: [
        {
          quote: 'one\r\n😀 two',
          tag: 'claim',
          note: 'a note\r\nof two lines',
          claim: {
            speaker: { kind: 'entity', entity: army },
            attribution: 'SANA said',
            stance: 'asserts',
            hedges: ['maybe'],
            check: { status: 'false', reason: 'no', at: '2026-11-22T10:00:00.000Z', by: 'Ben' },
            importance: 'key',
          },
        },
        { quote: '😀 two “quoted”\rlone\tcell', tag: 'claim', createdBy: '', claim: { speaker: { kind: 'outlet' } } },
        { quote: 'quoted', tag: 'place', entity: daraa, answer: 'unsure' },
        { quote: 'المتحدث cafe\u0301\r\n\r\nend', tag: 'actor', entity: army, answer: 'sure' },
        { quote: '\tcell', tag: 'place' },
        { quote: '\r\n\r\n', tag: 'place' },
      ],
    },
    { text: 'Another.', facts: { headline: 'Another' }, marks: [{ quote: 'Another', tag: 'claim' }] },
  ]);
  const claims = [...made.annotations()].filter(({ tag }) => tag === 'claim').map(({ id }) => id);
  const [first = '', second = '', third = ''] = claims;
  return {
    ...made,
    links: [
      { from: first, to: second, relation: 'supports', note: 'since' },
      { from: first, to: third, relation: 'same', note: '' },
    ],
  };
}

/** A reader of our own that knows nothing of the writer: the words of each mark by its offsets. */
function marks(bytes: Uint8Array): { type: string; words: string; column: string }[] {
  const files = Object.entries(unzipSync(bytes)).map(([name, one]) => [name, Buffer.from(one).toString()] as const);
  return files.flatMap(([name, ann]) => {
    if (!name.endsWith('.ann')) return [];
    const points = Array.from(new Map(files).get(name.replace(/ann$/u, 'txt')) ?? '');
    return ann.split('\n').flatMap((line) => {
      const [id = '', what = '', column = ''] = line.split('\t');
      if (!id.startsWith('T')) return [];
      const [type = '', ...rest] = what.split(' ');
      const spans = rest.join(' ').split(';');
      const words = spans.map((span) => points.slice(...(span.split(' ').map(Number) as [number, number])).join(''));
      return [{ type, words: words.join(' '), column }];
    });
  });
}

describe('brat standoff', () => {
  it('B1: offsets hold in the written text, with fragments at line breaks and tabs', async () => {
    const { bytes, tally, problems } = await written(brat, handover());
    expect(problems).toEqual([]);
    const found = marks(bytes);
    for (const { words, column } of found) expect(words).toBe(column);
    expect(found.map(({ type, words }) => [type, words])).toEqual([
      ['Claim', 'one 😀 two'],
      ['Claim', '😀 two “quoted” lone cell'],
      ['Place', 'quoted'],
      ['Place', 'cell'],
      ['Actor', 'المتحدث cafe\u0301 end'],
      ['Claim', 'Another'],
    ]);
    expect(tally.rows).toBe(6);
    expect(tally.dropped().map(({ what, count }) => [what, count])).toEqual([
      ['mark', 1],
      ['edge', 1],
      ['link', 1],
      ['claim-detail', 1],
      ['check', 1],
      ['entity-detail', 2],
      // The note, and the name of the army as a speaker and as a reference.
      ['line-break', 3],
    ]);
  });

  it('B2: the texts are as they are, and every file lies in one folder with a plain name', async () => {
    const { bytes } = await written(brat, handover());
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      'Daraa/001-a-b-Héadline-x.txt',
      'Daraa/001-a-b-Héadline-x.ann',
      'Daraa/002-Another.txt',
      'Daraa/002-Another.ann',
      'Daraa/annotation.conf',
      'Daraa/sources.tsv',
    ]);
    expect(Buffer.from(files['Daraa/001-a-b-Héadline-x.txt'] ?? []).toString()).toBe(TEXT);
    const again = await written(brat, handover());
    expect(bytes.equals(again.bytes)).toBe(true);
  });

  it('B2: the list of sources has the hash of every text as it stands in the file, also where a name is blacked out', async () => {
    const made = handover();
    for (const one of [made, { ...made, contentOf: () => TEXT.replace('two', '▇▇▇') }]) {
      const { bytes } = await written(brat, one);
      const files = unzipSync(bytes);
      const [head = '', ...lines] = Buffer.from(files['Daraa/sources.tsv'] ?? [])
        .toString()
        .trimEnd()
        .split('\n');
      const at = (line: string, column: string): string => line.split('\t')[head.split('\t').indexOf(column)] ?? '';
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        const text = files[`Daraa/${at(line, 'file')}`] ?? new Uint8Array();
        expect(at(line, 'text_sha256')).toBe(createHash('sha256').update(text).digest('hex'));
      }
      // The bytes that somebody captured are what they were.
      expect(lines.map((line) => at(line, 'capture_sha256'))).toEqual(made.sources.map((one) => one.reading.sha256));
    }
  });

  it('B3: its own check finds what is broken', async () => {
    const { bytes } = await written(brat, handover());
    const files = new Map(Object.entries(unzipSync(bytes)).map(([name, one]) => [name, Buffer.from(one).toString()]));
    const broken = async (from: string | RegExp, to: string): Promise<number> => {
      const ann = (files.get('Daraa/002-Another.ann') ?? '').replace(from, to);
      return (await checked(brat, zipped(new Map([...files, ['Daraa/002-Another.ann', ann]])))).length;
    };
    expect(await broken('x', 'x')).toBe(0);
    expect(await broken('Claim 0 7', 'Claim 0 6')).toBe(1);
    expect(await broken('Claim', 'Nonsense')).toBe(1);
    expect(await broken('Created T1', 'Created T9')).toBe(1);
    expect(await broken('\tAnother', 'Another')).toBe(1);
  });
});
