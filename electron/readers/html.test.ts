import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { SourcemarkError } from '../../domain/errors';
import { factValue, type ReadResult } from '../../domain/source';
import { looksLikeHtml, readHtml } from './html';
import type { ReaderHint } from './reader';

const PARAGRAPHS = [
  'The army has sent further reinforcements to the southern province, following a breakdown in negotiations, residents said.',
  'The buildup comes as talks between local actors in the area and mediators break down, with no progress made on either side.',
  'With the arrival of new troops, many fear that the town will be stormed, an activist who asked not to be named told us.',
  'Tens of thousands of people have been displaced, according to the United Nations, and aid has not come in for two months.',
  'A ceasefire that was agreed on in July has been broken by both parties many times, with more than thirty people killed.',
];

const ARTICLE = PARAGRAPHS.map((words) => `<p>${words}</p>`).join('\n');

function read(html: string, hint: Partial<ReaderHint> = {}): ReadResult {
  return readHtml(new TextEncoder().encode(html), { name: 'page.html', ...hint });
}

function blocks({ text, blocks: all }: ReadResult): string[] {
  return all.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const PAGE = `<!doctype html>
<!-- saved from url=(0038)https://news.example/2021/08/22/buildup -->
<html lang="en" dir="ltr"><head>
<meta charset="utf-8"><title>Reinforcements sent to Daraa | The Example</title>
<meta property="og:site_name" content="The Example"><link rel="canonical" href="/2021/08/22/buildup">
</head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
<div class="cookie-banner">We use cookies to make this site better for you and for our partners.</div>
<main><article>
<h1>Reinforcements sent to Daraa</h1>
<p class="standfirst">The move prompts fears of further attacks on the besieged town.</p>
<p class="byline">By <a rel="author" href="/ann">Ann Lee</a></p>
<time datetime="2021-08-22T09:15+03:00">22 August, 2021</time>
<figure><img src="a.jpg" alt="Not text"><figcaption>Daraa in 2018 [Getty]</figcaption></figure>
${ARTICLE.slice(0, 260)}</p>
<div class="newsletter-signup"><p>Get our newsletter in your inbox every morning, free of charge, for ever and ever.</p></div>
<h2>Fear of an attack</h2>
${ARTICLE}
<ul><li>One demand</li><li>Another demand</li></ul>
<blockquote><p>We will not leave, whatever happens to us.</p></blockquote>
<div class="share-buttons">Share this story</div>
<div class="ad-slot">Advertisement</div>
</article></main>
<section id="comments"><p>First! This is what I think about it, and I think about it a lot, all day long.</p></section>
<footer><p>© 2021 The Example. All rights reserved, which nobody has ever read to the very end of it.</p></footer>
</body></html>`;

describe('readHtml', () => {
  it('reads the article without what stands around it', () => {
    const found = read(PAGE);
    expect(found.extent).toBe('article');
    expect(found.warnings).toEqual([]);
    for (const words of PARAGRAPHS) expect(found.text).toContain(words);
    for (const words of [
      'Home',
      'cookies',
      'newsletter',
      'Share',
      'Advertisement',
      'First!',
      'rights reserved',
      'Not text',
    ]) {
      expect(found.text).not.toContain(words);
    }
  });

  it('says what each block is', () => {
    const found = blocks(read(PAGE));
    expect(found.slice(0, 5)).toEqual([
      'headline: Reinforcements sent to Daraa',
      'standfirst: The move prompts fears of further attacks on the besieged town.',
      'byline: By Ann Lee',
      'dateline: 22 August, 2021',
      'caption: Daraa in 2018 [Getty]',
    ]);
    expect(found).toContain('heading: Fear of an attack');
    expect(found).toContain('list-item: One demand');
    expect(found).toContain('quote: We will not leave, whatever happens to us.');
  });

  it('leaves out other people’s comments and other articles, though they are articles of their own', () => {
    const one = '<article><p>What a comment this is, it goes on and on and says nothing at all about it.</p></article>';
    const found = read(
      `<article><h1>Daraa</h1>${ARTICLE}<div class="has-ads">${PARAGRAPHS[4]} Indeed.</div>
      <div class="related-posts">${one}</div><ol class="comment-list">${one.repeat(9)}</ol></article>`,
    );
    expect(found.text).not.toContain('comment');
    expect(found.text).toContain('Indeed');
  });

  it('reads all words of the page when they are wanted', () => {
    const found = read(PAGE, { extent: 'whole' });
    expect(found).toMatchObject({ extent: 'whole', hasExtents: true, warnings: [] });
    for (const words of ['Home', 'cookies', 'newsletter', 'Share', 'Advertisement', 'First!', 'rights reserved']) {
      expect(found.text).toContain(words);
    }
    expect(found.blocks.filter(({ kind }) => kind === 'headline')).toHaveLength(1);
  });

  it('reads the facts, and says where each comes from', () => {
    expect(read(PAGE).facts).toEqual([
      {
        field: 'headline',
        value: 'Reinforcements sent to Daraa',
        basis: 'stated',
        reason: 'Reinforcements sent to Daraa',
      },
      { field: 'byline', value: 'Ann Lee', basis: 'stated', reason: 'By Ann Lee' },
      { field: 'outlet', value: 'The Example', basis: 'metadata', reason: 'From the page’s “og:site_name” metadata.' },
      { field: 'published', value: '2021-08-22T09:15+03:00', basis: 'stated', reason: '22 August, 2021' },
      {
        field: 'url',
        value: 'https://news.example/2021/08/22/buildup',
        basis: 'metadata',
        reason: 'From the page’s canonical link.',
      },
      { field: 'language', value: 'en', basis: 'metadata', reason: 'From the page’s “lang” attribute.' },
      { field: 'direction', value: 'ltr', basis: 'metadata', reason: 'From the page’s “dir” attribute.' },
    ]);
  });

  it('gives the same result each time', () => {
    expect(read(PAGE)).toEqual(read(PAGE));
  });

  it('puts a headline that only metadata knows before the article', () => {
    const found = read(`<meta property="og:title" content="Quiet &amp;amp; loud"><body>${ARTICLE}`);
    expect(blocks(found)[0]).toBe('headline: Quiet & loud');
  });

  it('takes the repetition of the headline for furniture', () => {
    const found = read(
      `<title>Daraa burns</title><article><h1>Daraa burns</h1>${ARTICLE}<p>Daraa Burns</p>${ARTICLE}</article>`,
    );
    expect(blocks(found).filter((block) => /daraa burns/iu.test(block))).toEqual([
      'headline: Daraa burns',
      'furniture: Daraa Burns',
    ]);
  });

  it('falls back to the whole page, and says so, where there is no article', () => {
    const links = Array.from(
      { length: 80 },
      (_, at) => `<li><a href="/${at}">Story number ${at} of the day</a></li>`,
    ).join('');
    const found = read(`<nav><ul>${links}</ul></nav>`);
    expect(found.text).toContain('Story number 79');
    expect(found.warnings.map(({ code }) => code)).toEqual(['extraction-uncertain']);
  });

  it('says when much of the page’s prose is missing from the article', () => {
    const other = '<div class="sidebar">' + ARTICLE.replaceAll('the', 'another') + '</div>';
    const found = read(`<body><article><h1>Daraa</h1>${ARTICLE}</article>${other}${other}</body>`);
    const missing = !found.text.includes('another');
    expect(found.warnings.map(({ code }) => code)).toEqual(missing ? ['extraction-uncertain'] : []);
    expect(missing).toBe(true);
  });

  it('reads pages of which browsers show nothing until a script has run', () => {
    expect(read(`<body style="visibility:hidden">${ARTICLE}</body>`).text).toContain(PARAGRAPHS[0]);
    expect(read('<body><div hidden>Only this.</div></body>').text).toBe('Only this.');
    expect(read('<body><noscript><p>Only that.</p></noscript></body>').text).toBe('Only that.');
  });

  it('keeps formulas', () => {
    const formula =
      '<mjx-container class="MathJax CtxtMenu_Attached_0"><math><mi>E</mi><mo>=</mo><mi>m</mi></math></mjx-container>';
    expect(read(`<article>${ARTICLE}<p>So ${formula} holds.</p>${ARTICLE}</article>`).text).toContain('So E=m holds.');
  });

  it('reads a page in its own encoding', () => {
    const words = 'Представитель сказал, что войска вошли в город.';
    const bytes = iconv.encode(`<html><meta charset=windows-1251><p>${words}</html>`, 'windows-1251');
    expect(readHtml(bytes, { name: 'page.html' })).toMatchObject({ text: words, encoding: 'windows-1251' });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty-file'],
    ['no words', '<html><body><script>let a = "b";</script><img alt="x"></body></html>', 'no-text'],
    ['a tower of elements', '<div>'.repeat(100_000) + 'a', 'too-much'],
    ['no characters', new Uint8Array([0x3c, 0, 0, 1, 2, 0, 0xff, 0, 0, 3, 0xfe]), 'not-text'],
  ])('answers %s with one sentence', (_what, content, code) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const refused = ((): unknown => {
      try {
        return readHtml(bytes, { name: 'page.html' });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(refused).toBeInstanceOf(SourcemarkError);
    expect(refused).toMatchObject({ code });
    expect((refused as Error).message).toContain('“page.html”');
  });

  it('reads words below elements that are nested deeper than any browser shows', () => {
    const found = read(`${'<div>'.repeat(5000)}${PARAGRAPHS[0]}`);
    expect(found).toMatchObject({ text: PARAGRAPHS[0], extent: 'whole' });
  });
});

describe('facts of pages', () => {
  const facts = (head: string, body = ARTICLE): ReadResult['facts'] =>
    read(`<html><head>${head}</head><body>${body}</body></html>`).facts;
  const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

  it('come from JSON-LD, in graphs and lists and by reference', () => {
    const found = facts(
      linked([
        {
          '@graph': [
            { '@type': 'WebPage', '@id': '#page', name: 'No' },
            {
              '@type': ['NewsArticle'],
              headline: 'Daraa&#8217;s fear',
              author: [{ '@id': '#ann' }, { name: 'Bo Ek' }],
              publisher: { name: 'The Example' },
              datePublished: '2021-08-22T09:15:00+03:00',
              dateModified: '2021-08-23',
              inLanguage: 'en-GB',
              mainEntityOfPage: { '@id': 'https://news.example/a' },
              image: { caption: 'A street', creditText: 'Getty' },
            },
            { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' },
          ],
        },
      ]),
    );
    expect(Object.fromEntries(found.map(({ field, value }) => [field, value]))).toEqual({
      headline: 'Daraa’s fear',
      byline: 'Ann Lee, Bo Ek',
      outlet: 'The Example',
      published: '2021-08-22T09:15+03:00',
      modified: '2021-08-23',
      url: 'https://news.example/a',
      language: 'en-GB',
      photo: 'A street [Getty]',
    });
    expect(found.every(({ reason }) => reason === 'From the page’s JSON-LD.')).toBe(true);
  });

  it('do not come from broken or poisoned JSON-LD', () => {
    const script =
      '<script type="application/ld+json">{"__proto__":{"@type":"NewsArticle","headline":"Evil"},</script>';
    const poison =
      '<script type="application/ld+json">{"__proto__":{"@type":"NewsArticle","headline":"Evil"}}</script>';
    const deep = `<script type="application/ld+json">${'['.repeat(100_000)}</script>`;
    expect(facts(script + poison + deep)).toEqual([]);
  });

  it.each([
    ['<meta name="author" content="By Ann Lee">', 'byline', 'Ann Lee'],
    [
      '<meta name="author" content="https://news.example/ann"><meta name="parsely-author" content="Ann Lee">',
      'byline',
      'Ann Lee',
    ],
    [
      '<meta name="article:author" content="Ann Lee"><meta name="article:author" content="Bo Ek">',
      'byline',
      'Ann Lee, Bo Ek',
    ],
    ['<meta name="DC.date.issued" content="2021-08-22">', 'published', '2021-08-22'],
    [
      '<meta property="article:published_time" content="soon"><meta name="parsely-pub-date" content="2021-08-22T06:15:00Z">',
      'published',
      '2021-08-22T06:15Z',
    ],
    ['<meta property="og:updated_time" content="1629616500">', 'modified', '2021-08-22T07:15Z'],
    [
      '<meta property="og:title" content="Daraa | The Example"><meta property="og:site_name" content="The Example">',
      'headline',
      'Daraa',
    ],
    [
      '<title>Daraa burns - The Example</title><link rel=canonical href="https://www.the-example.org/x">',
      'outlet',
      'The Example',
    ],
    [
      '<title>Daraa burns - The Example</title><link rel=canonical href="https://www.the-example.org/x">',
      'headline',
      'Daraa burns',
    ],
    ['<title>Daraa - and after</title>', 'headline', 'Daraa - and after'],
    ['<link rel=canonical href="https://user:secret@news.example/a#b">', 'url', 'https://news.example/a#b'],
    [
      '<link rel=canonical href="https://news.example/"><meta property="og:url" content="https://news.example/a">',
      'url',
      'https://news.example/a',
    ],
    ['<meta http-equiv="content-language" content="pt_br">', 'language', 'pt-BR'],
  ] as const)('from %s: %s', (head, field, value) => {
    expect(factValue(facts(head), field)).toBe(value);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'JaVaScRiPt://news.example/%0aalert(1)',
    ' vbscript:x',
    'mailto:a@b.example',
  ])('never hold the address %s', (address) => {
    const found = facts(
      `<base href="${address}"><link rel=canonical href="${address}"><meta property="og:url" content="${address}">${linked({ '@type': 'NewsArticle', url: address })}`,
    );
    expect(factValue(found, 'url')).toBeUndefined();
  });

  it('take the address that the transport states where the page states none', () => {
    expect(factValue(read(ARTICLE, { url: 'https://news.example/a' }).facts, 'url')).toBe('https://news.example/a');
  });

  it('are single lines of a limited length', () => {
    const long = `x${'\n\u2028word '.repeat(2000)}`;
    for (const { field, value } of facts(
      `<meta property="og:title" content="${long}"><meta name="author" content="${'Ann '.repeat(40)}">`,
    )) {
      expect(value).not.toMatch(/[\n\u2028]/u);
      expect(Array.from(value).length).toBeLessThanOrEqual(field === 'headline' ? 500 : 300);
    }
  });
});

describe('looksLikeHtml', () => {
  it.each([
    '<!DOCTYPE html>\n<title>x',
    '\uFEFF  <html lang=ar>',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">',
    '<!-- saved from url=(0014)about:internet -->\n<html>',
    '<div class="a">Some <b>words</b></div>',
    '<meta charset="utf-8"><p>Pasted</p>',
  ])('takes %j for a web page', (text) => {
    expect(looksLikeHtml(text)).toBe(true);
  });

  it.each([
    '',
    'An article about <b>tags</b>',
    '# Title\n\n<div>x</div>',
    '<?xml version="1.0"?><rss></rss>',
    '<3 is a heart',
    '<p is no tag',
    '{"a": "<html>"}',
    '<!-- never ends',
  ])('does not take %j for one', (text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });
});
