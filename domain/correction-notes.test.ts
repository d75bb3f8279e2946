import { describe, expect, it } from 'vitest';
import { correctionNote, correctionNotes } from './correction-notes';

const found = (text: string): string | undefined => {
  const note = correctionNote(text);
  return note && text.slice(note.start, note.end);
};

describe('correctionNote', () => {
  it.each([
    'Correction: An earlier report gave a wrong number.',
    'CORRECTION (July 3, 2021): The number was 16.',
    'Correction, 12 July: The number was 16.',
    'Correction July 3, 2021 – The number was 16.',
    '[Correction] The number was 16.',
    '* Clarification: He is a former minister.',
    'Corrections and clarifications: The number was 16.',
    "Editor's note: The headline was changed.",
    'Editor’s Note: The headline was changed.',
    'Update: The ministry has since denied the report.',
    'An earlier version of this article misspelled the name.',
    'A previous version of this story gave a wrong date.',
    'This article was amended on 3 July 2021 to give the right number.',
    'The headline has been updated.',
    'Updated on 3 July to correct the number of dead.',
    'We have corrected this story.',
    'تصحيح: ورد في نسخة سابقة رقم خاطئ.',
    'تصويب: الرقم الصحيح هو ١٦.',
    'توضيح – الوزير السابق وليس الحالي.',
    'תיקון: המספר הנכון הוא 16.',
    'הבהרה: מדובר בשר לשעבר.',
    '【訂正】人数に誤りがありました。',
    '訂正:人数は16人でした。',
    '記事の人数に誤りがありました。おわびして訂正します。',
    '人数に誤りがあり、お詫びして訂正いたします。',
    'Rectificatif : le bilan est de 16 morts.',
    'Mise à jour : le ministère a démenti cette information.',
    'Une version précédente de cet article donnait un autre bilan.',
    'Korrektur: Es waren 16 Tote.',
    'Berichtigung vom 3. Juli: Es waren 16 Tote.',
    'Anm. d. Red.: In einer früheren Version stand eine falsche Zahl.',
    'Corrección: fueron 16 muertos.',
    'Fe de errores: fueron 16 muertos.',
    'Исправление: погибли 16 человек.',
    'Уточнение. 3 июля: погибли 16 человек.',
    'В предыдущей версии статьи было указано другое число.',
    'Düzeltme: Ölü sayısı 16.',
  ])('D3: %s', (note) => {
    const rest = note.startsWith('記事') ? 'おわび' : note;
    expect(found(`Sixteen people were killed.\n\n${note}`)).toContain(rest);
    expect(found(`${note}\n\nSixteen people were killed.`)).toContain(rest);
  });

  it.each([
    'The correction of the front line took two days.',
    'Correction of the front line: the army withdrew.',
    'He asked for clarification: none came.',
    'Markets went through a correction – the third this year.',
    'Correction facilities were overcrowded.',
    'Updated: 3 July 2021 12:30',
    'Updated 10:30 GMT',
    'Update – 3 July 2021',
    'The law was amended on 3 July 2021.',
    'An earlier version of the missile was tested in May.',
    'Die Korrektur der Frontlinie dauerte zwei Tage.',
    'La corrección de los mercados siguió.',
    'طالب بتصحيح المسار: لم يتحقق ذلك.',
    '軌道を訂正する作業が続いた。',
    'Corrections',
  ])('D3: not %s', (sentence) => {
    expect(found(`Sixteen people were killed.\n\n${sentence}\n\nResidents fled`)).toBeUndefined();
    expect(found(`It was so. ${sentence}`)).toBeUndefined();
  });

  it('D3: a label alone on its line goes with the sentence below it', () => {
    expect(found('It was so.\n\nCorrection\n\nThe number was 16.\n\nMore.')).toBe('Correction\n\nThe number was 16.');
  });

  it('D3: a note at the end of a paragraph begins where its sentence does', () => {
    expect(found('It was so. Correction: The number was 16.')).toBe('Correction: The number was 16.');
  });

  it('D3: every note is found, and a note never takes the article with it', () => {
    const article = 'Sixteen people were killed in the town. '.repeat(200);
    const text = `Correction: The number was 16.\n${article}\nClarification: He is a former minister. ${article}`;
    const notes = correctionNotes(text);
    expect(notes).toHaveLength(2);
    for (const { start, end } of notes) expect(end - start).toBeLessThanOrEqual(600);
  });
});
