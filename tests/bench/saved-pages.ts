/** A folder of saved web pages to import: each an article among what stands around articles, no two alike. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { longText } from './long-text';
import { between, sequence, type Random } from './random';
import { root } from './runtime';

/** Writes `count` pages of about 40 KB into `folder` and answers how many bytes that is. */
export function savePages(folder: string, count: number): number {
  mkdirSync(folder, { recursive: true });
  const random = sequence(20_210_730);
  const samples = readdirSync(path.join(root, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(root, 'seeds', name), 'utf8'));
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const html = page(number, samples, random);
    bytes += Buffer.byteLength(html);
    writeFileSync(path.join(folder, `page-${String(number).padStart(4, '0')}.html`), html);
  }
  return bytes;
}

function page(number: number, samples: readonly string[], random: Random): string {
  const headline = `Report ${number} on the talks`;
  const [, ...paragraphs] = longText(headline, between(random, 500, 1100), samples, random)
    .trim()
    .split('\n\n');
  const links = (name: string, most: number): string =>
    Array.from(
      { length: most },
      (_, i) => `<li><a href="/${name}/${i}"><span>${name} number ${i}</span></a></li>`,
    ).join('');
  const day = String(between(random, 1, 28)).padStart(2, '0');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${headline} | The Observer</title>
<link rel="canonical" href="https://observer.example/reports/${number}">
<meta property="og:site_name" content="The Observer"><meta name="author" content="Staff ${number % 40}">
<script type="application/ld+json">${JSON.stringify({
    '@type': 'NewsArticle',
    headline,
    datePublished: `2021-07-${day}T12:30:00Z`,
    publisher: { name: 'The Observer' },
  })}</script><style>${'.a{color:red}'.repeat(400)}</style><script>${'var a = 1;'.repeat(800)}</script></head>
<body><header><nav><ul>${links('section', 60)}</ul></nav></header><div class="cookie-banner"><p>We use cookies.</p></div>
<main><article><h1>${headline}</h1><p class="byline">By Staff ${number % 40}</p><time datetime="2021-07-${day}">${day} July 2021</time>
<figure><img src="a.jpg" alt=""><figcaption>A street in Daraa, ${number}</figcaption></figure>
${paragraphs.map((words, i) => `<p>${words}</p>${i === 2 ? '<div class="ad-slot">Advertisement</div>' : ''}`).join('\n')}
<ul class="share-bar"><li>Share</li><li>Mail</li></ul></article>
<aside><h2>Most read</h2><ul>${links('story', 40)}</ul></aside></main>
<section class="comments">${'<div class="comment"><p>I think so too.</p></div>'.repeat(30)}</section>
<footer><ul>${links('about', 30)}</ul></footer></body></html>`;
}
