/** Finding the words with which a text leaves open whether something is so: "reportedly", "allegedly", "it is believed". */
import { isGraphemeBoundary, type Span } from '../text';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import { phraseAt, phraseTable } from './phrases';
import { isCapital, tokensOf, type Token } from './tokens';

/** What a hedge says: told by others, only alleged, held to be so, possible, likely, not confirmed, so it seems; how a thing is called; or whose words they are. */
type HedgeKind =
  | 'reportedly'
  | 'allegedly'
  | 'claims'
  | 'believed'
  | 'possible'
  | 'likely'
  | 'unconfirmed'
  | 'apparently'
  | 'supposed'
  | 'regarded'
  | 'attributed'
  | 'expected';

/** A hedge in a text, in UTF-16 code units of the whole text. */
export interface FoundHedge extends Span {
  readonly exact: string;
  readonly kind: HedgeKind;
}

/** `language` is a BCP 47 tag. */
export interface HedgeOptions {
  readonly span?: Span | undefined;
  readonly language?: string | undefined;
}

const BE = 'is|are|was|were|been|be';

const ENGLISH = phraseTable<HedgeKind>([
  [
    'reportedly',
    [
      'reportedly',
      'it was|is also? widely? reported',
      `it has|had also? been also? reported`,
      `${BE} also? reported`,
      `${BE} said to`,
      'reports say|said|suggest|indicate',
      'according to reports',
      'rumoured|rumored|rumours|rumors',
      'hearsay',
    ],
  ],
  [
    'allegedly',
    ['allegedly', 'alleged', 'allegation|allegations', `${BE} accused`, 'purported|purportedly', 'ostensibly'],
  ],
  ['claims', ['reports claim', 'claims|claim that', 'claims', 'claimed', 'claiming', `${BE} claimed`, 'claim']],
  [
    'believed',
    [
      `${BE} not? widely? believed|thought|understood|considered|presumed|assumed`,
      'believed to',
      'thought to',
      'understood to',
      'widely believed',
      'presumed',
      'is|are feared',
      'feared dead',
    ],
  ],
  [
    'possible',
    [
      'possible',
      'possibly',
      'potential',
      'potentially',
      'perhaps',
      'maybe',
      'might',
      'may|could have',
      'may be',
      'could be',
      'may',
      'could',
    ],
  ],
  ['likely', ['likely', 'probable', 'probably', 'most likely', 'presumably']],
  [
    'unconfirmed',
    [
      'unconfirmed',
      'unverified',
      'not been? independently? verified|confirmed',
      'not be independently? verified|confirmed',
      'unclear',
      'not immediately? clear',
      'yet to be confirmed|verified',
      'no confirmation',
      'independently verify|confirm',
      'unsubstantiated',
      'disputed',
    ],
  ],
  [
    'apparently',
    [
      'apparently',
      'seemingly',
      'evidently',
      'appears|appear|appeared to',
      'seems|seem|seemed',
      'appears that',
      'suspected',
      'suspects that',
      'suggest|suggests|suggesting that',
      'indicate|indicates|indicating that',
      'apparent',
    ],
  ],
  ['supposed', [`${BE} supposed to`, 'supposed', 'supposedly', 'was|were meant to']],
  [
    'regarded',
    ['widely regarded|seen as', 'labelled|labeled|branded|dubbed as', 'so - called', 'accused of', `${BE} regarded as`],
  ],
  ['expected', [`${BE} expected to`]],
]);

