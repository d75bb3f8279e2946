/** The verbs with which texts say that somebody says something, and what stance each takes. */
import { fold } from './tokens';

/** How what is said is put: the five stances of a claim. */
export type Stance = 'asserts' | 'denies' | 'alleges' | 'reports' | 'questions';

/** A form of a verb of saying. */
export interface SpeechVerb {
  /** As a dictionary lists it. */
  readonly lemma: string;
  readonly stance: Stance;
  /** `noun`: the form is a noun as well ("reports"); `adjective`: it may describe a noun ("alleged"); `participle`: -ing. */
  readonly doubt?: 'noun' | 'adjective' | 'participle';
  /** True for verbs that what is said need not follow as a clause: "accused", "denied". */
  readonly takesObject: boolean;
}

const ENGLISH_VERBS: readonly (readonly [stance: Stance, takesObject: boolean, verbs: string])[] = [
  [
    'asserts',
    false,
    'say/says/said/saying tell/tells/told/telling add/adds/added/adding state/states/stated/stating declare/declares/declared/declaring ' +
      'announce/announces/announced/announcing confirm/confirms/confirmed/confirming insist/insists/insisted/insisting stress/stresses/stressed/stressing ' +
      'maintain/maintains/maintained/maintaining explain/explains/explained/explaining argue/argues/argued/arguing warn/warns/warned/warning ' +
      'acknowledge/acknowledges/acknowledged/acknowledging admit/admits/admitted/admitting note/notes/noted/noting reveal/reveals/revealed/revealing ' +
      'emphasize/emphasizes/emphasized/emphasizing emphasise/emphasises/emphasised/emphasising reiterate/reiterates/reiterated/reiterating ' +
      'assert/asserts/asserted/asserting testify/testifies/testified/testifying write/writes/wrote/writing tweet/tweets/tweeted/tweeting ' +
      'point/points/pointed/pointing believe/believes/believed/believing vow/vows/vowed/vowing promise/promises/promised/promising pledge/pledges/pledged/pledging ' +
      'threaten/threatens/threatened/threatening demand/demands/demanded/demanding conclude/concludes/concluded/concluding reply/replies/replied/replying ' +
      'respond/responds/responded/responding recall/recalls/recalled/recalling describe/describes/described/describing',
  ],
  [
    'reports',
    false,
    'report/reports/reported/reporting indicate/indicates/indicated/indicating suggest/suggests/suggested/suggesting estimate/estimates/estimated/estimating ' +
      'document/documents/documented/documenting',
  ],
  ['alleges', false, 'claim/claims/claimed/claiming allege/alleges/alleged/alleging'],
  ['alleges', true, 'accuse/accuses/accused/accusing blame/blames/blamed/blaming'],
  [
    'denies',
    true,
    'deny/denies/denied/denying refute/refutes/refuted/refuting reject/rejects/rejected/rejecting dismiss/dismisses/dismissed/dismissing ' +
      'rebut/rebuts/rebutted/rebutting',
  ],
  [
    'questions',
    true,
    'question/questions/questioned/questioning doubt/doubts/doubted/doubting ask/asks/asked/asking wonder/wonders/wondered/wondering',
  ],
];

const NOUNS = new Set(
  (
    'claim claims report reports demand demands question questions doubt doubts state states document documents estimate estimates tweet tweets ' +
    'note notes point points promise promises pledge pledges reply blame vow vows recall stress stresses address'
  ).split(' '),
);

const ADJECTIVES = new Set(
  'alleged reported claimed confirmed announced documented estimated declared stated added told noted pointed described rejected dismissed believed'.split(
    ' ',
  ),
);

/** English forms of verbs of saying, in lower case. */
export const ENGLISH_SPEECH: ReadonlyMap<string, SpeechVerb> = new Map(
  ENGLISH_VERBS.flatMap(([stance, takesObject, verbs]) =>
    verbs.split(' ').flatMap((forms) => {
      const [lemma = '', ...others] = forms.split('/');
      return [lemma, ...others].map((form): readonly [string, SpeechVerb] => {
        const verb = { lemma, stance, takesObject };
        if (form.endsWith('ing')) return [form, { ...verb, doubt: 'participle' }];
        if (NOUNS.has(form)) return [form, { ...verb, doubt: 'noun' }];
        return [form, ADJECTIVES.has(form) ? { ...verb, doubt: 'adjective' } : verb];
      });
    }),
  ),
);

const ARABIC_VERBS: readonly (readonly [stance: Stance, takesObject: boolean, verbs: string])[] = [
  [
    'asserts',
    false,
    'قال/قالت/قالوا/يقول/تقول/يقولون أكد/أكدت/أكدوا/يؤكد/تؤكد أعلن/أعلنت/أعلنوا/يعلن/تعلن أضاف/أضافت/أضافوا صرح/صرحت أوضح/أوضحت أشار/أشارت شدد/شددت ' +
      'اعتبر/اعتبرت حذر/حذرت كشف/كشفت لفت/لفتت كتب/كتبت اعترف/اعترفت تعهد/تعهدت هدد/هددت تابع/تابعت أقر/أقرت جدد/جددت',
  ],
  ['reports', false, 'ذكر/ذكرت/ذكروا أفاد/أفادت/أفادوا نقل/نقلت رصد/رصدت وثق/وثقت أوردت/أورد نشر/نشرت'],
  ['alleges', false, 'زعم/زعمت/زعموا/يزعم/تزعم/يزعمون ادعى/ادعت/ادعوا/يدعي/تدعي'],
  ['alleges', true, 'اتهم/اتهمت/اتهموا/يتهم/تتهم/يتهمون'],
  ['denies', true, 'نفى/نفت/نفوا/ينفي/تنفي/ينفون أنكر/أنكرت رفض/رفضت كذب/كذبت فند/فندت'],
  ['questions', true, 'شكك/شككت تساءل/تساءلت'],
];

/** Verbs that mean something else unless "that" follows. */
export const ARABIC_DOUBTFUL: ReadonlySet<string> = new Set(
  'نقل نقلت نشر نشرت رصد رصدت كشف كشفت كتب كتبت كذب كذبت تابع تابعت رفض رفضت جدد جددت لفت لفتت ذكر ذكرت حذر هدد شدد قال اعتبر وثق وثقت'
    .split(' ')
    .map(fold),
);

/** Arabic forms of verbs of saying, folded. */
export const ARABIC_SPEECH: ReadonlyMap<string, SpeechVerb> = new Map(
  ARABIC_VERBS.flatMap(([stance, takesObject, verbs]) =>
    verbs.split(' ').flatMap((forms) => {
      const [lemma = '', ...others] = forms.split('/');
      return [lemma, ...others].map((form) => [fold(form), { lemma, stance, takesObject }] as const);
    }),
  ),
);
