/**
 * Parts of a page that are not its article, by how their makers named them. Whole class names and ids only: a name that
 * merely contains one of these words says nothing.
 */

/** What a part of a page is that is not its article. */
export type Junk = 'advert' | 'sign-up' | 'share' | 'cookies' | 'related' | 'comments';

const EDGE = '(?:[-_]{1,2}(?:\\w{1,12}[-_]{1,2}){0,2}';
const PLACE =
  'area|banner|bar|block|box|btn|btns|button|buttons|card|cards|container|content|cta|embed|footer|form|group|holder|icon|icons|inline|inner|item|items|label|link|links|list|module|modal|outer|overlay|panel|placeholder|popup|promo|root|row|section|slot|static|strip|tool|tools|toolbar|top|bottom|unit|widget|widgets|wrap|wrapper|zone|\\d{1,4}';

/** A name made of one of `words`, perhaps with a prefix of its maker, and perhaps with a place on the page. */
function named(words: string): RegExp {
  return new RegExp(`^(?:\\w{1,16}[-_]{1,2}){0,2}(?:${words})${EDGE}(?:${PLACE}))?$`, 'iu');
}

const NAMES: readonly (readonly [Junk, RegExp])[] = [
  [
    'advert',
    named(
      'ad|ads|advert|adverts|advertisement|advertising|adsbygoogle|adslot|adunit|dfp|gpt|sponsored|taboola|outbrain',
    ),
  ],
  ['advert', /^(?:google_ads|div-gpt-ad|taboola-|outbrain_|OUTBRAIN|trc_related|ad-slot|rev-content)/u],
  [
    'sign-up',
    named(
      'newsletter|newsletters|newsletter-?signup|newsletter-?sign-up|signup|sign-up|subscribe|subscription|mailchimp|email-?signup',
    ),
  ],
  [
    'share',
    named(
      'share|sharing|shares|sharedaddy|social-?share|social-?sharing|social-?links|social-?media|social-?icons|social-?bar|social-?buttons|addthis|addtoany|a2a_kit|sharethis',
    ),
  ],
  [
    'cookies',
    named(
      'cookie|cookies|cookie-?consent|cookie-?notice|cookie-?law|consent|gdpr|onetrust|onetrust-consent-sdk|didomi|qc-cmp2|cmp|usercentrics',
    ),
  ],
  [
    'related',
    named(
      'related|related-?posts|related-?articles|related-?stories|related-?links|related-?content|related-?news|recommended|recommendations|read-?more|read-?next|more-?stories|most-?read|most-?popular|most-?viewed|trending|also-?read|jp-relatedposts|yarpp-related|up-?next',
    ),
  ],
  [
    'comments',
    named('comments|comment-?list|comment-?section|comments-?area|disqus|disqus_thread|respond|fb-comments'),
  ],
];

/** Elements that are never left out, whatever they are called. */
const KEPT: ReadonlySet<string> = new Set([
  'article',
  'body',
  'h1',
  'h2',
  'head',
  'html',
  'main',
  'p',
  'td',
  'tr',
  'tbody',
  'table',
]);

/** Names of what an element has or lacks, not of what it is. */
const STATE = /^(?:has|hide|is|no|not|show|with|without)[-_]/iu;

/** What an element is when it is not of the article, by its classes and id alone; undefined when they don't say. */
export function junkKind(element: Element): Junk | undefined {
  if (KEPT.has(element.localName)) return undefined;
  const label = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (label.length < 3 || label.length > 500) return undefined;
  for (const name of label.split(/\s+/u)) {
    if (name.length < 2 || name.length > 60 || STATE.test(name)) continue;
    const kind = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
    if (kind !== undefined) return kind;
  }
  return undefined;
}
