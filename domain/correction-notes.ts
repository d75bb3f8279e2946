/**
 * Finding the notes in which a publication says that it changed an article: "Correction:", "This article was amended
 * on …". A word such as "correction" inside a sentence is none.
 */
import { visibleLines, type Span } from './text';

/**
 * What such a note begins with; a colon, a dash or a date follows, or it stands in brackets or alone on its line. In the
 * languages that news is most often read in here; what is missing is easily added.
 */
const LABELS = [
  "corrections?(?: (?:and|&) clarifications?)?|clarifications?|editor['’]?s?['’]? note|errat(?:um|a)|retractions?|amended",
  'تصحيح(?: خطأ)?|تصويب|توضيح|تنويه|استدراك|ملاحظة المحرر|اصلاحیه',
  'תיקון(?: טעות)?|הבהרה|הערת המערכת|הערת העורך',
  'お?詫び(?:と訂正)?|おわび(?:と訂正)?|訂正(?:とお詫び|とおわび)?|修正|更正|更正说明|更正啟事|勘误|勘誤|编者按|정정(?: ?보도)?|바로잡습니다',
  'rectificatifs?|précisions?|note de la rédaction',
  'korrektur(?:en|hinweis)?|berichtigung|richtigstellung|klarstellung|anm(?:\\.|erkung) d(?:\\.|er) red(?:\\.|aktion)|hinweis der redaktion',
  'correcci(?:ón|ones)|fe de err(?:ores|atas)|aclaraci(?:ón|ones)|rectificaci(?:ón|ones)|nota del editor|nota de la redacción',
  'correç(?:ão|ões)|errata corrige|esclarecimento|correzion[ei]|rettific[ah]e?|precisazion[ei]|nota della redazione|correctie|rectificatie',
  'исправлен(?:ие|ия|о)|уточнени[ея]|поправк[аи]|опровержение|примечание редакции|от редакции|виправлення|уточнення|sprostowanie|korekta',
  'düzeltme(?:ler)?|düzeltme ve özür|açıklama|editörün notu|tekzip',
].join('|');

/** The same for updates, which are more often just the time of one: of these, a sentence must follow. */
const UPDATES =
  'updated?|تحديث|עדכון|追記|mise à jour|mis à jour|aktualisierung|actualizaci(?:ón|ones)|обновлен(?:ие|о)|güncelleme';

/** Sentences that are such notes by themselves. */
const SENTENCES = [
  'an? (?:earlier|previous|original) (?:version|edition|headline) of (?:this \\p{L}+|the (?:article|story|report|post|piece|page|headline|text|column|interview|caption))',
  'th(?:is|e) (?:article|story|report|post|piece|page|headline|text|column|interview|caption|version)(?: above| below)? (?:was|has been|is being|were|have been) (?:\\p{L}+ )?(?:amended|corrected|updated|clarified|edited|revised|changed|modified)',
  'we (?:have )?(?:corrected|amended|clarified|updated) (?:this|the) (?:article|story|report|post|piece|headline)',
  'updated (?:on|at) [^.!?\\n]{1,60} to (?:correct|clarify|reflect|fix|remove|amend|add|say|include)',
  'تم (?:تصحيح|تعديل|تحديث|تصويب) (?:هذا|هذه|نص) \\p{L}+|(?:ورد|جاء|ذكر\\p{L}*|أشار\\p{L}*) (?:في )?نسخة سابقة|في نسخة سابقة من هذ[اه]|نسخة سابقة من هذ[اه]',
  '(?:ב?גרסה|ב?נוסח) (?:קודמת|קודם|ראשונה) של (?:הכתבה|הידיעה|המאמר|כתבה זו)|(?:הכתבה|הידיעה|המאמר) (?:תוקנ|עודכנ)\\p{L}+',
  '[^。\\n]{0,80}(?:お詫び|おわび)(?:して|し)?(?:、)?訂正|[^。\\n]{0,80}(?:記事|見出し|本文|表記)[^。\\n]{0,40}(?:訂正|修正)(?:しました|いたしました|します|致しました)',
  'une (?:première |précédente )?version (?:précédente |antérieure )?de (?:cet article|ce texte|cette dépêche)|(?:cet article|ce texte) a été (?:modifié|corrigé|mis à jour|amendé)',
  'in einer (?:früheren|ersten|vorherigen|älteren) (?:version|fassung)|dieser (?:artikel|text|beitrag) wurde (?:\\p{L}+ )?(?:korrigiert|aktualisiert|geändert|berichtigt|überarbeitet)',
  '(?:en )?una (?:primera )?versión (?:anterior|previa|inicial)? ?de (?:este|esta)|est[ea] (?:artículo|nota|noticia|texto) (?:ha sido|fue) (?:corregid|actualizad|modificad|rectificad)[oa]',
  '(?:em )?uma versão anterior|(?:in )?una versione precedente',
  'в (?:предыдущей|более ранней|первоначальной|ранней) версии|(?:материал|текст|статья|новость|заголовок) (?:был[аи]? )?(?:исправлен|уточн[её]н|обновл[её]н)\\p{L}*',
  'bu (?:haberin|yazının|makalenin) (?:önceki|ilk|daha önceki) |(?:bu haber|haber) (?:düzeltil|güncellen)\\p{L}+',
].join('|');

