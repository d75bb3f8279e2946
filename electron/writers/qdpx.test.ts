import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { checked, handedEntity, handMade, written } from './fixtures';
import { qdc } from './qdc';
import { qdpx } from './qdpx';
import { zipped } from './zip';

const folder = [join(process.cwd(), '..', 'shared', 'standards', 'refi-qda')].find(existsSync);

/** What the official schema says of a document: nothing where it is valid. */
function official(xsd: string, xml: string): string {
  const schema = XmlDocument.fromString(readFileSync(join(folder ?? '', xsd), 'utf8'));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return '';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'not valid';
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

const TEXT = 'Line one\r\n😀 two “quoted”\rlone\u0000\u2028قال المتحدث cafe\u0301\r\n\r\nend';

function handover(): ReturnType<typeof handMade> {
  const army = handedEntity('actor', 'الجيش "x" <&>\u0000', {
    type: 'armed-group',
    typeName: 'armed group',
    aliases: ['army'],
    note: 'n',
  });
  const daraa = handedEntity('place', 'Daraa', {
    location: { lat: 32.6, lon: 36.1, gazetteer: 'geonames:170905', by: 'Amal', why: 'the town' },
  });
  const made = handMade([
    {
      text: TEXT,
      facts: { headline: 'A\nheadline ]]> & <b>', url: 'https://example.org/a?b=1&c=2' },
      marks: [
        {
          quote: 'one\r\n😀 two',
          tag: 'claim',
          note: 'a note\r\n\u0001=1+1 \uFFFE',
          claim: {
            speaker: { kind: 'entity', entity: army },
            attribution: 'SANA said',
            stance: 'asserts',
            hedges: ['maybe'],
            check: { status: 'false', reason: 'no', at: '2026-11-22T10:00:00.000Z', by: 'Ben' },
            importance: 'key',
          },
        },
        { quote: '😀 two “quoted”\rlone', tag: 'claim', createdBy: '', claim: { speaker: { kind: 'outlet' } } },
        { quote: 'quoted', tag: 'place', entity: daraa, answer: 'unsure' },
        { quote: 'المتحدث cafe\u0301\r\n\r\nend', tag: 'actor', entity: army, answer: 'sure' },
      ],
    },
    { text: 'Nothing here.', marks: [] },
  ]);
  const [first, second] = [...made.annotations()];
  return { ...made, links: [{ from: first?.id ?? '', to: second?.id ?? '', relation: 'supports', note: 'since' }] };
}

const qdeOf = (bytes: Uint8Array): string => Buffer.from(unzipSync(bytes)['project.qde'] ?? []).toString('utf8');

describe('REFI-QDA', () => {
  it('Q1: passages are code points of texts with LF line ends, and what is lost is counted', async () => {
    const { bytes, tally, problems } = await written(qdpx, handover());
    expect(problems).toEqual([]);
    expect(tally.rows).toBe(4);
    expect(tally.dropped().map(({ what, count }) => [what, count])).toEqual([
      ['claim-detail', 2],
      ['entity-detail', 2],
      ['unsure', 1],
      ['line-end', 4],
      // In the name of the actor, as a code and as a speaker, and two in the note.
      ['character', 4],
    ]);
    const document = XmlDocument.fromString(qdeOf(bytes));
    const sources = document.find('//q:TextSource', { q: 'urn:QDA-XML:project:1.0' });
    document.dispose();
    expect(sources).toHaveLength(2);
    const quotes = [...qdeOf(bytes).matchAll(/startPosition="(\d+)" endPosition="(\d+)"/gu)].map(([, start, end]) => {
      const [name] = Object.keys(unzipSync(bytes)).filter((one) => one.startsWith('sources/'));
      const text = Buffer.from(unzipSync(bytes)[name ?? ''] ?? []).toString('utf8');
      return Array.from(text).slice(Number(start), Number(end)).join('');
    });
    expect(quotes).toEqual(['one\n😀 two', '😀 two “quoted”\nlone', 'quoted', 'المتحدث cafe\u0301\n\nend']);
  });

  it('Q2: the archive is the same each time', async () => {
    const [one, other] = [await written(qdpx, handover()), await written(qdpx, handover())];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it.skipIf(folder === undefined)('Q3: project and codebook are valid by the official schemas', async () => {
    const { bytes } = await written(qdpx, handover());
    expect(official('Project.xsd', qdeOf(bytes))).toBe('');
    expect(official('Project.xsd', qdeOf(bytes).replace('isCodable', 'codable'))).not.toBe('');
    const codebook = await written(qdc, handover());
    expect(codebook.problems).toEqual([]);
    expect(official('Codebook.xsd', codebook.bytes.toString())).toBe('');
    expect(codebook.tally.dropped().map(({ what, count }) => [what, count])).toEqual([
      ['annotation', 4],
      ['entity-note', 1],
      ['character', 2],
    ]);
    const empty = await written(qdpx, handMade([]));
    expect(empty.problems).toEqual([]);
    expect(official('Project.xsd', qdeOf(empty.bytes))).toBe('');
  });

  it('Q4: its own check finds what is broken', async () => {
    const { bytes } = await written(qdpx, handover());
    const files = new Map(Object.entries(unzipSync(bytes)).map(([name, one]) => [name, Buffer.from(one).toString()]));
    const broken = async (from: string | RegExp, to: string): Promise<number> => {
      const qde = (files.get('project.qde') ?? '').replace(from, to);
      return (await checked(qdpx, zipped(new Map([...files, ['project.qde', qde]])))).length;
    };
    expect(await broken('x', 'x')).toBe(0);
    expect(await broken('<Users>', '<Users><Evil/>')).toBeGreaterThan(0);
    expect(await broken(/startPosition="\d+"/u, 'startPosition="9999"')).toBe(1);
    expect(await broken(/CodeRef targetGUID="./u, 'CodeRef targetGUID="g')).toBeGreaterThan(0);
    expect(await broken('isCodable="true"', 'isCodable="yes"')).toBe(1);
    expect(await broken('<Project', '<!DOCTYPE x><Project')).toBe(1);
    expect(await broken('</Project>', '')).toBe(1);
    expect(await checked(qdpx, Buffer.from('no zip'))).toHaveLength(1);
  });
});
