import { describe, expect, it } from 'vitest';
import { annotate } from '../../db/annotation-commands';
import { annotationsOfSource } from '../../db/annotations';
import { readText } from '../../db/captures';
import { addText, openTestCase } from '../../db/fixtures';
import { correctFact } from '../../db/commands';
import { setClaims } from '../../db/register-commands';
import { roomInThread } from '../fixtures';
import { attachAnnotations, type AttachOutcome } from './attach';
import {
  BLANK,
  NO_KEYS,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportedLink,
  type PassagePlace,
} from './imported-annotation';

const TEXT = 'In Hama, they said that 12 people died. In Homs, they said nothing of it.';

const fileOf = (...drafts: Partial<ImportedAnnotation>[]): AnnotationFile => ({
  ...{ format: 'w3c', links: [], documents: [], problems: [] },
  drafts: drafts.map((draft) => ({ ...BLANK, tag: 'claim' as const, ...draft })),
});

const told = (outcomes: readonly AttachOutcome[]): string[] =>
  outcomes.map((outcome) => ('error' in outcome ? outcome.error.code : outcome.anchor.state));

describe('taking annotations in', () => {
  it('A1: a source is found by hash, else by address however it is written, else by the words', async () => {
    const file = openTestCase();
    const other = addText(file, 'Nothing of that kind.', 'other.txt');
    const { source } = addText(file, TEXT);
    correctFact(file, source, 'url', 'https://www.example.org/a/?utm_source=x');
    const outcomes = await attachAnnotations(
      file,
      fileOf(
        { quote: '12 people died', source: { ...NO_KEYS, url: 'http://example.org/a#top' } },
        { quote: 'they said nothing' },
        { quote: 'In Hama', source: { ...NO_KEYS, url: 'https://elsewhere.example/x' } },
        { quote: 'Homs', source: { ...NO_KEYS, textSha256: 'f'.repeat(64), headline: 'Gone' } },
        { quote: 'nowhere to be found', source: { ...NO_KEYS, headline: 'Gone' } },
      ),
      {},
    );
    expect(told(outcomes)).toEqual(['exact', 'exact', 'exact', 'exact', 'not-found']);
    expect(
      annotationsOfSource(file.db, source)
        .map(({ exact }) => exact)
        .sort(),
    ).toEqual(['12 people died', 'Homs', 'In Hama', 'they said nothing']);
    expect(annotationsOfSource(file.db, other.source)).toEqual([]);
    expect(outcomes[4]).toMatchObject({
      error: { message: /“Gone” is not in this case/u },
      quote: 'nowhere to be found',
    });
  });

  it('A2: words that stand twice need their surroundings, their place, or the name of their source', async () => {
    const file = openTestCase();
    addText(file, TEXT);
    const twice = addText(file, 'People died. In Homs, they said nothing of it.', 'b.txt');
    correctFact(file, twice.source, 'headline', 'The other');
    const outcomes = await attachAnnotations(
      file,
      fileOf(
        { quote: 'they said', source: { ...NO_KEYS, headline: 'In Hama, they said t' } },
        { quote: 'they said', suffix: ' that 12' },
        { quote: 'nothing of it' },
        { quote: 'nothing of it', source: { ...NO_KEYS, headline: 'The other' } },
      ),
      {},
    );
    expect(told(outcomes)).toEqual(['quote-not-found', 'exact', 'quote-not-found', 'exact']);
    expect(annotationsOfSource(file.db, twice.source).map(({ exact }) => exact)).toEqual(['nothing of it']);
  });

  it('A6: words that stand twice are found by the name of the file that a source came from', async () => {
    const file = openTestCase();
    addText(file, TEXT, '000_Report.txt');
    const twice = addText(file, 'People died. In Homs, they said nothing of it.', '001_Report.txt');
    const quote = 'nothing of it';
    const names = ['001_report.TXT', '001_Report', 'texts/001_Report.txt', '001_Report.html', '001'];
    const drafts = names.map((headline) => ({ quote, source: { ...NO_KEYS, headline } }));
    const byFile = { quote, source: { ...NO_KEYS, file: '001_Report.txt' } };
    const outcomes = await attachAnnotations(file, fileOf(...drafts, byFile), {});
    expect(told(outcomes)).toEqual(['exact', 'exact', 'exact', 'exact', 'quote-not-found', 'exact']);
    expect(outcomes.flatMap((one) => ('source' in one ? one.source : []))).toEqual(Array(5).fill(twice.source));
  });

  it('A3: a code that means no tag needs one, and stays in the note', async () => {
    const file = openTestCase();
    const { source } = addText(file, TEXT);
    const drafts = fileOf({ tag: undefined, codes: ['violence'], quote: '12 people died', note: 'n' });
    expect(told(await attachAnnotations(file, drafts, {}))).toEqual(['bad-request']);
    expect(told(await attachAnnotations(file, drafts, { tag: 'claim' }))).toEqual(['exact']);
    expect(annotationsOfSource(file.db, source)[0]).toMatchObject({ tag: 'claim', note: 'n\nCode: violence' });
  });

  it('A4: what is not as the journal takes it keeps nothing else out', async () => {
    const file = openTestCase();
    const { source } = addText(file, TEXT);
    const outcomes = await attachAnnotations(
      file,
      fileOf(
        { quote: 'a\ud83d b', note: '\udc00' },
        { quote: 'Hama', tag: 'place', entity: { name: 'x'.repeat(5000), type: 'no such', isUnsure: false } },
        {
          quote: '12 people died',
          creator: 'Ben',
          created: '2020-01-01T00:00:00.000Z',
          claim: { stance: 'No such', hedges: [''], attribution: 'y'.repeat(5000), status: 'False', importance: 'key' },
        },
      ),
      {},
    );
    expect(told(outcomes)).toEqual(['bad-request', 'exact', 'exact']);
    const claim = annotationsOfSource(file.db, source).find(({ tag }) => tag === 'claim');
    expect(claim).toMatchObject({
      note: `Attribution: ${'y'.repeat(5000)}\nstance: No such`,
      createdBy: 'Ben',
      createdAt: '2020-01-01T00:00:00.000Z',
    });
  });

  it('A5: two people who marked the same both stay, and texts of the file come in only when asked for', async () => {
    const file = openTestCase();
    const keys = { ...NO_KEYS, headline: 'Carried', url: 'https://example.org/c', document: 'd' };
    const read: AnnotationFile = {
      ...fileOf(
        { quote: 'Homs', prefix: 'In ', creator: 'Ben', source: keys },
        { quote: 'Homs', prefix: 'In ', creator: 'Amal', source: keys },
      ),
      documents: [{ key: 'd', name: 'carried.txt', text: TEXT, keys }],
    };
    expect(told(await attachAnnotations(file, read, {}))).toEqual(['not-found', 'not-found']);
    const [one] = await attachAnnotations(file, read, { room: roomInThread() });
    const source = one !== undefined && 'source' in one ? one.source : '';
    expect(
      annotationsOfSource(file.db, source)
        .map(({ createdBy }) => createdBy)
        .sort(),
    ).toEqual(['Amal', 'Ben']);
  });

  it('A7: where the passage and tag are there already, what is new of an annotation makes it one of its own', async () => {
    const file = openTestCase();
    const { source, text } = addText(file, TEXT);
    const start = TEXT.indexOf('12 people died');
    const mine = annotate(file, { text, start, end: start + 14, tag: 'claim', note: 'mine' });
    setClaims(file, [mine.id], { stance: 'alleges', hedges: ['maybe', 'perhaps'] });
    const quote = '12 people died';
    const known = [
      { quote },
      { quote, note: ' mine\n', creator: 'Ben' },
      { quote, note: 'mine', claim: { stance: 'Alleges', hedges: ['perhaps'] } },
    ];
    const others = [
      { quote, note: 'theirs', creator: 'Ben' },
      { quote, note: 'mine', codes: ['violence'] },
      { quote, claim: { stance: 'denies' } },
      { quote, claim: { stance: 'alleges', speaker: 'Amal' } },
      { quote, claim: { attribution: 'they said' } },
      { quote, claim: { numbers: [{ exact: '12', value: 12, upper: null, relation: 'exact', unit: '' } as const] } },
      { quote, claim: { status: 'uncheckable', statusReason: 'seen' } },
    ];
    const marked = (found: readonly AttachOutcome[]): unknown[] => found.map((one) => 'known' in one && one.known);
    expect(marked(await attachAnnotations(file, fileOf(...known), {}))).toEqual([true, true, true]);
    expect(marked(await attachAnnotations(file, fileOf(...others), {}))).toEqual(others.map(() => false));
    expect(
      annotationsOfSource(file.db, source)
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['', '', '', '', '', 'mine', 'mine\nCode: violence', 'theirs']);
    const again = await attachAnnotations(file, fileOf(...known, ...others), {});
    expect(marked(again)).toEqual([...known, ...others].map(() => true));
  });

  it('A8: another name, or a doubt, makes a mention one of its own; another spelling does not', async () => {
    const file = openTestCase();
    const { source } = addText(file, TEXT);
    const named = (name: string, isUnsure = false): Partial<ImportedAnnotation> => ({
      ...{ quote: 'Hama', tag: 'place', entity: { name, type: '', isUnsure } },
    });
    const marked = async (draft: Partial<ImportedAnnotation>): Promise<unknown> => {
      const [one] = await attachAnnotations(file, fileOf(draft), {});
      return one !== undefined && 'known' in one && one.known;
    };
    expect(await marked(named('Ḥamāh'))).toBe(false);
    expect(await marked({ quote: 'Hama', tag: 'place' })).toBe(true);
    expect(await marked(named('hamah'))).toBe(true);
    expect(await marked(named('Epiphania'))).toBe(false);
    expect(await marked(named('Ḥamāh', true))).toBe(false);
    expect(await marked(named('Ḥamāh', true))).toBe(true);
    expect(annotationsOfSource(file.db, source)).toHaveLength(3);
  });

  it('A9: what the case has no field for, or no room, is in the note or listed', async () => {
    const file = openTestCase();
    const { source } = addText(file, TEXT);
    const outcomes = await attachAnnotations(
      file,
      fileOf(
        { quote: '12 people died', entity: { name: 'Amal', type: '', isUnsure: false } },
        { quote: 'Hama', tag: 'place', claim: { speaker: 'Amal', hedges: ['maybe'] } },
        { quote: 'Homs', tag: 'place', note: `${'x'.repeat(100_000)}the end` },
      ),
      {},
    );
    expect(told(outcomes)).toEqual(['exact', 'exact', 'exact', 'not-found']);
    expect(outcomes[3]).toMatchObject({ quote: 'the end', error: { message: /100,000/u } });
    const notes = annotationsOfSource(file.db, source).map(({ exact, note }) => [exact, note.slice(0, 60)]);
    expect(notes).toContainEqual(['12 people died', 'Refers to: Amal']);
    expect(notes).toContainEqual(['Hama', 'Speaker: Amal\nHedges: maybe']);
  });

  it('A10: links that are not taken are listed, and those that are there already are not', async () => {
    const file = openTestCase();
    addText(file, TEXT);
    const drafts = ['12 people died', 'they said nothing', 'nowhere to be found'].map((quote) => ({
      quote,
      foreignId: quote,
    }));
    const link = (to: string, kind: 'supports' | 'contradicts'): ImportedLink => ({
      ...{ from: '12 people died', to, kind, note: 'a note' },
    });
    const read = (...links: ImportedLink[]): AnnotationFile => ({ ...fileOf(...drafts), links });
    const messages = (found: readonly AttachOutcome[]): string[] =>
      found.flatMap((one) => ('error' in one && one.quote === 'a note' ? one.error.message : []));
    const lost = link('nowhere to be found', 'supports');
    const first = await attachAnnotations(file, read(link('they said nothing', 'supports'), lost), {});
    expect(messages(first)).toEqual([
      'A link (supports) was not taken: one of the two that it links could not be placed.',
    ]);
    const again = read(link('they said nothing', 'supports'), link('they said nothing', 'contradicts'));
    expect(messages(await attachAnnotations(file, again, {}))).toEqual([
      'A link (contradicts) was not taken: both that it links were there already, and what is said of them here stays. Link them here if it is meant.',
    ]);
  });

  it('A11: a part of a passage is placed within it, or not at all', async () => {
    const file = openTestCase();
    const { source, text } = addText(file, `They said so. ${TEXT} 😀 They said.`);
    const { sha256 } = readText(file.db, text);
    const nowhere = { quote: '', prefix: '', suffix: '', position: undefined };
    const at = (start: number, end: number): PassagePlace => ({ ...nowhere, position: { start, end } });
    const words = (quote: string): PassagePlace => ({ ...nowhere, quote });
    const here = { ...NO_KEYS, textSha256: sha256 };
    const outcomes = await attachAnnotations(
      file,
      fileOf(
        { quote: 'In Hama, they said that 12 people died.', refined: [at(24, 26)] },
        { quote: 'In Homs, they said nothing of it.', refined: [words('they said')] },
        { quote: 'In Homs, they said nothing of it.', refined: [words('said nothing'), at(5, 12)] },
        { quote: 'of it. 😀 They said.', refined: [at(9, 13)] },
        { ...at(23, 53), refined: [words('people')], source: here },
        { ...at(3, 5), refined: [words('12 people died')] },
        { quote: 'In Hama, they said that twelve people died.', refined: [at(24, 26)], source: here },
        { quote: 'In Hama, they said that 12 people died.', refined: [words('nothing')] },
        { quote: 'In Hama, they said that 12 people died.', refined: [at(24, 260)] },
      ),
      {},
    );
    expect(told(outcomes)).toEqual([...Array<string>(6).fill('exact'), ...Array<string>(3).fill('quote-not-found')]);
    const marks = annotationsOfSource(file.db, source);
    const made = new Map(marks.map(({ id, exact, start }) => [id, [exact, start]]));
    expect(outcomes.flatMap((one) => ('annotation' in one ? [made.get(one.annotation)] : []))).toEqual([
      ...[
        ['12', 38],
        ['they said', 63],
        ['nothing', 73],
      ],
      ...[
        ['They', 91],
        ['people', 41],
        ['12 people died', 38],
      ],
    ]);
    expect(outcomes[1]?.quote).toBe('they said');
  });
});
