/** A page of a news site as it was saved twice: some of its words were moved, changed or taken out in between. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words that tests look for. They stand nowhere else. */
export const PAGE = {
  headline: 'Committee says families have left the valley',
  address: 'https://news.example/valley/families-left',
  /** A claim whose number changed. */
  claim: 'about 225 families had left',
  claimAfter: 'about 240 families had left',
  /** Words that stand as they stood, but elsewhere. */
  moved: 'a convoy of nine lorries',
  /** Words that stand twice in the second capture, beside others than before. */
  twice: 'the north gate',
  /** Words that the second capture has not. */
  gone: 'Colonel Idris Mahfouz',
  /** Words outside of the article. */
  outside: 'Subscribe to our evening letter',
} as const;

const PARAGRAPHS = {
  start:
    'The central committee of the valley met on Monday evening to count those who are still there after the fourth week of the siege, and to speak with the mediators.',
  families: (number: string) =>
    `Its speaker said that ${number} families had left since the road was closed, most of them on foot and by night, and that more would follow if nothing changed.`,
  convoy:
    'On the western road a convoy of nine lorries with flour and medicine has been waiting since Friday, drivers said by telephone.',
  gate: 'Guards opened the north gate for one hour at noon so that the sick could be carried out.',
  colonel: 'An officer named Colonel Idris Mahfouz had promised the mediators that nobody would be stopped.',
  school:
    'The school in the lower village has been a shelter since the first day, and its cellar holds three hundred people at night.',
  water: 'Water comes from two wells; a third was hit last week and has not been repaired for want of a pump.',
  gateAgain: 'Nobody was seen near the north gate after dusk, neighbours told this paper.',
  gateThird: 'A burnt bus still blocks part of the north gate, as pictures taken from a roof show.',
  end: 'The talks go on tomorrow in the town hall, and both sides have said that they will come.',
} as const;

/** The page as it was first saved. */
function firstPage(): string {
  const { start, families, convoy, gate, colonel, school, water, end } = PARAGRAPHS;
  return page([start, families('about 225'), convoy, gate, colonel, school, water, end]);
}

/** The page as it was saved later. */
export function secondPage({ note = '', canonical = true } = {}): string {
  const { start, families, convoy, school, water, gateAgain, gateThird, end } = PARAGRAPHS;
  const paragraphs = [start, families('about 240'), school, water, gateAgain, gateThird, convoy, end];
  return page(note === '' ? paragraphs : [...paragraphs, note], canonical);
}

/** Writes both pages to `folder` and answers their paths. */
export function writePages(folder: string): { readonly first: string; readonly second: string } {
  const first = join(folder, 'families-left.html');
  const second = join(folder, 'families-left (1).html');
  writeFileSync(first, firstPage());
  writeFileSync(second, secondPage());
  return { first, second };
}

function page(paragraphs: readonly string[], canonical = true): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${PAGE.headline} | Valley News</title>
<meta property="og:title" content="${PAGE.headline}">
<meta property="og:site_name" content="Valley News">
<meta property="article:published_time" content="2021-07-30T12:30:00Z">
${canonical ? `<link rel="canonical" href="${PAGE.address}">` : ''}
</head>
<body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/letters">Letters</a></nav>
<article>
<h1>${PAGE.headline}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article>
<aside><p>${PAGE.outside}</p></aside>
<footer><p>Imprint</p></footer>
</body>
</html>
`;
}
