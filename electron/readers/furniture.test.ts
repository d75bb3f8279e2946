import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../domain/source';
import type { BlockKind } from '../../domain/text';
import { readQuotedTexts, sharedData } from '../../tests/support/shared-data';
import { markFurniture } from './furniture';
import { parseManifest } from './manifest';
import { readPlainText } from './plain-text';
import { TextBuilder } from './text-builder';

const ROOT = join(import.meta.dirname, '..', '..');
const SEEDS = join(ROOT, 'seeds');

/** The kinds of lines, the first of which a reader took for the headline. */
function kindsOf(lines: readonly string[], facts: readonly Fact[] = []): BlockKind[] {
  const builder = new TextBuilder();
  lines.forEach((line, at) => builder.add(at === 0 ? 'headline' : 'paragraph', line));
  return markFurniture(builder.text, builder.blocks, facts).map(({ kind }) => kind);
}

/** The kind of one line in the middle of prose, far from the beginning. */
function kindAmidProse(line: string): BlockKind | undefined {
  const prose = Array.from(
    { length: 12 },
    (_, at) => `Paragraph ${at} says what happened on the road that day, at some length.`,
  );
  return kindsOf(['A headline of some words', ...prose, line, ...prose])[13];
}

/** The kind of one line directly under the headline. */
function kindAtTop(line: string): BlockKind | undefined {
  return kindsOf([
    'A headline of some words',
    line,
    'The first paragraph says what happened on the road that day, at length.',
  ])[1];
}

const PROSE = 'Regime forces shelled the town on Wednesday, and dozens of families left it for the camps in the west.';

describe('furniture in the sample articles', () => {
  const manifest = parseManifest(readFileSync(join(SEEDS, 'manifest.json'), 'utf8'));

  it.each(readdirSync(SEEDS).filter((name) => name.endsWith('.txt')))(
    'finds what the manifest says of %s, and no more',
    (name) => {
      const read = readPlainText(readFileSync(join(SEEDS, name)), { name });
      const found = markFurniture(read.text, read.blocks, read.facts).flatMap(({ kind, start }) => {
        const line = read.text.slice(0, start).split('\n').length;
        return kind === 'paragraph' ? [] : [{ line, kind }];
      });
      expect(found).toEqual(manifest?.files[name]?.blocks);
    },
  );
});

