/** What pages say of themselves in JSON-LD (schema.org). Read as plain data: no context is resolved or fetched. */

/** What is known of the article by its JSON-LD. Each is as written; empty where it is not said. */
export interface LinkedData {
  readonly headline: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly modified: string;
  readonly url: string;
  readonly language: string;
  readonly photo: string;
}

type Node = Readonly<Record<string, unknown>>;

/** How deep and how many nodes are looked at: real ones have a few dozen. */
const DEEPEST = 12;
const MOST_NODES = 3000;
const LONGEST_SCRIPT = 2_000_000;

const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Column)$/u;

const PAGE = /(?:WebPage|ItemPage|AboutPage|MediaObject|VideoObject|CreativeWork|Review|Recipe|HowTo)$/u;

/** Reads the scripts of a page; what is not JSON is passed over. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes: Node[] = [];
  for (const script of scripts) collect(parse(script), nodes);
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = text(node, '@id');
    // A node that only refers to another has no more than its id.
    if (id !== '' && Object.keys(node).length > Object.keys(byId.get(id) ?? {}).length) byId.set(id, node);
  }
  const articles = nodes.filter((node) => isA(node, ARTICLE));
  const main = articles.find((node) => text(node, 'headline') !== '') ?? articles[0];
  const page = nodes.find((node) => isA(node, PAGE));
  const subjects = [main, page].filter((node) => node !== undefined);
  const first = (...keys: readonly string[]): string => {
    for (const node of subjects) {
      for (const key of keys) if (text(node, key) !== '') return text(node, key);
    }
    return '';
  };
  const named = (key: string): readonly string[] => {
    for (const node of subjects) {
      const names = namesOf(own(node, key), byId);
      if (names.length > 0) return names;
    }
    return [];
  };
  const authors = named('author');
  return {
    headline: main === undefined ? '' : text(main, 'headline') || text(main, 'name'),
    authors: authors.length > 0 ? authors : named('creator'),
    publisher: named('publisher')[0] ?? named('sourceOrganization')[0] ?? siteName(nodes),
    published: first('datePublished', 'dateCreated', 'uploadDate'),
    modified: first('dateModified'),
    url: main === undefined ? '' : addressOf(main),
    language: first('inLanguage'),
    photo: main === undefined ? '' : photoOf(own(main, 'image'), byId),
  };
}

function parse(script: string): unknown {
  if (script.length > LONGEST_SCRIPT) return undefined;
  const json = script
    .replace(/^\s*(?:<!--|\/\/\s?<!\[CDATA\[|<!\[CDATA\[|\/\*\s?<!\[CDATA\[\s?\*\/)/u, '')
    .replace(/(?:-->|\/\/\s?\]\]>|\]\]>|\/\*\s?\]\]>\s?\*\/)\s*$/u, '')
    .replace(/;\s*$/u, '');
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Line ends inside of strings are the commonest mistake in handwritten scripts.
      return JSON.parse(json.replace(/\p{Cc}/gu, ' '));
    } catch {
      return undefined;
    }
  }
}

function collect(root: unknown, nodes: Node[]): void {
  const rest: (readonly [unknown, number])[] = [[root, 0]];
  for (let at = 0; at < rest.length && nodes.length < MOST_NODES; at++) {
    const [value, depth] = rest[at] as (typeof rest)[number];
    if (typeof value !== 'object' || value === null || depth > DEEPEST) continue;
    if (!Array.isArray(value)) nodes.push(value as Node);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__') continue;
      if (typeof inner === 'object' && inner !== null && rest.length < MOST_NODES * 4) rest.push([inner, depth + 1]);
    }
  }
}

function own(node: Node, key: string): unknown {
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

/** A value as words: a string, a number, the first of a list of them, or the value of a language-tagged string. */
function text(node: Node, key: string): string {
  return words(own(node, key));
}

function words(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return one.trim();
  if (typeof one === 'number') return String(one);
  if (typeof one !== 'object' || one === null) return '';
  const inner = own(one as Node, '@value') ?? own(one as Node, 'name') ?? own(one as Node, 'alternateName');
  return typeof inner === 'string' ? inner.trim() : '';
}

function isA(node: Node, type: RegExp): boolean {
  const types = own(node, '@type');
  return (Array.isArray(types) ? types : [types]).some((one) => typeof one === 'string' && type.test(one));
}

/** The names of persons or organisations: strings, nodes, or references to nodes elsewhere on the page. */
function namesOf(value: unknown, byId: ReadonlyMap<string, Node>): string[] {
  const names: string[] = [];
  for (const one of (Array.isArray(value) ? value : [value]).slice(0, 30) as unknown[]) {
    let name = '';
    if (typeof one === 'string') name = one.trim();
    else if (typeof one === 'object' && one !== null && !Array.isArray(one)) {
      const node = one as Node;
      const id = text(node, '@id');
      const other = byId.get(id);
      name = text(node, 'name') || (other === undefined ? '' : text(other, 'name'));
      if (name === '') name = `${text(node, 'givenName')} ${text(node, 'familyName')}`.trim();
    }
    if (name !== '' && !names.includes(name)) names.push(name);
  }
  return names;
}

function siteName(nodes: readonly Node[]): string {
  const site =
    nodes.find((node) => isA(node, /^WebSite$/u)) ?? nodes.find((node) => isA(node, /NewsMediaOrganization$/u));
  return site === undefined ? '' : text(site, 'name');
}

function addressOf(node: Node): string {
  const page = own(node, 'mainEntityOfPage');
  const id = typeof page === 'object' && page !== null ? words(own(page as Node, '@id')) : words(page);
  return text(node, 'url') || id;
}

function photoOf(value: unknown, byId: ReadonlyMap<string, Node>): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one !== 'object' || one === null) return '';
  const given = one as Node;
  const image = byId.get(text(given, '@id')) ?? given;
  const caption = text(image, 'caption');
  const credit = text(image, 'creditText') || (namesOf(own(image, 'copyrightHolder'), byId)[0] ?? '');
  if (credit === '' || caption.includes(credit)) return caption;
  return caption === '' ? credit : `${caption} [${credit}]`;
}
