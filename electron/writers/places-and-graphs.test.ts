import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { claimreview } from './claimreview';
import { checked, handedEntity, handMade, written } from './fixtures';
import { geojson } from './geojson';
import { graphml } from './graphml';
import { qdpx } from './qdpx';
import { w3c } from './w3c';

const TEXT = '😀 SANA said on 30 July that 12 people died in Hama. قال المتحدث Daraa\u0001 Daraa';

function handover(profile: 'full' | 'default' = 'full'): ReturnType<typeof handMade> {
  const sana = handedEntity('actor', 'SANA', { type: 'media', typeName: 'media' });
  const daraa = handedEntity('place', 'Daraa', {
    aliases: ['درعا'],
    location: { lat: 32.6, lon: 36.1, gazetteer: 'geonames:170905', by: 'Amal', why: 'the town' },
  });
  const hama = handedEntity('place', 'Hama\u0000 <&>');
  const made = handMade(
    [
      {
        text: TEXT,
        facts: { headline: 'A headline', url: 'https://example.org/a', outlet: 'SANA', published: '30 July' },
        marks: [
          {
            quote: '12 people died in Hama',
            tag: 'claim',
            note: 'n',
            claim: {
              speaker: { kind: 'entity', entity: sana },
              stance: 'asserts',
              stanceName: 'asserts',
              check: { status: 'false', reason: 'nobody died', at: '2026-11-22T10:00:00.000Z', by: 'Ben' },
              statusName: 'false',
            },
          },
          { quote: '30 July', tag: 'claim', claim: { check: { status: 'unchecked', reason: '', at: '', by: '' } } },
          { quote: 'SANA', tag: 'actor', entity: sana, answer: 'sure' },
          { quote: 'المتحدث', tag: 'actor' },
          { quote: 'Hama', tag: 'place', entity: hama, answer: 'unsure' },
          { quote: 'died', tag: 'place' },
          { quote: 'Daraa', tag: 'place', entity: daraa, answer: 'sure' },
          { quote: 'Daraa', at: TEXT.lastIndexOf('Daraa'), tag: 'place', entity: daraa, answer: 'sure', note: 'again' },
        ],
      },
    ],
    { profile },
  );
  const [claim, other] = [...made.annotations()].filter(({ tag }) => tag === 'claim').map(({ id }) => id);
  return { ...made, links: [{ from: claim ?? '', to: other ?? '', relation: 'differs', note: '' }] };
}

const dropped = ({ dropped }: { dropped: () => { what: string; count: number }[] }): [string, number][] =>
  dropped().map(({ what, count }) => [what, count]);

describe('GeoJSON', () => {
  it('G1: longitude stands first, a place without coordinates has no geometry, and quotes lead back to bytes', async () => {
    const { bytes, tally, problems } = await written(geojson, handover());
    expect(problems).toEqual([]);
    const { type, features } = JSON.parse(bytes.toString()) as {
      type: string;
      features: { geometry: unknown; properties: { name: string; sources: { mentions: unknown[] }[] } }[];
    };
    expect(type).toBe('FeatureCollection');
    const byName = new Map(features.map((one) => [one.properties.name, one]));
    expect(byName.get('Daraa')?.geometry).toEqual({ type: 'Point', coordinates: [36.1, 32.6] });
    expect(byName.get('Hama\u0000 <&>')?.geometry).toBeNull();
    expect(byName.get('died')).toMatchObject({ geometry: null, properties: { registered: false, mentions: 1 } });
    expect(byName.get('Daraa')?.properties).toMatchObject({
      ...{ aliases: ['درعا'], gazetteer: 'geonames:170905', locatedBy: 'Amal', locatedWhy: 'the town', mentions: 2 },
      sources: [{ url: 'https://example.org/a', mentions: [{ quote: 'Daraa' }, { quote: 'Daraa', note: 'again' }] }],
    });
    expect(tally.rows).toBe(3);
    expect(tally.notices).toEqual(['2 of 3 places have no coordinates: Hama\u0000 <&>, died']);
    expect(dropped({ dropped: () => tally.dropped() })).toEqual([
      ['claim', 2],
      ['actor', 2],
      ['link', 1],
    ]);
    const swapped = bytes.toString().replace('[36.1,32.6]', '[32.6,136.1]');
    expect(await checked(geojson, Buffer.from(swapped))).toHaveLength(1);
  });
});

interface Review {
  readonly '@graph': { reviewRating: object; itemReviewed: { author: unknown; appearance: object }; author?: object }[];
}

