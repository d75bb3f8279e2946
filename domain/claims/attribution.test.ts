import { describe, expect, it } from 'vitest';
import { seedArticle } from '../../tests/support/seed-articles';
import { attributionsIn, findAttribution, type Attribution } from './attribution';
import { sentencesOf } from './sentences';

const line = (text: string, { exact, speakerSpan, stance }: Attribution): string =>
  `${exact} | ${speakerSpan === undefined ? '-' : text.slice(speakerSpan.start, speakerSpan.end)} | ${stance}`;

/** The attributions of every sentence, a line each: `as written | speaker | stance`. */
const found = (text: string, language: 'en' | 'ar'): string[] =>
  sentencesOf(text).flatMap((sentence) => attributionsIn(text, sentence, language).map((one) => line(text, one)));

describe('W7: the attributions of the sample articles', () => {
  it.each([
    [
      '000',
      [
        'Reports say | Reports | reports',
        'were reported | - | reports',
        'He promised | He | asserts',
        'Pro-opposition activists claim | Pro-opposition activists | alleges',
        'a former opposition commander who accused | a former opposition commander | alleges',
      ],
    ],
    [
      '001',
      [
        'Reports claim | Reports | alleges',
        'claims on Tuesday that | - | alleges',
        'reports this morning indicate that | reports | reports',
      ],
    ],
    [
      '002',
      [
        'It is believed that | - | reports',
        'are thought to | - | reports',
        'It was also reported that | - | reports',
        'is not thought to | - | reports',
        'Russia reportedly demanded that | Russia | asserts',
        'are thought to | - | reports',
      ],
    ],
    ['003', ['announcing | - | asserts', 'it has been reported that | - | reports']],
    [
      '004',
      [
        'the regime-affiliated SANA news said | the regime-affiliated SANA news | asserts',
        'The news outlet added that | The news outlet | asserts',
        'Many accused | Many | alleges',
        'claims that have been refuted by local actors | local actors | denies',
        'a spokesperson for the negotiating committee, Adnan Al-Masalma, said that | a spokesperson for the negotiating committee, Adnan Al-Masalma | asserts',
        'claims that | - | alleges',
        'stressed that | a spokesperson for the negotiating committee, Adnan Al-Masalma | asserts',
        'The Syrian regime has insisted that | The Syrian regime | asserts',
      ],
    ],
  ])('in %s', (prefix, expected) => {
    expect(found(seedArticle(prefix).text, 'en')).toEqual(expected);
  });
});

describe('W7: English attributions', () => {
  it.each([
    ['Twelve people died, according to activists.', 'according to activists | activists | asserts'],
    ['“We will stay,” said Ahmed Ali, a resident of Daraa.', 'said Ahmed Ali | Ahmed Ali | asserts'],
    ['"We will stay," Ahmed Ali said.', 'Ahmed Ali said | Ahmed Ali | asserts'],
    ['The ministry denied that its forces had used gas.', 'The ministry denied that | The ministry | denies'],
    ['The UN, which monitors the area, said 40,000 fled.', 'The UN, which monitors the area, said | The UN | asserts'],
    [
      'The military said in a statement on Tuesday that it had hit 5 targets.',
      'The military said in a statement on Tuesday that | The military | asserts',
    ],
    ['Experts questioned whether the vote was fair.', 'Experts questioned whether | Experts | questions'],
    ['Officials have not confirmed the attack.', 'Officials have not confirmed | Officials | questions'],
    ['On Monday activists said the town was shelled.', 'activists said | activists | asserts'],
    ['Brig. Gen. Ali Hassan said the road is open.', 'Brig. Gen. Ali Hassan said | Brig. Gen. Ali Hassan | asserts'],
    [
      'Doctors Without Borders said the hospital was hit.',
      'Doctors Without Borders said | Doctors Without Borders | asserts',
    ],
  ])('%s', (text, expected) => {
    expect(found(text, 'en')).toEqual([expected]);
  });

  it.each([
    'The alleged attack killed five.',
    'He refused to say who did it.',
    'They claimed responsibility for the attack.',
    'What he said was wrong.',
    'The reports were long.',
    'The claim was old.',
  ])('none in: %s', (text) => {
    expect(found(text, 'en')).toEqual([]);
  });
});

describe('W7: Arabic attributions', () => {
  it.each([
    [
      'قال ناشطون يوم الأربعاء إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة.',
      'قال ناشطون يوم الأربعاء إن | ناشطون | asserts',
    ],
    [
      'ونقلت وكالة Reuters عن متحدث باسم اللجنة أن الأهالي رفضوا تسليم السلاح، وأن الطريق الدولي مغلق.',
      'ونقلت وكالة Reuters عن متحدث باسم اللجنة أن | متحدث باسم اللجنة | reports',
    ],
    ['نفت الحكومة استخدام الغاز.', 'نفت الحكومة | الحكومة | denies'],
    ['اتهمت المعارضة النظام بقصف المستشفى.', 'اتهمت المعارضة | المعارضة | alleges'],
    [
      'بحسب المرصد السوري لحقوق الإنسان، قتل 12 شخصا.',
      'بحسب المرصد السوري لحقوق الإنسان | المرصد السوري لحقوق الإنسان | asserts',
    ],
    ['يُعتقد أن 600 ألف شخص قتلوا.', 'يُعتقد أن | - | reports'],
    ['زعم النظام أنه لم يقصف.', 'زعم النظام أنه | النظام | alleges'],
  ])('%s', (text, expected) => {
    expect(found(text, 'ar')).toEqual([expected]);
  });

  it.each(['رفضت اللجنة المركزية تسليم السلاح.', 'يمكن نقل البذور من دون أن تتلف.'])('none in: %s', (text) => {
    expect(found(text, 'ar')).toEqual([]);
  });
});

describe('W8: the attribution of one claim', () => {
  /** The attribution of the words in brackets. */
  const of = (marked: string): string | undefined => {
    const text = marked.replace(/[[\]]/g, '');
    const start = marked.indexOf('[');
    const attribution = findAttribution(text, { start, end: marked.indexOf(']') - 1 }, { language: 'en' });
    return attribution && line(text, attribution);
  };

  it('is that before it, where several stand in a sentence', () => {
    const marked =
      'But after claims on Tuesday that [the regime is reinforcing its positions], reports this morning indicate that forces have entered.';
    expect(of(marked)).toBe('claims on Tuesday that | - | alleges');
    expect(of(marked.replace(/[[\]]/g, '').replace('forces have entered', '[forces have entered]'))).toBe(
      'reports this morning indicate that | reports | reports',
    );
  });

  it('is found around a quotation of several sentences', () => {
    const opens = 'Ali Hassan said: “The road is open. [No one was killed there]. We stay.” The town was quiet.';
    expect(of(opens)).toBe('Ali Hassan said | Ali Hassan | asserts');
    const closes = '“[No one was killed there]. The road is open,” said Ali Hassan.';
    expect(of(closes)).toBe('said Ali Hassan | Ali Hassan | asserts');
  });

  it('is not taken from a sentence that has nothing to do with it', () => {
    expect(of('Ali Hassan said the road is open. [Five people were killed].')).toBeUndefined();
  });

  it('is not taken from another line', () => {
    expect(of('Ali Hassan said:\n\n[Five people were killed].')).toBeUndefined();
  });
});
