/** What a page says of itself: its facts, each with where it was found. */
import type { Fact, FactField } from '../../../domain/source';
import { machineDate, wordedDate } from './dates';
import { findByline, isName, isOf } from './byline';
import { languageTag, LINKED_DATA, oneLine, pick, unescaped, type Candidate, type Found } from './fact-values';
import { findHeadline, outletInTitle, type Headline } from './headline';
import { readLinkedData, type LinkedData } from './linked-data';
import { findAddress, hostOf } from './page-address';
import type { RolePart, Survey } from './survey';

/** Facts of a page, and the parts of the page that its article begins with. */
export interface PageFacts {
  readonly facts: readonly Fact[];
  readonly headline: Headline | undefined;
  /** The words that show who wrote it, and when; absent where the page does not show them near its headline. */
  readonly byline: RolePart | undefined;
  readonly dateline: RolePart | undefined;
  readonly standfirst: RolePart | undefined;
}

const LONGEST_HEADLINE = 500;

/**
 * Reads the facts of a page. `address` is where the transport says that the page was, or empty. Values are single
 * lines; only http and https addresses are answered, and only dates that could be understood.
 */
export function readFacts(document: Document, page: Survey, address: string): PageFacts {
  const data = readLinkedData(page.linkedData);
  const meta = (...names: readonly string[]): Candidate[] =>
    names.flatMap((name) =>
      (page.metas.get(name) ?? [])
        .slice(0, 3)
        .map((value): Candidate => [value, `From the page’s “${name}” metadata.`]),
    );
  const item = (name: string): Candidate[] =>
    (page.items.get(name) ?? []).slice(0, 3).map((value): Candidate => [value, `From the page’s “${name}” microdata.`]);

  const url = findAddress(page, data, address);
  const byline = findByline(page, data, meta, item);
  const site = pick(
    [
      [data.publisher, LINKED_DATA],
      ...meta('og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title'),
      ...item('publisher'),
      ...meta('publisher', 'application-name'),
    ],
    isName,
  );
  const host = hostOf(url?.value ?? '');
  const title = oneLine(page.title, LONGEST_HEADLINE);
  const siteNames = page.metas.get('og:site_name') ?? [];
  const inTitle = site === undefined ? outletInTitle(title, host, page.headings) : undefined;
  const outlet =
    site ??
    (inTitle === undefined
      ? undefined
      : { value: inTitle, basis: 'inferred' as const, reason: 'The page’s title ends with this name.' });

  const declared: Candidate[] = [
    [data.headline, LINKED_DATA],
    ...meta(
      'parsely-title',
      'dc:title',
      'dcterm:title',
      'og:title',
      'sailthru.title',
      'citation_title',
      'dc.title',
      'dcterms.title',
      'weibo:article:title',
      'weibo:webpage:title',
      'title',
      'twitter:title',
    ),
    ...item('headline'),
  ].map(([value, reason]): Candidate => [oneLine(unescaped(value ?? ''), LONGEST_HEADLINE), reason]);
  const names = [outlet?.value, inTitle, data.publisher, ...siteNames, byline?.value].filter(
    (name) => name !== undefined && name !== '',
  ) as string[];
  const headline = findHeadline(
    page.headings,
    declared.map(([value]) => value ?? ''),
    title,
    names,
  );

  const published = findDate(
    [
      [data.published, LINKED_DATA],
      ...meta(
        'article:published_time',
        'article:published',
        'og:published_time',
        'og:article:published_time',
        'parsely-pub-date',
        'datepublished',
        'citation_publication_date',
        'sailthru.date',
        'dc.date.issued',
        'dcterms.issued',
        'dcterms.created',
        'dc.date',
        'dcterms.date',
        'dc.date.created',
        'pubdate',
        'publishdate',
        'publish-date',
        'publication_date',
        'ptime',
        'originalpublicationdate',
        'article.published',
        'bt:pubdate',
        'date',
      ),
      ...item('datePublished'),
    ],
    page,
  );
  const dateline = near(page.parts, 'dateline', headline, (part) => !isUpdate(part));
  const modified = findDate([
    [data.modified, LINKED_DATA],
    ...meta(
      'article:modified_time',
      'article:modified',
      'og:updated_time',
      'og:modified_time',
      'datemodified',
      'lastmod',
      'last-modified',
      'dcterms.modified',
      'dc.date.modified',
      'article.updated',
    ),
    ...item('dateModified'),
  ]);

  const facts: Fact[] = [];
  const add = (field: FactField, found: Found | undefined): void => {
    if (found !== undefined) facts.push({ field, ...found });
  };
  add('headline', headlineFact(headline, declared));
  add('byline', byline);
  add('outlet', outlet);
  add('published', published);
  add('modified', modified);
  add('url', url);
  add('language', languageOf(document, page, data));
  add('direction', directionOf(document));
  add(
    'photo',
    pick([[data.photo, LINKED_DATA]], (value) => value !== ''),
  );
  return {
    facts,
    headline,
    byline: near(page.parts, 'byline', headline, ({ words }) => byline === undefined || isOf(words, byline.value)),
    dateline,
    standfirst: near(page.parts, 'standfirst', headline, isStandfirst),
  };
}