describe('ClaimReview', () => {
  it('C1: only checked claims are reviewed, with a name for a rating and their source down to the bytes', async () => {
    const { bytes, tally, problems } = await written(claimreview, handover());
    expect(problems).toEqual([]);
    const { '@graph': reviews } = JSON.parse(bytes.toString()) as Review;
    expect(reviews).toHaveLength(1);
    expect(reviews[0]).toMatchObject({
      ...{ '@type': 'ClaimReview', claimReviewed: '12 people died in Hama', datePublished: '2026-11-22T10:00:00.000Z' },
      author: { name: 'Ben' },
      reviewRating: { alternateName: 'false', ratingExplanation: 'nobody died' },
      itemReviewed: {
        author: { '@type': 'Organization', name: 'SANA' },
        appearance: { url: 'https://example.org/a', headline: 'A headline' },
      },
    });
    expect(JSON.stringify(reviews)).not.toContain('ratingValue');
    expect(dropped({ dropped: () => tally.dropped() })).toEqual([
      ['unchecked', 1],
      ['actor', 2],
      ['place', 4],
      ['note', 1],
      ['claim-detail', 1],
      ['date', 1],
      ['link', 1],
    ]);
    const anonymous = await written(claimreview, handover('default'));
    expect(anonymous.bytes.toString()).not.toContain('Ben');
    const broken = bytes.toString().replace('https://example.org/a"', 'javascript:alert(1)"');
    expect(await checked(claimreview, Buffer.from(broken))).not.toEqual([]);
  });
});

describe('ClaimReview', () => {
  it('C2: calls a speaker a person or an organisation only where its type says so', async () => {
    const types = ['person', 'armed-group', 'state-body', 'organisation', 'media', 'crowd', 'tribe', 'constructor', ''];
    const check = { status: 'false', reason: '', at: '', by: '' };
    const made = handMade([
      {
        text: types.map((type) => `<${type}> spoke.`).join(' '),
        marks: types.map((type) => {
          const entity = handedEntity('actor', `A ${type}`, { type, pseudonym: type === 'person' });
          return { quote: `<${type}>`, tag: 'claim' as const, claim: { check, speaker: { kind: 'entity', entity } } };
        }),
      },
    ]);
    const { bytes, tally, problems } = await written(claimreview, made);
    expect(problems).toEqual([]);
    const { '@graph': reviews } = JSON.parse(bytes.toString()) as Review;
    expect(reviews.map(({ itemReviewed }) => itemReviewed.author)).toEqual([
      { '@type': 'Person', name: 'A person' },
      ...types.slice(1, 5).map((type) => ({ '@type': 'Organization', name: `A ${type}` })),
      ...types.slice(5).map((type) => `A ${type}`),
    ]);
    expect(dropped({ dropped: () => tally.dropped() })).toEqual([['speaker-type', 4]]);
    const odd = bytes.toString().replace('"@type":"Person"', '"@type":"Thing"');
    expect(await checked(claimreview, Buffer.from(odd))).toHaveLength(1);
  });
});

describe('GraphML', () => {
  it('M1: another parser finds every node and edge, with both its ends and declared keys', async () => {
    const { bytes, tally, problems } = await written(graphml, handover());
    expect(problems).toEqual([]);
    const found: Record<string, Record<string, string>[]> = {};
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => (found[name] ??= []).push(attributes));
    parser.write(bytes.toString()).close();
    const nodes = new Set(found['node']?.map(({ id }) => id));
    // One source, three of the register, two claims.
    expect(nodes.size).toBe(6);
    // Two claims in their source, one speaker, four mentions, one link.
    expect(found['edge']).toHaveLength(8);
    for (const { source, target } of found['edge'] ?? []) expect(nodes.has(source) && nodes.has(target)).toBe(true);
    const keys = new Set(found['key']?.map(({ id }) => id));
    for (const { key } of found['data'] ?? []) expect(keys.has(key)).toBe(true);
    expect(tally.rows).toBe(14);
    expect(dropped({ dropped: () => tally.dropped() })).toEqual([
      ['unlinked', 2],
      ['character', 1],
    ]);
    const broken = bytes.toString().replace(/<edge id="[^"]+" source="./u, '<edge source="x');
    expect(await checked(graphml, Buffer.from(broken))).toHaveLength(1);
  });
});

const links = [join(process.cwd(), '..', 'shared', 'data', 'hostile', 'javascript-urls.json')].find(existsSync);

describe('addresses', () => {
  it.skipIf(links === undefined)('N1: no address but http(s) becomes a link in any format', async () => {
    const addresses = JSON.parse(readFileSync(links ?? '', 'utf8')) as string[];
    const place = handedEntity('place', 'P');
    const drafts = addresses.map((url, at) => ({
      text: `Text ${at} about a place.`,
      facts: { url, headline: `h${at}` },
      marks: [
        { quote: 'a place', tag: 'place' as const, entity: place },
        { quote: 'Text', tag: 'claim' as const, claim: { check: { status: 'false', reason: '', at: '', by: '' } } },
      ],
    }));
    for (const writer of [w3c, claimreview, geojson, graphml, qdpx]) {
      const { bytes, problems } = await written(writer, handMade(drafts));
      expect(problems).toEqual([]);
      if (writer === qdpx) continue;
      for (const address of addresses) {
        if (!address.startsWith('http:')) expect(bytes.includes(JSON.stringify(address).slice(1, -1))).toBe(false);
      }
    }
  });
});
