import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { ANNO_CONTEXT } from './contexts/fixtures';
import { checked, handedEntity, handMade, written } from './fixtures';
import { w3c } from './w3c';

const suite = [join(process.cwd(), '..', 'shared', 'standards', 'w3c-web-annotation')].find(existsSync);

const TEXT = 'a 😀 “quoted, words”\r\nof two lines\u0000\u0001\nقال المتحدث cafe\u0301 👩‍👩‍👧 end';

function handover(): ReturnType<typeof handMade> {
  const army = handedEntity('actor', 'الجيش', { typeName: 'armed group', aliases: ['army'] });
  const daraa = handedEntity('place', 'Daraa', {
    location: { lat: 32.6, lon: 36.1, gazetteer: 'geonames:170905', by: 'Amal', why: 'the town' },
  });
  return handMade([
    {
      text: TEXT,
      facts: {
        headline: 'A headline',
        url: 'https://example.org/a b?q=[1]|2#x#y',
        outlet: 'SANA',
        published: '2021-07-30',
      },
      marks: [
        {
          quote: '“quoted, words”\r\nof two lines',
          tag: 'claim',
          note: 'a note\nof two lines \u0000',
          claim: {
            speaker: { kind: 'entity', entity: army },
            attribution: 'SANA said',
            stance: 'asserts',
            stanceName: 'asserts',
            hedges: ['maybe'],
            periods: [{ exact: '30 July', from: '2021-07-30', to: '' }],
            numbers: [{ exact: 'two', value: 2, upper: 3, relation: 'about', unit: 'lines' }],
            check: { status: 'false', reason: 'no', at: '2026-11-22T10:00:00.000Z', by: 'Amal' },
            statusName: 'false',
            importance: 'key',
          },
        },
        { quote: 'quoted, words”\r\nof', tag: 'claim', createdBy: '', claim: { speaker: { kind: 'outlet' } } },
        { quote: '😀', tag: 'place', entity: daraa, answer: 'unsure' },
        { quote: 'المتحدث', tag: 'actor', entity: army, answer: 'sure' },
        { quote: 'cafe\u0301', tag: 'actor' },
        { quote: '👩‍👩‍👧', tag: 'place', note: '=1+1' },
      ],
    },
    { text: 'Without an address.', facts: { url: 'javascript:alert(1)' }, marks: [{ quote: 'address', tag: 'place' }] },
  ]);
}

interface Written {
  first: { items: { target: { source: string; selector: { exact: string; start: number; end: number }[] } }[] };
}

describe('Web Annotations', () => {
  it('W1: quotes and code points agree, addresses are http(s) or hashes, and nothing is lost unsaid', async () => {
    const { bytes, tally, problems } = await written(w3c, handover());
    expect(problems).toEqual([]);
    const { items } = (JSON.parse(bytes.toString()) as Written).first;
    expect(items).toHaveLength(7);
    expect(tally.rows).toBe(7);
    expect(tally.dropped().map(({ what, count }) => [what, count])).toEqual([['entity-detail', 2]]);
    for (const { target } of items.slice(0, 6)) {
      const [quote, position] = target.selector;
      const points = Array.from(TEXT).slice(position?.start, position?.end);
      expect(points.join('')).toBe(quote?.exact);
      expect(target.source).toBe('https://example.org/a%20b?q=%5B1%5D%7C2#x%23y');
    }
    expect(items[6]?.target.source).toMatch(/^urn:sha-256:[0-9a-f]{64}$/u);
  });

  it.skipIf(suite === undefined)('W2: every annotation passes the musts of the official suite', async () => {
    const folder = suite ?? '';
    const json = (...path: string[]): object => JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as object;
    const ajv = new AjvDraft04({ strict: false });
    addFormats(ajv);
    for (const name of readdirSync(join(folder, 'definitions')).filter((file) => file.endsWith('.json')))
      ajv.addSchema(json('definitions', name), name);
    const musts = (json('annotations', 'annotationMusts.test') as { assertions: string[] }).assertions;
    const checks = musts.map((name) => [name, ajv.compile({ ...json(name), id: name.replaceAll('/', '-') })] as const);
    expect(checks.length).toBeGreaterThan(50);
    const { bytes } = await written(w3c, handover());
    for (const item of (JSON.parse(bytes.toString()) as Written).first.items) {
      for (const [name, check] of checks) expect([name, check(item), check.errors]).toEqual([name, true, null]);
    }
    // The suite bites: an annotation without its id fails.
    const [first] = (JSON.parse(bytes.toString()) as Written).first.items;
    expect(checks.every(([, check]) => check({ ...first, id: 'no uri' }))).toBe(false);
  });

  it('W3: expands with the context of the model alone, without a single word left over', async () => {
    const { bytes } = await written(w3c, handover());
    const documentLoader = (url: string): Promise<{ document: object; documentUrl: string }> =>
      url === 'http://www.w3.org/ns/anno.jsonld'
        ? Promise.resolve({ document: ANNO_CONTEXT, documentUrl: url })
        : Promise.reject(new Error(`fetched ${url}`));
    // `safe` throws where a word or an address would be dropped.
    const expanded = await jsonld.expand(
      JSON.parse(bytes.toString()) as jsonld.JsonLdDocument,
      {
        documentLoader,
        safe: true,
      } as jsonld.Options.Expand,
    );
    const text = JSON.stringify(expanded);
    expect(text.match(/"http:\/\/www\.w3\.org\/ns\/oa#hasSelector"/gu)).toHaveLength(7);
    expect(text).toContain('http://schema.org/sha256');
  });

  it('W4: its own check finds what is broken', async () => {
    const { bytes } = await written(w3c, handover());
    const broken = (from: string | RegExp, to: string): readonly string[] | Promise<readonly string[]> =>
      checked(w3c, Buffer.from(bytes.toString().replace(from, to)));
    expect(await broken('"total": 7', '"total": 8')).toHaveLength(1);
    expect(await broken('"TextQuoteSelector"', '"Quote"')).toHaveLength(1);
    expect(await broken(/"source":"https/u, '"source":"javascript')).toHaveLength(1);
    expect(await broken('"created":"2026', '"created":"x2026')).toHaveLength(1);
    expect(await broken(/.$/su, '{')).toEqual(['The file is no JSON.']);
  });
});
