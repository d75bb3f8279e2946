/**
 * A case as full as a reporter's after a day's work: the five sample articles, one in Arabic and one with all that is hard
 * to write out; marks of every tag, nested and overlapping, registers, links, statements, notes and checks.
 */
import { dirname, join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { findQuote } from '../../domain/anchor';
import { factValue } from '../../domain/source';
import type { Tag } from '../../domain/tags';
import { annotate } from '../../db/annotation-commands';
import { textContent } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { linkClaims } from '../../db/link-commands';
import { changeEntity, linkMentions, setClaimRole, setClaims } from '../../db/register-commands';
import { listSources } from '../../db/sources';
import { changeStatement } from '../../db/statement-commands';
import { statementOf } from '../../db/statements';
import { importPaths } from '../../electron/import';
import type { ReadingRoom } from '../../electron/reading-room';
import { ARABIC_ARTICLE } from './arabic-article';
import { SAMPLE_MARKS } from './sample-marks';

/** A text whose words are hard to write out: emoji, combining marks, formulas, markup, line breaks in quotes. */
const HARD_TEXT = `Résumé of the hard cases: café, Çà et là 👩‍👩‍👧 and 𝒽𝒶𝓇𝒹

=HYPERLINK("http://evil.example","click") +1 -2 @SUM ＝full <b>bold</b> & “quotes” 'single' \`tick\`
The witness said: “It began
on Tuesday”, and then nothing. שלום עולם, قال: نعم.
`;

/** Quotes of the hard text by tag; some overlap, one goes over a line end. */
const HARD_MARKS: Readonly<Record<Tag, readonly string[]>> = {
  claim: [
    '“It began\non Tuesday”',
    'It began\non Tuesday”, and then nothing',
    '=HYPERLINK("http://evil.example","click")',
    '+1',
    '-2',
    '@SUM',
    '＝full',
    '<b>bold</b> & “quotes”',
  ],
  actor: ['👩‍👩‍👧', 'The witness', 'café', '𝒽𝒶𝓇𝒹'],
  place: ['Çà et là', 'שלום עולם', 'قال: نعم'],
};

const ARABIC_MARKS: Readonly<Record<Tag, readonly string[]>> = {
  claim: [
    'إن قوات النظام قصفت حي درعا البلد بنحو 45 قذيفة مساء الأربعاء',
    'أن أكثر من 24 ألف شخص نزحوا من درعا البلد منذ نهاية تموز',
    'وقتل 18 جنديا من قوات النظام في الاشتباكات',
  ],
  actor: ['عدنان المسالمة', 'الفرقة الرابعة', 'المرصد السوري لحقوق الإنسان'],
  place: ['درعا البلد', 'المزيريب', 'معبر نصيب'],
};

/** Fills an empty case. Answers the ids of the annotations, by their words. */
export async function fillCase(file: CaseFile, room: ReadingRoom): Promise<ReadonlyMap<string, string>> {
  const folder = join(dirname(file.path), 'in');
  mkdirSync(folder, { recursive: true });
  const [arabic, hard] = [join(folder, 'arabic.txt'), join(folder, 'hard.txt')];
  writeFileSync(arabic, ARABIC_ARTICLE);
  writeFileSync(hard, HARD_TEXT);
  const seeds = join(__dirname, '..', '..', 'seeds');
  await importPaths(file, [seeds, arabic, hard], { via: 'file', room });
  const made = new Map<string, string>();
  for (const { text, facts } of listSources(file.db)) {
    const content = textContent(file.db, text.sha256);
    for (const [tag, quotes] of Object.entries(marksFor(content, factValue(facts, 'headline') ?? '')) as [
      Tag,
      readonly string[],
    ][]) {
      for (const quote of quotes) {
        const [start] = findQuote(content, quote);
        if (start === undefined) throw new Error(`“${quote}” is not in the text.`);
        const { id, exact } = annotate(file, { text: text.id, start, end: start + quote.length, tag });
        made.set(exact, id);
        if (tag !== 'claim') linkMentions(file, [id], { create: { name: quote } }, 'sure', 'Named so here');
      }
    }
  }
  sayMore(file, made);
  return made;
}

function marksFor(content: string, headline: string): Readonly<Record<Tag, readonly string[]>> {
  if (content.startsWith('Résumé')) return HARD_MARKS;
  if (/\p{Script=Arabic}/u.test(content.slice(0, 20))) return ARABIC_MARKS;
  return (
    Object.entries(SAMPLE_MARKS).find(([words]) => headline.includes(words))?.[1] ?? { claim: [], actor: [], place: [] }
  );
}

/** Links, statements, speakers, checks and notes. */
function sayMore(file: CaseFile, made: ReadonlyMap<string, string>): void {
  const id = (words: string): string => {
    const found =
      made.get(words) ?? Array.from(made).find(([exact]) => exact.replace(/\s+/gu, ' ').includes(words))?.[1];
    if (found === undefined) throw new Error(`Nothing is marked that says “${words}”.`);
    return found;
  };
  const [siege, placed, tortured, killed] = [
    id('laid siege to the district'),
    id('placed under siege on 25 June'),
    id('At least 98 former'),
    id('more than 225 pro-Assad'),
  ];
  linkClaims(file, { from: siege, to: placed, relation: 'same', note: 'Both speak of the siege of June' });
  linkClaims(file, { from: tortured, to: killed, relation: 'contradicts' });
  linkClaims(file, { from: id('The ensuing bombardment'), to: id('About 60 civilians'), relation: 'differs' });
  linkClaims(file, { from: id('more than 500 assassination'), to: killed, relation: 'supports' });
  const statement = statementOf(file.db, siege);
  if (statement === null) throw new Error('Linked claims are in no statement.');
  changeStatement(file, statement, {
    title: 'Daraa Al-Balad was under siege from 25 June',
    note: 'Ask the committee.',
  });
  const check = { status: 'confirmed', reason: 'Seen on satellite pictures', at: '', by: '' };
  setClaims(file, [siege], { speaker: { kind: 'outlet' }, stance: 'asserts', check, hedges: ['allegedly'] });
  setClaims(file, [tortured], { speaker: { kind: 'new', name: 'A local lawyer', type: 'person' }, stance: 'alleges' });
  setClaims(file, [id('بنحو 45 قذيفة')], {
    check: { ...check, status: 'disputed', reason: 'العدد غير مؤكد' },
    importance: 'key',
  });
  const committee = linkMentions(
    file,
    [id('Daraa Central Committee')],
    { create: { name: 'Daraa Central Committee' } },
    'sure',
    '',
  );
  if (committee !== undefined)
    changeEntity(
      file,
      committee,
      { note: 'Negotiates for the town.', aliases: [{ name: 'لجنة درعا المركزية', origin: 'person' }] },
      '',
    );
  const place = linkMentions(file, [id('Muzayrib')], { create: { name: 'Muzayrib' } }, 'sure', '');
  if (place !== undefined) {
    changeEntity(
      file,
      place,
      { location: { lat: 32.71084, lon: 36.02751, gazetteer: 'geonames:167225', why: 'Only one of this name' } },
      '',
    );
  }
  setClaimRole(file, id('a deal was struck'), id('Daraa Central Committee'), 'did');
}