const OPENING = '[\\s\\p{P}\\p{S}]{0,6}';

/** Labels with what ends them: a bracket, or a colon or a dash, before which a date may stand. */
const labelled = (labels: string): RegExp =>
  new RegExp(
    `${OPENING}(?:${labels})(?:[)\\]】」』〉》»][\\s:：]*|(?:\\s*[,(|\\[][^:：\\n]{0,40}|\\.?\\s[^:：\\n.]{0,30}\\d[^:：\\n]{0,20})?\\s?[:：]|(?:\\s*[,(]?[^:：\\n.–—-]{0,30}\\d[^:：\\n.–—-]{0,20})?\\s?(?:[–—]|-\\s))\\s*`,
    'iuy',
  );

const LABELLED = labelled(LABELS);

const UPDATED = labelled(UPDATES);

const ALONE = new RegExp(`${OPENING}(?:${LABELS})[\\s\\p{P}]{0,4}$`, 'iuy');

const SENTENCE = new RegExp(`${OPENING}(?:${SENTENCES})`, 'iuy');

/** Where a sentence may begin within a line. */
const SENTENCE_START = /[.!?\u2026]["'\u2018-\u201f\u00bb)\]]{0,3}\s+|[\u061f\u06d4\u3002\uff01\uff1f]\s{0,3}/gu;

/** A note that is longer is shown cut at the end of a sentence: what follows is the article. */
const LONGEST = 600;

/** Every note in `text`, in order, as spans in UTF-16 code units; they hold no line end but after a label alone on its line. */
export function correctionNotes(text: string): Span[] {
  const notes: Span[] = [];
  const lines = visibleLines(text);
  for (const [n, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    const [before] = notes.slice(-1);
    if (before !== undefined && before.end > line.start) continue;
    if (matches(ALONE, words, 0)) {
      const next = lines[n + 1];
      if (next !== undefined && /[.!?\u061f\u06d4\u3002]/u.test(text.slice(next.start, next.end))) {
        notes.push(trimmed(text, { start: line.start, end: cut(text, next) }));
      }
      continue;
    }
    const start = [0, ...Array.from(words.matchAll(SENTENCE_START), ({ 0: end, index }) => index + end.length)].find(
      (at) => matches(LABELLED, words, at) || matches(SENTENCE, words, at) || isUpdate(words, at),
    );
    if (start !== undefined)
      notes.push(
        trimmed(text, { start: line.start + start, end: cut(text, { start: line.start + start, end: line.end }) }),
      );
  }
  return notes;
}

/** The first note in `text` that says that it was corrected, clarified or updated; UTF-16 code units. */
export function correctionNote(text: string): Span | undefined {
  return correctionNotes(text)[0];
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** True for a label of an update that is followed by a sentence, not by a time alone. */
function isUpdate(text: string, at: number): boolean {
  if (!matches(UPDATED, text, at)) return false;
  const rest = text.slice(UPDATED.lastIndex, UPDATED.lastIndex + LONGEST);
  const letters = rest.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 12 && /[.!?\u061f\u06d4\u3002]["'\u2018-\u201f\u00bb)\]]*(?:\s|$)/u.test(rest);
}

/** The end of a note: that of its line or, of a very long line, of its last sentence that is near enough. */
function cut(text: string, { start, end }: Span): number {
  if (end - start <= LONGEST) return end;
  const ends = Array.from(
    text.slice(start, start + LONGEST).matchAll(SENTENCE_START),
    ({ 0: sign, index }) => index + sign.trimEnd().length,
  );
  return start + (ends.at(-1) ?? LONGEST);
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}