describe('lines around an article', () => {
  it.each([
    'READ: When Syrians lost their moment in history',
    'READ MORE: What we know about the attack',
    'Read also – The long road to Daraa',
    'Related: Who rules the south?',
    'See also: The siege of 2018',
    'See Syria Daily, June 21: 9 Regime Troops Killed in Daraa Bus Bombing',
    'Lire aussi : Les habitants fuient la ville',
    'Lesen Sie auch: Was wir über den Angriff wissen',
    'Lea también: Lo que se sabe del ataque',
    'Leggi anche: Che cosa sappiamo',
    'Читайте также: Что известно об атаке',
    'اقرأ أيضا: ماذا نعرف عن الهجوم',
    'اقرأ أيضاً ماذا نعرف عن الهجوم',
    'קרא גם: מה ידוע על התקיפה',
    '関連記事：攻撃についてわかっていること',
    '【関連記事】攻撃についてわかっていること',
    '2 min read',
    '5 minute read',
    'Temps de lecture : 3 min',
    'Lesezeit: 4 Min.',
    'Время чтения: 2 минуты',
    'Share this article',
    'Share on Facebook',
    'Facebook | Twitter | WhatsApp',
    'Follow us on Twitter and Telegram',
    'Sign up for our daily newsletter',
    'Subscribe to our newsletter to get the news in your inbox',
    'Advertisement',
    '- ADVERTISEMENT -',
    'Article continues below',
    'Anzeige',
    'Publicité',
    'Реклама',
    'إعلان',
    'פרסומת',
    'シェアする',
    'We use cookies to give you the best experience. You can change your settings at any time.',
    'Tags: Syria, Daraa, Russia',
    '#Syria #Daraa',
    '© 2021 The Example. All rights reserved.',
    'All rights reserved',
    'جميع الحقوق محفوظة',
    'The views expressed in this article belong to the author and do not necessarily reflect the editorial policy of this outlet.',
    '* * *',
    '________',
  ])('takes “%s” for furniture', (line) => {
    expect(kindAmidProse(line)).toBe('furniture');
  });

  it.each([
    'Read the report before you judge, said the minister, who had not read it.',
    'Read-only memory was the cause of the failure.',
    'See you tomorrow, the soldier told his family on the phone.',
    'Related groups in the north have also taken up arms against the regime.',
    'More: that is what they wanted, and they said so to anybody who listened.',
    'Background: the conflict began in 2011, when protests were put down.',
    'Share prices fell after the attack.',
    'Follow the money, said the investigators, and you find the general.',
    'Advertisement revenue of the paper fell by half that year.',
    'Subscribe, they told him, or leave the country.',
    'He was killed near the border in 2018, according to officials (AFP).',
    'He was read his rights.',
    'The copyright law of 2009 was never applied, lawyers say, and nobody was ever tried under it.',
    'قرأ الرئيس البيان أمام البرلمان يوم الأحد.',
    'קרא לאזרחים לצאת לרחובות ביום ראשון.',
    '関連する法案は今国会に提出される見通しだ。',
    'Die Anzeige gegen den Minister wurde am Montag erstattet.',
    'By the time the troops arrived, the town was empty',
    'Photographs of the dead were shown on state television.',
    'Image is everything, he said.',
  ])('leaves “%s” to the article', (line) => {
    expect(kindAmidProse(line)).toBe('paragraph');
  });

  it('never makes furniture of a long paragraph, whatever it begins with', () => {
    expect(kindAmidProse(`READ: ${PROSE.repeat(4)}`)).toBe('paragraph');
  });

  it('takes a headline that is said again for furniture', () => {
    const headline = 'Regime sends more troops to the south';
    expect(kindsOf([headline, `${headline} `, PROSE])).toEqual(['headline', 'furniture', 'paragraph']);
  });

  it('finds the headline that a fact states where it first stands', () => {
    const fact: Fact = { field: 'headline', value: 'Troops sent to the south', basis: 'metadata', reason: '' };
    const builder = new TextBuilder();
    for (const line of ['Troops Sent to the South', 'Troops sent to the south', PROSE]) builder.add('paragraph', line);
    const kinds = markFurniture(builder.text, builder.blocks, [fact]).map(({ kind }) => kind);
    expect(kinds).toEqual(['headline', 'furniture', 'paragraph']);
  });

  it('takes the line under a section’s name for the headline', () => {
    expect(kindsOf(['Middle East', 'Regime sends more troops to the south', '22 August 2021', PROSE])).toEqual([
      'furniture',
      'headline',
      'dateline',
      'paragraph',
    ]);
  });

  it('takes one sentence between the headline and the byline for the standfirst', () => {
    const summary = 'More soldiers have been sent to the south after talks broke down.';
    expect(kindsOf(['Regime sends more troops', summary, 'By Ann Example', PROSE])).toEqual([
      'headline',
      'standfirst',
      'byline',
      'paragraph',
    ]);
    expect(kindsOf(['Regime sends more troops', summary, PROSE, PROSE])[1]).toBe('paragraph');
  });

  it('takes a few words between two paragraphs for a heading, unless headings are known', () => {
    expect(kindAmidProse('No “Reconciliation”')).toBe('heading');
    const builder = new TextBuilder();
    builder.add('heading', 'A heading');
    for (const line of [PROSE, 'No words', PROSE]) builder.add('paragraph', line);
    expect(markFurniture(builder.text, builder.blocks, [])[2]?.kind).toBe('paragraph');
  });

  it('changes no block whose kind is known, and no offset', () => {
    const builder = new TextBuilder();
    builder.add('quote', 'Advertisement');
    builder.add('table-row', ['Share', 'Print']);
    builder.add('paragraph', 'Advertisement', 3);
    expect(markFurniture(builder.text, builder.blocks, [])).toEqual([
      builder.blocks[0],
      builder.blocks[1],
      { ...builder.blocks[2], kind: 'furniture' },
    ]);
  });
});

