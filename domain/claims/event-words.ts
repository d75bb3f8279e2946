/** Words that tell of an event or accuse somebody: what makes a sentence worth checking when nobody is quoted in it. */
import { fold, isOneOf, type Token } from './tokens';

const EVENT_STEMS =
  'kill|die|died|dead|death|shot|shoot|wound|injur|bomb|shell|raid|storm|attack|assault|clash|fight|fought|fire|fir|forc|strike|struck|airstrike|explo|blast|' +
  'seiz|captur|recaptur|retak|retook|occup|reoccup|besieg|siege|surround|enter|withdr|retreat|deploy|invad|advanc|infiltrat|evacuat|displac|flee|fled|exil|' +
  'arrest|detain|releas|kidnap|abduct|assassinat|execut|tortur|ransom|smuggl|disappear|rap|massacr|slain|murder|hang|behead|' +
  'protest|demonstrat|riot|uprising|revolution|revolt|emerg|assail|vot|elect|resign|appoint|sack|dismiss|sentenc|convict|acquit|charg|sue|' +
  'sign|agree|struck|negotiat|broke|fail|collaps|launch|open|clos|ban|sanction|approv|reject|adopt|pass|' +
  'sent|send|arriv|return|cross|destroy|damag|burn|sink|sank|crash|derail|flood|quak|erupt|hit|reach|perish|continu|begin|began|resum|' +
  'handover|hand|surrender|lift|impos|enforc|refus|violat|rose|fell|drop|increas|decreas|grew|won|lost|beat|defeat|bought|sold|paid|stole|hack|leak';

const EVENT = new RegExp(
  `^(?:${EVENT_STEMS})(?:e|ed|d|s|es|ing|ings|ion|ions|ation|ations|ment|ments|ned|ning|ped|ping|ted|ting|red|led|ling|y|ied|ies|al|als|ure|en|n|ation|ed-|er|ers|ance)?$`,
  'u',
);

const ACCUSATION =
  /^(?:accus[a-z]*|blam(?:e|ed|ing|es)|tortur(?:e|ed|ing)|massacr(?:e|ed|es)|atroci[a-z]*|fraud[a-z]*|corrupt[a-z]*|brib[a-z]*|violat[a-z]*|kidnap[a-z]*|abduct[a-z]*|disappear(?:ed|ances)|smuggl[a-z]*|ransom[a-z]*|illegal[a-z]*|unlawful[a-z]*|genocid[a-z]*|terroris[a-z]*|crimes?|execut(?:ed|ions?)|abus(?:e|ed|es)|rap(?:e|ed)|loot[a-z]*|assassinat[a-z]*)$/u;

const ARABIC_EVENTS = new Set(
  (
    'قتل قتلت قتلوا مقتل قتلى قصف قصفت هاجم هاجمت هجوم استهدف استهدفت اعتقل اعتقلت اعتقال اغتيال اغتال انفجار انفجرت تفجير اشتباكات اندلعت سيطر سيطرت سيطرة اقتحم اقتحمت ' +
    'انسحب انسحبت أطلق أطلقت أصيب أصيبت إصابة جرح جرحى نزح نزوح حصار حاصرت فرض فرضت دخل دخلت وصل وصلت أرسل أرسلت وقع وقعت اتفاق توقيع انتخب انتخابات استقال احتجاجات تظاهر مظاهرات ' +
    'خطف اختطاف تعذيب أعدم إعدام دمر دمرت تدمير غارة غارات شنت شن مغلق أغلق أغلقت فشل فشلت رفضوا توفي استشهد مجزرة'
  )
    .split(' ')
    .map(fold),
);

const ARABIC_ACCUSATIONS = new Set(
  'اتهم اتهمت اتهام اتهامات تعذيب مجزرة جرائم جريمة فساد انتهاك انتهاكات خرق خطف اختطاف اغتيال إعدام إرهاب إرهابية تزوير'
    .split(' ')
    .map(fold),
);

/** True for a word that tells of an event. */
export function tellsOfEvent(token: Token): boolean {
  return token.kind === 'word' && (EVENT.test(token.key) || isOneOf(token, ARABIC_EVENTS));
}

/** True for a word that accuses. */
export function accuses(token: Token): boolean {
  return token.kind === 'word' && (ACCUSATION.test(token.key) || isOneOf(token, ARABIC_ACCUSATIONS));
}
