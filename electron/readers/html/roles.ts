/** What small parts of a page are, by how its makers named them: bylines, dates, captions, standfirsts. */
import { shownText } from './shown';

/** Parts of a page that are told by their names. */
export type Role = 'byline' | 'dateline' | 'caption' | 'standfirst';

/** The names that each role goes by, as whole class names or their last parts, and how long such a part can be. */
const ROLES: readonly (readonly [role: Role, name: RegExp, longest: number])[] = [
  [
    'byline',
    /(?:^|[-_])(?:by-?line|authors?|author[-_]{0,2}names?|dc-creator|writtenby|written-by|contributors?)(?:[-_]{1,2}(?:name|names|text|link|wrapper|container|block|info))?$/iu,
    160,
  ],
  [
    'dateline',
    /(?:^|[-_])(?:dateline|timestamp|time-?stamp|pub-?date|date|datetime|published(?:[-_]at|[-_]on)?|publish(?:ed)?[-_]?(?:date|time)|posted-on|date-published|article-time)(?:[-_]{1,2}(?:text|wrapper|container|time))?$/iu,
    90,
  ],
  [
    'caption',
    /(?:^|[-_])(?:fig)?(?:caption|captions|credit|credits|photo-?credit|image-?credit|photographer|copyright-?holder)(?:[-_]{1,2}(?:text|body|content|inner|wrapper|container))?$/iu,
    600,
  ],
  [
    'standfirst',
    /(?:^|[-_])(?:standfirst|stand-first|dek|deck|sub-?headline|sub-?head|sub-?title|sub-?heading|chapo|chapeau|article-summary|article-lead|article-intro|lead-text)(?:[-_]{1,2}text)?$/iu,
    500,
  ],
];

const ITEM_ROLES: readonly (readonly [RegExp, Role])[] = [
  [/\b(?:author|creator)\b/u, 'byline'],
  [/\b(?:datePublished|dateModified|dateCreated)\b/u, 'dateline'],
  [/\b(?:caption|copyrightHolder)\b/u, 'caption'],
  [/\b(?:alternativeHeadline)\b/u, 'standfirst'],
];

/** The role of an element by its name, microdata or class names, or undefined. Its words must be as few as such a part has. */
export function roleOf(element: Element): Role | undefined {
  const role = namedRole(element);
  if (role === undefined) return undefined;
  const words = shownText(element, ROLES.find(([name]) => name === role)?.[2] ?? 0);
  if (words === undefined || words === '') return undefined;
  return role === 'dateline' && !/\p{N}/u.test(words) ? undefined : role;
}

function namedRole(element: Element): Role | undefined {
  if (element.localName === 'time') return 'dateline';
  if (element.getAttribute('rel')?.split(/\s+/u).includes('author') === true) return 'byline';
  const item = element.getAttribute('itemprop');
  const byItem = item === null ? undefined : ITEM_ROLES.find(([name]) => name.test(item))?.[1];
  if (byItem !== undefined) return byItem;
  const classes = element.getAttribute('class');
  if (classes === null || classes.length > 500) return undefined;
  for (const name of classes.split(/\s+/u)) {
    const role = ROLES.find(([, pattern]) => pattern.test(name))?.[0];
    if (role !== undefined) return role;
  }
  return undefined;
}