describe('lines at the top', () => {
  it.each([
    'By Ann Example',
    'By ANN EXAMPLE and Omar al-Example in Damascus',
    'Ann Example, Reuters',
    'Par Jeanne Exemple',
    'Von Max Beispiel',
    'Por Ana Ejemplo',
    'Автор: Иван Примеров',
    'بقلم: أحمد مثال',
    'מאת: דנה דוגמה',
    '文＝山田太郎',
  ])('takes “%s” for the byline', (line) => {
    expect(kindAtTop(line)).toBe('byline');
  });

  it.each([
    'By Friday the town had fallen',
    'By Friday',
    'Von Montag an gelten neue Regeln',
    'Par ailleurs, la ville est vide',
    'Talks with Russia, Iran',
  ])('does not take “%s” for a byline', (line) => {
    expect(kindAtTop(line)).not.toBe('byline');
  });

  it.each([
    'July 30, 2021 at 12:30 pm',
    'Published: 3 March 2020',
    'Updated 2 hours ago',
    'Publié le 30 juillet 2021 à 12h30',
    '30. Juli 2021, 12:30 Uhr',
    '30 de julio de 2021',
    '30 июля 2021 г.',
    'السبت 30 تموز/يوليو 2021',
    '٣٠ يوليو ٢٠٢١',
    'יום שישי, 30 ביולי 2021',
    '2021年7月30日（金）12:30',
    '30/07/2021 12:30',
  ])('takes “%s” for the dateline', (line) => {
    expect(kindAtTop(line)).toBe('dateline');
  });

  it.each(['In 2018', 'The summer of 2021', '95.19', 'May 4 was the day', 'March on 30 streets'])(
    'does not take “%s” for a dateline',
    (line) => {
      expect(kindAtTop(line)).not.toBe('dateline');
    },
  );
});

describe('captions and credits', () => {
  it.each([
    'A child walks past rubble in Daraa on 2 October 2018 [Mohamad Example/AFP /Getty]',
    'Smoke over the town on Friday (Photo: AFP)',
    'Smoke over the town on Friday. (Reuters)',
    'Photo: Ann Example/AP',
    'Image: Screengrab',
    'Foto: dpa',
    'Crédit photo : Jeanne Exemple',
    'דנה דוגמה נואמת בכנסת (צילום: רויטרס)',
    'دخان فوق المدينة (أ ف ب)',
  ])('takes “%s” for a caption', (line) => {
    expect(kindAmidProse(line)).toBe('caption');
  });

  it('takes who reported and edited, at the end, for a byline', () => {
    const kinds = kindsOf([
      'A headline of some words',
      PROSE,
      PROSE,
      '(Reporting by Ann Example; Editing by Omar Example)',
    ]);
    expect(kinds.at(-1)).toBe('byline');
  });
});

describe('real paragraphs', () => {
  it.each(['ar', 'he-wiki', 'ja', 'en'])('are left alone in the texts of multilingual/%s', (name) => {
    const path = sharedData(ROOT, 'multilingual', `${name}.jsonl`);
    if (path === undefined) return;
    const wrong = readQuotedTexts(path).flatMap(({ text }) => wronglyMarked(text));
    expect(wrong).toEqual([]);
  });

  it('are left alone in encyclopedia articles', () => {
    const path = sharedData(ROOT, 'entities', 'wikigold-dev.jsonl');
    if (path === undefined) return;
    const wrong = readQuotedTexts(path).flatMap(({ text }) => wronglyMarked(text));
    expect(wrong).toEqual([]);
  });
});

/** The lines of a text of nothing but prose that were marked; its first one may be taken for the headline. */
function wronglyMarked(text: string): string[] {
  const read = readPlainText(Buffer.from(text), { name: 'prose.txt' });
  return markFurniture(read.text, read.blocks, read.facts)
    .filter(({ kind }, at) => kind !== 'paragraph' && !(at === 0 && kind === 'headline'))
    .map(({ start, end }) => text.slice(start, end));
}