const ARABIC = phraseTable<HedgeKind>([
  ['attributed', ['بحسب', 'حسب', 'وفقا', 'وفق', 'نقلا عن']],
  [
    'reportedly',
    [
      'ورد أن|أنباء',
      'ورد',
      'أفادت|أفاد أنباء|تقارير',
      'أنباء عن',
      'تقارير عن',
      'تردد أن',
      'ذكرت تقارير',
      'وردت أنباء',
      'يقال',
      'قيل إن|أن',
    ],
  ],
  [
    'allegedly',
    [
      'يزعم',
      'يُزعم',
      'زعم',
      'زعمت',
      'زعموا',
      'مزاعم',
      'المزعوم|المزعومة',
      'مزعوم|مزعومة',
      'يدعى|يدعي',
      'ادعى|ادعت',
      'ادعاء|ادعاءات',
      'اتهامات',
      'المتهم',
      'ما يسمى',
    ],
  ],
  ['believed', ['يعتقد', 'يُعتقد', 'يعتقد أن', 'يرجح', 'يظن', 'من المعتقد']],
  ['possible', ['ربما', 'قد', 'من الممكن', 'من المحتمل', 'يحتمل', 'محتمل|محتملة', 'لعل']],
  ['likely', ['من المرجح', 'على الأرجح', 'مرجح', 'يرجح أن']],
  ['unconfirmed', ['غير مؤكد|مؤكدة', 'لم يتأكد', 'لم يتسن التحقق|التأكد', 'لم يتسن ل', 'تعذر التحقق', 'غير واضح']],
  ['apparently', ['يبدو', 'على ما يبدو', 'يشتبه', 'يُشتبه', 'المشتبه|مشتبه']],
  ['expected', ['من المتوقع', 'يتوقع']],
]);

/** Words after which "قد" only marks the past: what follows is a verb in the past, which ends no hedge. */
const TOGETHER = new Set(['وقد', 'فقد', 'لقد']);

/** The hedges within the span (all of `text` when left out), in order; they never overlap. */
export function findHedges(text: string, { span, language }: HedgeOptions = {}): FoundHedge[] {
  return hedgesAmong(text, tokensOf(text, span), claimLanguage(text, language));
}

/** As `findHedges`, for tokens that were made of a part of `text` before. */
export function hedgesAmong(text: string, tokens: readonly Token[], language: ClaimLanguage): FoundHedge[] {
  if (language === 'other') return [];
  const table = language === 'en' ? ENGLISH : ARABIC;
  const hedges: FoundHedge[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = phraseAt(table, tokens, at);
    const [first, last] = [tokens[at], tokens[(found?.next ?? 0) - 1]];
    if (found === undefined || first === undefined || last === undefined || isNone(tokens, at, found.next)) {
      at++;
      continue;
    }
    if (isGraphemeBoundary(text, first.start) && isGraphemeBoundary(text, last.end)) {
      hedges.push({ start: first.start, end: last.end, exact: text.slice(first.start, last.end), kind: found.value });
    }
    at = found.next;
  }
  return hedges;
}

/** The same words where they are no hedge. */
function isNone(tokens: readonly Token[], at: number, next: number): boolean {
  const [token, after, before] = [tokens[at], tokens[next], tokens[at - 1]];
  if (token === undefined) return true;
  switch (token.key) {
    case 'may':
      // The month, and "may not" as what is forbidden, are left alone where the word stands alone.
      return (
        next === at + 1 &&
        (isCapital(token) ? !token.opens || after?.kind === 'number' || after?.kind === 'sign' : after?.kind !== 'word')
      );
    case 'possible':
      return next === at + 1 && /^(?:as|all|if|where|when|every|wherever|whenever)$/u.test(before?.key ?? '');
    case 'claim':
      // "lay claim", "a claim": the noun says nothing of this sentence; "activists claim the" does.
      return /^(?:a|the|this|that|any|no|lay|laid|to|his|her|their|its|stake)$/u.test(before?.key ?? '');
    case 'claimed':
      return /^(?:responsibility|victory|credit)$/u.test(after?.key ?? '') || /^lives$/u.test(after?.key ?? '');
    case 'could':
      return after?.key === 'not' || after?.kind !== 'word';
    case 'فحسب':
      return true;
    case 'قد':
      // "قد" before a verb in the past means that it happened; before one of the present, that it may.
      return !/^[يتنا]/u.test(after?.key ?? '') || /(?:ت|وا)$/u.test(after?.key ?? '');
    default:
      return token.forms.includes('قد') ? TOGETHER.has(token.key) : false;
  }
}
