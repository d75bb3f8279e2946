/**
 * Lines that outlets put around an article, by their words, in the commonest languages. Every pattern takes a whole
 * line; a line that may be a sentence of the article is left to the article.
 */
import { isCalendarWord } from './date-line';

/** The longest line, in UTF-16 units, that is looked at: what is longer is a paragraph. */
export const LONGEST_LINE = 320;

/** Openings that refer to another article. What follows is its headline. */
const REFERENCES = [
  // With a colon after them, or a dash or an arrow.
  /^(?:read(?: (?:more|also|next|this))?|also read|more(?: (?:on this|from|here))?|related(?: (?:article|articles|story|stories|news|content|coverage|posts?))?|see(?: also| more)?|watch(?: (?:also|now|more))?|listen|in pictures|in photos|explainer|opinion|exclusive|must read|further reading|don['’]t miss|recommended|background|live updates?|podcast)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/iu,
  /^(?:lire (?:aussi|également|la suite)|à lire(?: aussi| également)?|voir aussi|sur le même sujet|notre dossier)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/iu,
  /^(?:lesen sie (?:auch|hier|mehr|dazu)|mehr (?:dazu|zum thema)|siehe auch|auch interessant|das könnte sie auch interessieren)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/iu,
  /^(?:lea(?: también| además| más)?|leer (?:más|también)|le(?:e|é) (?:también|más)|te puede interesar|le puede interesar|vea también|véase también|ver también|más información)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/iu,
  /^(?:leggi anche|leia (?:também|mais)|veja também|lees ook|zie ook|läs (?:också|mer|även)|læs også|les også|czytaj (?:też|także|również|więcej)|zobacz też)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/iu,
  /^(?:читайте (?:также|ещё|еще)|читать (?:также|дал(?:ее|ьше))|смотрите также|см\. также|по теме|материалы по теме|читайте також)(?:\s*[:：|»>→]\s*|\s+(?:[–—-]\s+)?)\S/iu,
  /^(?:اقرأ|إقرأ|اقرئي|اقرؤوا|اقرا)\s+(?:أيضا|أيضًا|أيضاً|ايضا|ايضاً|المزيد|كذلك)(?:\s*[:：|»>→]\s*|\s+(?:[–—-]\s+)?)\S/u,
  /^(?:للمزيد|شاهد أيضا|شاهد أيضاً|طالع أيضا|طالع أيضاً|مواضيع ذات صلة|أخبار ذات صلة|ذات صلة|موضوعات ذات صلة)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/u,
  /^(?:קרא(?:ו)? (?:גם|עוד)|לקריאה נוספת|כתבות נוספות|ראו (?:גם|עוד)|עוד בנושא)(?:\s*[:：|»>→]\s*|\s+(?:[–—-]\s+)?)\S/u,
  /^(?:بیشتر بخوانید|همچنین بخوانید|یہ بھی پڑھیں|مزید پڑھیں)(?:\s*[:：|»>→]\s*|\s+(?:[–—-]\s+)?)\S/u,
  /^(?:関連記事|関連ニュース|あわせて読みたい|合わせて読みたい|こちらもおすすめ|相关阅读|相关新闻|延伸阅读|相關新聞|관련기사|관련 기사)\s*[:：|»>→–—-]?\s*\S?/u,
  /^【(?:関連記事|関連|あわせて読みたい|合わせて読みたい|写真|動画|画像)[^】]*】/u,
  /^(?:ayrıca (?:bakınız|okuyun)|bunu da okuyun|ilgili haberler?|baca juga|đọc thêm|xem thêm)(?:\s*[:：|»>→]\s*|\s+[–—-]\s+)\S/iu,
] as const;

/** Whole lines of headings over lists of other articles, and of shares, prompts, adverts and notices. */
const LINES = [
  // How long it takes to read.
  /^\p{Nd}{1,3}\s*[-‑ ]?\s*(?:min|mins|minute|minutes)\.?\s*(?:read|reading time|de lecture|lesezeit|di lettura|de lectura|de leitura|leestijd|läsning)?$/iu,
  /^(?:(?:estimated )?read(?:ing)? time|temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid|время (?:чтения|на чтение)|زمن القراءة|وقت القراءة|مدة القراءة|זמן קריאה|読了時間|阅读时间|okuma süresi)\s*[:：]?\s*(?:ca\.\s*)?[\p{Nd}<~≈]+\s*[^\s.]*\s*[^\s.]*\.?$/iu,
  /^(?:\p{Nd}+\s*)?(?:דקות|דקה) (?:קריאה|של קריאה)$|^\p{Nd}+ (?:دقيقة|دقائق)(?: قراءة| للقراءة)?$|^\p{Nd}+\s*мин(?:\.|ут[аы]?)?(?: чтения| на чтение)?$|^この記事は約?\p{Nd}+分で読めます[。．]?$/u,
  // Sharing, saving, printing.
  /^(?:share|tweet|pin|print|email|e-mail|copy|copy link|link copied!?|save|bookmark|comments?|comment|leave a comment|reply|like|send|follow|subscribe|sign up|log in|login|sign in|register|menu|search|close|skip|home|back to top|top|next|previous|gallery|listen|play|pause|facebook|twitter|x|whatsapp|telegram|linkedin|instagram|reddit|pinterest|messenger|youtube|tiktok|threads|bluesky|rss|newsletter|newsletters)(?:\s*[|•·,/]\s*(?:share|tweet|print|email|copy link|save|facebook|twitter|x|whatsapp|telegram|linkedin|instagram|reddit|pinterest|messenger|youtube))*$/iu,
  /^(?:(?:share|tweet|post|send|email|print|save|gift|recommend)(?: (?:this|the))? (?:article|story|page|post|link|piece|video)?\s*(?:(?:on|via|by|with|to) (?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|email|e-mail|social media|friends?|a friend))?)\.?:?$/iu,
  /^(?:share|tweet|post) (?:this )?(?:on|via|to) [\p{L}\s,/]{1,40}$/iu,
  /^click (?:here )?to (?:share|email|print|tweet|copy) .{0,80}$/iu,
  /^(?:partager|partager (?:l['’]article|cet article|sur \S+)|imprimer|envoyer par e-?mail|commentaires?|teilen|artikel teilen|auf \S+ teilen|drucken|merken|kommentare?|kommentieren|compartir|compartir (?:en \S+|esta noticia|este artículo)|imprimir|guardar|comentarios|condividi|stampa|commenti|compartilhar|compartilhe|delen|dela|del|поделиться|поделиться (?:в|с) .{1,30}|распечатать|комментарии|комментировать|paylaş|udostępnij)$/iu,
  /^(?:مشاركة|شارك|شارك المقال|شارك الخبر|شاركها|انشر|طباعة|نسخ الرابط|حفظ|تعليقات|التعليقات|اترك تعليقا|أضف تعليقا|تابعنا|اشترك|اشترك الآن|إعلان|اعلان|الأكثر قراءة|الأكثر مشاهدة|مواضيع ذات صلة|أخبار ذات صلة|ذات صلة|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ المزيد|المزيد)\s*[:：]?$/u,
  /^(?:שתף|שתפו|שיתוף|שתפו בפייסבוק|הדפסה|הדפס|תגובות|הוספת תגובה|לכל הכתבות|פרסומת|מודעה|תוכן ממומן|קרא עוד|קרא גם|קראו גם|קראו עוד|כתבות נוספות|עוד בנושא|הרשמה לניוזלטר|הירשמו לניוזלטר|כל הזכויות שמורות.{0,60})\s*[:：]?$/u,
  /^(?:シェア|シェアする|ツイート|ツイートする|印刷|印刷する|ブックマーク|保存|コメント|コメントする|関連記事|関連ニュース|関連リンク|関連キーワード|人気記事|おすすめ記事|おすすめ|アクセスランキング|ランキング|続きを読む|もっと見る|広告|スポンサーリンク|PR|この記事をシェア(?:する)?|この記事をツイート|トップページへ|ページトップへ|無断転載(?:を?禁(?:止|じます)).{0,20}|分享|分享到|打印|评论|相关新闻|广告|공유하기?|인쇄|댓글|광고)\s*[:：]?$/iu,
  // Adverts.
  /^[-–—\s]*(?:advertisement|advertising|advert|ad|ads|sponsored(?: content| by .{1,40})?|promoted(?: content)?|partner content|paid content|publicité|annonce|werbung|anzeige|publicidad|anuncio|pubblicità|publicidade|advertentie|annons|reklame?|реклама|на правах рекламы|reklam)[-–—\s]*$/iu,
  /^(?:(?:article|story|text) )?continues? (?:reading )?(?:below|after)(?: the)?(?: this)?(?: advertisement| ad| advert| promotion| newsletter(?: promotion)?)?\.?$|^(?:continue reading|keep reading|scroll (?:down )?(?:to|for) .{1,40}|skip (?:to|past|advert|ad).{0,40}|la suite après (?:la|cette) publicité|der artikel (?:geht|wird) nach .{1,40}|continúa después de la publicidad)\.?$/iu,
  // Newsletters, accounts, applications, cookies.
  /^(?:(?:please )?(?:subscribe|sign up|register|log in|sign in|become a (?:member|subscriber|supporter))|get (?:our|the|all|more|daily|news|unlimited|instant)|join (?:us|our|the conversation|the discussion)|follow(?: us| @| the| our)|like us|find us|download (?:our|the)|install our|support (?:us|our|independent)|donate|enjoying this|already a (?:member|subscriber)|stay (?:informed|connected|up to date)|never miss|receive (?:our|daily|the latest))\b[^.!?]{0,140}\b(?:newsletters?|inbox|e-?mails?|alerts?|facebook|twitter|instagram|telegram|whatsapp|youtube|tiktok|linkedin|google news|channels?|apps?|updates|subscribe[rd]?|account|log in|sign in|podcasts?|social media|journalism|conversation|on x)\b[^.!?]{0,60}[.!»→]?$/iu,
  /^(?:suivez-nous|abonnez-vous|inscrivez-vous|recevez|téléchargez|rejoignez|folgen sie|abonnieren sie|melden sie sich|newsletter|síguenos|síganos|suscríbete|suscríbase|regístrate|recibe|únete|seguici|iscriviti|siga-nos|inscreva-se|assine|volg ons|подписывайтесь|подпишитесь|следите за|присоединяйтесь)\b[^.!?]{0,120}[.!]?$/iu,
  /^(?:подписывайтесь|подпишитесь|следите за|присоединяйтесь к)\s[^.!?]{0,120}[.!]?$/iu,
  /^(?:تابعونا|تابعنا|تابعوا|اشترك|اشتركوا|انضم|انضموا|حمّل|حمل تطبيق|لمتابعة)\s[^.!؟]{0,60}(?:على|في|عبر|نشرت|قناة|تطبيق|فيسبوك|تويتر|تلغرام|تيليغرام|واتساب|يوتيوب)[^.!؟]{0,80}[.!]?$/u,
  /^(?:עקבו אחרינו|עקבו אחרי|הצטרפו|הירשמו|הורידו את)\s?[^.!?]{0,100}[.!]?$/u,
  /^(?:(?:この|this )?(?:site|website|web ?site|page) uses cookies\b.{0,240}|(?:we|we and our partners|our (?:web)?site) uses? cookies\b.{0,260}|by (?:continuing|using|browsing|clicking)\b.{0,160}\b(?:cookies|privacy policy|terms of (?:use|service))\b.{0,80}|accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|manage (?:cookies|preferences|settings|consent)|cookie (?:policy|settings|preferences|notice)|privacy policy|terms (?:of (?:use|service)|and conditions)|tout accepter|alle akzeptieren|aceptar(?: todo)?(?: las cookies)?|принять)$/iu,
  // Lists of other articles, tags, and what stands over them.
  /^(?:related(?: (?:articles?|stories|story|news|content|topics?|posts?|coverage))?|more (?:on this story|on this topic|stories|news|from .{1,40}|like this)|read (?:more|next|also|on)|see (?:also|more)|also read|most (?:read|popular|viewed|watched|shared)|trending(?: now)?|popular(?: now| stories| posts)?|latest(?: news| stories| articles)?|top stories|editor['’]?s['’]? (?:picks?|choice)|recommended(?: for you| stories| reading)?|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next|don['’]t miss|in this (?:article|story)|around the web|from the web|keep up with|view comments|show (?:more|comments)|load more|view (?:all|more|in browser|this email in your browser)|à lire aussi|lire aussi|voir aussi|sur le même sujet|les plus lus|mehr zum thema|lesen sie auch|meistgelesen|auch interessant|lea también|más (?:leídas|leído|información|noticias)|te puede interesar|noticias relacionadas|leggi anche|leia também|читайте также|по теме|материалы по теме|самое читаемое|популярное)\s*[:：]?\s*[»>→]?$/iu,
  /^(?:tags?|topics?|keywords|filed under|categor(?:y|ies)|posted in|schlagwörter|themen|mots[- ]clés|thèmes|etiquetas|temas|теги|метки|темы|الوسوم|وسوم|كلمات مفتاحية|כلمات دلالية|תגיות|タグ|キーワード|标签)\s*[:：]\s*\S.{0,240}$/iu,
  /^#[\p{L}\p{N}_]+(?:[\s,]+#[\p{L}\p{N}_]+)*$/u,
  // Notices.
  /^(?:©|\(c\)|copyright\b|copyrights?\s*©|все права защищены|تمام حقوق|جميع الحقوق محفوظة|حقوق النشر|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|all rights reserved).{0,200}$/iu,
  /^(?:the )?(?:views|opinions|views and opinions) (?:expressed )?(?:in this (?:article|piece|column)|here(?:in)?)?.{0,60}\b(?:belong to|are those of|are (?:his|her|their|the author['’]s) own|do not (?:necessarily )?(?:reflect|represent))\b.{0,200}$/iu,
  /^(?:this (?:article|story|piece|post) (?:was |has been )?(?:first |originally )?(?:published|appeared) (?:on|in|by|at)|for more (?:news|stories|information|details),? (?:visit|click|go to|follow|see our|see https?|check)\b|unsubscribe\b|update your preferences|you are receiving this|got a (?:tip|story)\?|have a (?:tip|story)\?|contact (?:us|the author)\b|send (?:us )?(?:a )?(?:tips?|corrections?)).{0,200}$/iu,
  /^(?:back to|return to|go to) (?:top|home(?:page)?|the (?:top|article))$|^page \p{Nd}+(?: of \p{Nd}+)?$|^\p{Nd}+ (?:comments?|shares?|views|likes|replies|photos|images)$/iu,
] as const;

/** A notice of rights that does not begin with its sign; only where it is the one sentence of its line. */
const RIGHTS =
  /(?:©|\bcopyright\s*(?:\(c\)\s*)?\d{4}|all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|все права защищены|جميع الحقوق محفوظة|כל הזכויות שמורות|版權所有|版权所有|無断転載)/iu;

/** Who made pictures, as it stands in brackets or after a dash at the end of a caption. */
const AGENCY =
  /\b(?:afp|a\.f\.p|getty|reuters|ap|epa|efe|dpa|ansa|upi|tass|xinhua|anadolu|aa|sana|wafa|nurphoto|sipa|zuma|rex|shutterstock|istock|alamy|magnum|bloomberg|pool|handout|wikimedia|wikipedia|flickr|creative commons|cc by|twitter|facebook|telegram|youtube|screengrab|screenshot|file(?: photo)?|photo|picture|image|courtesy|ritzau|keystone|imago|picture[- ]alliance|lusa|belga|apa|kyodo|jiji|yonhap|ria novosti|sputnik|maxar|planet labs)\b|أ ?ف ?ب|فرانس برس|رويترز|الأناضول|أسوشيتد|غيتي|الفرنسية|رויטרס|רויטרס|צילום|איי\.?פי|אי\.?פי|גטי|ロイター|共同|時事|写真|撮影|РИА|ТАСС|Фото/iu;

/** “Photo: AFP”, “Image credit: …”: a line that is a credit, or a caption with its credit first. */
const CREDIT_FIRST =
  /^[([]?(?:(?:file |stock |cover |lead |featured? )?(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic|map|video)(?: (?:credits?|by|courtesy(?: of)?|source|via))?|(?:crédits?(?: photo)?|foto|fotos|bild(?:quelle|nachweis)?|imagen|immagine|beeld|kuva|zdjęcie|фото|иллюстрация|الصورة|صورة|صور|تصوير|צילום|תמונה|写真|画像|撮影|图片来源|图|摄影|사진))\s*(?:[:：/©|]|\bby\b)\s*\S/iu;

/** A line that begins so names who wrote or edited, at the end of agency reports. */
const WRITTEN_BY =
  /^[([]?(?:(?:additional |extra )?(?:reporting|writing|editing|edited|written|compiled|translated|translation|production|produced|research|with reporting|with contributions|with additional reporting)(?: and (?:writing|editing|reporting))? by)\s+(?=(\S))/iu;

/** Words that put a name before the text: “By”, “Von”. Those that are prepositions need names after them. */
const BYLINE_PREFIX =
  /^(?:by|written by|reported by|words by|text by|analysis by|opinion by|author|from our correspondent|par|propos recueillis par|von|por|di|da|door|av|af|от|автор|автор статьи|текст|autor|autora|auteur|verfasser|redakcja|yazan|oleh)\s*[:：]?\s+(?=\p{Lu})/iu;

/** The same where letters have no case. */
const BYLINE_UNCASED =
  /^(?:بقلم|كتب|كتبت|كتبه|إعداد|اعداد|تقرير|الكاتب|مراسل|נכתב על ידי|מאת|כתב|כתבה|文|文責|記者|作者|撰文|取材・文|執筆|著者|기자|글)\s*[:：=＝／/・]\s*\S.{0,60}$|^(?:بقلم|מאת)\s+\S.{0,60}$/u;

/** Small words inside names and lists of names. */
const NAME_JOINT =
  /^(?:and|et|und|y|e|i|en|och|og|и|with|in|at|for|of|the|de|da|do|dos|del|della|di|du|des|la|le|los|las|van|von|der|den|ter|al|el|bin|ben|ibn|bint|abu|abd|ul|ad|as|az|&|\||-|–|—|•|·)$/iu;

const SENTENCE_END = /[.!?…。！？؟]["”’'»)\]]?$/u;

/** True when the line ends as a sentence does. */
export function endsAsSentence(line: string): boolean {
  return SENTENCE_END.test(line.trim());
}

/** How many words the line has, where writing separates them. */
export function wordCount(line: string): number {
  return line.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu)?.length ?? 0;
}

/** True for a line that is no part of the article: a cross-reference, a prompt, an advert, a notice. */
export function isFurnitureLine(line: string): boolean {
  const shown = line.trim();
  if (shown.length > LONGEST_LINE) return false;
  if (!/[\p{L}\p{N}]/u.test(shown)) return true;
  if (LINES.some((pattern) => pattern.test(shown))) return true;
  if (RIGHTS.test(shown)) return shown.length <= 160 && sentences(shown) <= 1;
  return isReference(shown);
}

/** “READ: Headline of another article”, and “See Headline Of Another Article”, which needs its capitals. */
function isReference(line: string): boolean {
  if (wordCount(line) > 30) return false;
  if (REFERENCES.some((pattern) => pattern.test(line))) return sentences(line) <= 1 && !/[.。]$/u.test(line);
  const headline = /^(?:See|Read|Watch)\s+(?=[\p{Lu}\p{Nd}“"‘'])(.+)$/u.exec(line)?.[1];
  if (headline === undefined || /[.,;]["”’]?$/u.test(line)) return false;
  const words = headline.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  const capital = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length >= 3 && capital.length >= long.length * 0.7;
}

/** True for “By NAME”, “NAME, Reuters”, and what is like them. Only to be asked at the top of a text. */
export function isByline(line: string): boolean {
  const shown = line.trim();
  if (shown.length > 160 || wordCount(shown) > 16) return false;
  if (BYLINE_UNCASED.test(shown)) return !endsAsSentence(shown);
  const prefix = BYLINE_PREFIX.exec(shown)?.[0];
  if (prefix !== undefined) return isNames(shown.slice(prefix.length), 1);
  const [names = '', outlet, rest] = shown.split(/\s*(?:,|\||\s[-–—]\s|\s(?:in|at|for)\s)\s*/u);
  return (
    outlet !== undefined &&
    rest === undefined &&
    /^(?:(?:the )?(?:reuters|associated press|ap|afp|agence france-presse|bbc(?: [\p{L}]+){0,2}|cnn|al ?jazeera|the guardian|bloomberg|dpa|efe|ansa|tass|xinhua|anadolu(?: agency)?|upi)|(?:[\p{L}]+ )?(?:correspondent|editor|reporter|staff writer|staff reporter|contributor|columnist))$/iu.test(
      outlet,
    ) &&
    isNames(names, 2)
  );
}

/** True when all words are names: capitals and what stands between names, no day or month, not the end of a sentence. */
function isNames(words: string, least: number): boolean {
  const parts = words.split(/[\s,;/]+/u).filter((part) => part !== '');
  let names = 0;
  for (const part of parts) {
    if (NAME_JOINT.test(part)) continue;
    if (
      isCalendarWord(part.replace(/[^\p{L}]/gu, '')) ||
      !/^[@([“"]?(?:(?:[ae]l|a[dnrstz]|ash|[dlo])[-'’])?\p{Lu}/u.test(part)
    )
      return false;
    names++;
  }
  const first = parts[0] ?? '';
  return names >= least && !NAME_JOINT.test(first) && !/[!?…]$|\p{Ll}{2}\.$/u.test(words.trim()) && parts.length <= 14;
}

/** True for “Reporting by …; Editing by …”, as it stands under agency reports. */
export function isWrittenBy(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  return /\p{Lu}/u.test(WRITTEN_BY.exec(line.trim())?.[1] ?? '');
}

/** True for a caption by its credit: “… in Daraa in 2018 [Getty]”, “(Photo: AFP)”, “Photo: NAME/AP”. */
export function isCreditedCaption(line: string): boolean {
  const shown = line.trim();
  if (shown.length > LONGEST_LINE || wordCount(shown) > 60) return false;
  if (CREDIT_FIRST.test(shown)) return sentences(shown) <= 3;
  const bracket = /[[(（【]([^[\]()（）【】]{2,80})[\])）】][.。]?$/u.exec(shown);
  if (bracket?.[1] !== undefined && isCredit(bracket[1])) return sentences(shown) <= 2 && !isSpeech(shown);
  const dash = /\s[-–—/|©]\s?([^-–—|]{2,60})$/u.exec(shown);
  return dash?.[1] !== undefined && isCredit(dash[1]) && /[/©]/u.test(shown) && sentences(shown) <= 2;
}

/** A short run that names an agency, and has nothing of a sentence in it. */
function isCredit(words: string): boolean {
  return (
    wordCount(words) <= 10 &&
    AGENCY.test(words) &&
    !/\b(?:said|told|reported|according|that|is|are|was|were)\b/iu.test(words)
  );
}

function isSpeech(line: string): boolean {
  return /\b(?:said|told|says|added|reported|announced|according to)\b/iu.test(line);
}

/** How many sentences end inside or at the end of the line. */
function sentences(line: string): number {
  return line.match(/\p{L}{2}[.!?…]["”’'»)\]]*(?=\s|$)|[。！？؟]/gu)?.length ?? 0;
}