function headlineFact(headline: Headline | undefined, declared: readonly Candidate[]): Found | undefined {
  if (headline === undefined) return undefined;
  const value = oneLine(headline.value, LONGEST_HEADLINE);
  if (value === '') return undefined;
  switch (headline.from) {
    case 'heading':
      return { value, basis: 'stated', reason: value };
    case 'metadata':
      return {
        value,
        basis: 'metadata',
        reason: declared.find(([one]) => one?.includes(value))?.[1] ?? 'From the page’s metadata.',
      };
    case 'title':
      return { value, basis: 'metadata', reason: 'From the page’s title.' };
    case 'title-cut':
      return { value, basis: 'inferred', reason: 'The page’s title, without the name of the site.' };
  }
}

/** The first part with a role that stands between the headline and the first paragraph, or a little before them. */
function near(
  parts: readonly RolePart[],
  role: RolePart['role'],
  headline: Headline | undefined,
  fits: (part: RolePart) => boolean,
): RolePart | undefined {
  const found = parts.filter((part) => part.role === role && !part.late && fits(part));
  const after = found.find(({ headings }) => headings > 0);
  return after ?? (role === 'standfirst' || headline?.heading === undefined ? undefined : found[0]);
}

/** A standfirst leads into its own article, a teaser links to another one. */
function isStandfirst({ words, element }: RolePart): boolean {
  if (words.length < 20 || element.closest('a') !== null) return false;
  const linked = [...element.querySelectorAll('a')].reduce((sum, link) => sum + link.textContent.trim().length, 0);
  return linked < words.length / 2;
}

function isUpdate({ words, element }: RolePart): boolean {
  const label = `${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('class') ?? ''}`;
  return /modified|updated/iu.test(label) || /^(?:updated|last updated|modified|mis à jour|aktualisiert)/iu.test(words);
}

function findDate(candidates: readonly Candidate[], page?: Survey): Found | undefined {
  for (const [value, reason] of candidates) {
    const date = value === undefined ? undefined : machineDate(value);
    if (date !== undefined) return { value: date, basis: 'metadata', reason };
  }
  if (page === undefined) return undefined;
  const shown = page.parts.filter((part) => part.role === 'dateline' && !isUpdate(part));
  for (const { element, words } of shown.slice(0, 5)) {
    const given = element.getAttribute('datetime') ?? element.querySelector('time')?.getAttribute('datetime') ?? '';
    const date = machineDate(given) ?? wordedDate(words);
    if (date !== undefined && date.length >= 10) return { value: date, basis: 'stated', reason: words };
  }
  return undefined;
}

function languageOf(document: Document, page: Survey, data: LinkedData): Found | undefined {
  const attribute = (name: string): string | undefined => {
    const element = document.querySelector(name);
    return element?.getAttribute('lang') ?? element?.getAttribute('xml:lang') ?? undefined;
  };
  const candidates: Candidate[] = [
    [attribute('html'), 'From the page’s “lang” attribute.'],
    [attribute('body'), 'From the page’s “lang” attribute.'],
    [page.metas.get('content-language')?.[0], 'From the page’s “content-language” metadata.'],
    [data.language, LINKED_DATA],
  ];
  for (const [value, reason] of candidates) {
    const language = languageTag(value ?? '');
    if (language !== undefined) return { value: language, basis: 'metadata', reason };
  }
  return undefined;
}

function directionOf(document: Document): Found | undefined {
  for (const name of ['html', 'body', 'article', 'main']) {
    const value = document.querySelector(name)?.getAttribute('dir')?.trim().toLowerCase();
    if (value === 'ltr' || value === 'rtl')
      return { value, basis: 'metadata', reason: 'From the page’s “dir” attribute.' };
  }
  return undefined;
}
