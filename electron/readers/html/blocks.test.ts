import { describe, expect, it } from 'vitest';
import { TextBuilder } from '../text-builder';
import { htmlBlocks } from './blocks';
import { parseHtml } from './parse';

/** The blocks of a piece of markup, one a line: `kind: words`. */
function blocks(html: string): string[] {
  const builder = new TextBuilder();
  htmlBlocks(parseHtml(html, 'piece').body, builder);
  return builder.blocks.map(({ kind, start, end }) => `${kind}: ${builder.text.slice(start, end)}`);
}

describe('htmlBlocks', () => {
  it.each<[why: string, html: string, found: string[]]>([
    ['joins words over inline elements', '<p>un<b>believ</b><i>able</i> news</p>', ['paragraph: unbelievable news']],
    [
      'keeps blocks apart',
      'one<div>two</div>three<p>four',
      ['one', 'two', 'three', 'four'].map((w) => `paragraph: ${w}`),
    ],
    ['collapses white space', '<p>\n  a\n\t b&nbsp; c </p>', ['paragraph: a b\u00a0 c']],
    ['keeps marks that show nothing', '<p>so\u00adft<wbr>ware\u200b</p>', ['paragraph: so\u00adftware\u200b']],
    ['knows headings', '<h1>A</h1><h3>B <small>c</small></h3>', ['heading: A', 'heading: B c']],
    ['knows lists in lists', '<ul><li>a<ul><li>b</ul><li>c</ul>', ['list-item: a', 'list-item: b', 'list-item: c']],
    ['lets a long item go on', '<ol><li><p>a</p><p>b</p></ol>', ['list-item: a', 'paragraph: b']],
    ['knows quotes', '<blockquote><p>a<p>b</blockquote>', ['quote: a', 'quote: b']],
    [
      'knows captions',
      '<figure><img alt="no"><figcaption>Who <span class="credit">AFP</span></figcaption></figure>',
      ['caption: Who AFP'],
    ],
    ['knows captions by name', '<p class="wp-caption-text">Who</p>', ['caption: Who']],
    ['takes a break for a space', '<p>10 Downing Street<br>London</p>', ['paragraph: 10 Downing Street London']],
    ['ends a paragraph at two breaks', 'a<br> <br/>b', ['paragraph: a', 'paragraph: b']],
    [
      'ends a paragraph at a break after a sentence',
      '<p>It ended.”<br>Then it began.</p>',
      ['paragraph: It ended.”', 'paragraph: Then it began.'],
    ],
    ['keeps a heading whole', '<h2>What now?<br>And then?</h2>', ['heading: What now? And then?']],
    ['keeps lines as lines', '<pre>a\n  b\n\nc</pre>', ['paragraph: a', 'paragraph: b', 'paragraph: c']],
    [
      'reads rows',
      '<table><tr><th>Town<th>Dead<tr><td>Tafas<td><p>12</p></table>',
      ['table-row: Town\tDead', 'table-row: Tafas\t12'],
    ],
    [
      'reads a caption of a table',
      '<table><caption>Toll</caption><tr><td>a<td>b</table>',
      ['caption: Toll', 'table-row: a\tb'],
    ],
    [
      'walks tables that only lay out',
      '<table><tr><td>menu<td><p>one</p><p>two</p></table>',
      ['paragraph: menu', 'paragraph: one', 'paragraph: two'],
    ],
    [
      'walks tables in tables',
      '<table><tr><td><table><tr><td>a<td>b</table><td>c</table>',
      ['table-row: a\tb', 'paragraph: c'],
    ],
    ['knows a byline', '<div class="byline">By <a rel="author">Ann Lee</a></div>', ['byline: By Ann Lee']],
    ['knows a byline among filler', '<p>By <a rel="author">Ann Lee</a></p>', ['byline: By Ann Lee']],
    [
      'leaves a paragraph that names its author',
      '<p>Our <a rel="author">Ann Lee</a> reports from Daraa today.</p>',
      ['paragraph: Our Ann Lee reports from Daraa today.'],
    ],
    ['knows a date line', '<p>Published on <time>30 July 2021</time></p>', ['dateline: Published on 30 July 2021']],
    [
      'keeps a figure’s credit a caption',
      '<figcaption>Troops <i class="author">AFP</i></figcaption>',
      ['caption: Troops AFP'],
    ],
    [
      'goes by a style that makes a block',
      '<span style="display: block">a</span><span>b</span>',
      ['paragraph: a', 'paragraph: b'],
    ],
    ['keeps buttons apart', '<p>a<button>b</button>c</p>', ['paragraph: a b c']],
    [
      'leaves out what is not shown',
      '<script>x</script><style>x</style><template>x</template><p hidden>x<p style="display:none">x<p style="VISIBILITY : hidden">x</p><select><option>x</select><noscript>x</noscript>a',
      ['paragraph: a'],
    ],
    ['shows what assistive software skips', '<p aria-hidden="true">a</p>', ['paragraph: a']],
  ])('%s', (_why, html, found) => {
    expect(blocks(html)).toEqual(found);
  });

  it('shows what stands in for scripts only when asked', () => {
    const builder = new TextBuilder();
    htmlBlocks(parseHtml('<noscript><p>a</p></noscript><p hidden>b</p>', 'piece').body, builder, { noscript: true });
    expect(builder.text).toBe('a');
  });

  it('takes any depth', () => {
    expect(blocks(`${'<div><span>'.repeat(5000)}deep`)).toEqual(['paragraph: deep']);
  });
});

describe('parseHtml', () => {
  it('completes a page that leaves out its tags', () => {
    const { head, body } = parseHtml('<META NAME=Author CONTENT="A"><title>T</title><p>one<p>two', 'piece');
    expect(head.querySelector('meta')?.getAttribute('name')).toBe('Author');
    expect(body.querySelectorAll('p')).toHaveLength(2);
  });

  it('keeps words that come after the end', () => {
    expect(parseHtml('<html><body>a</body></html>b<p>c', 'piece').body.textContent).toBe('abc');
  });

  it('refuses a tower of elements with one sentence', () => {
    expect(() => parseHtml('<div>'.repeat(100_000), 'tower.html')).toThrow(
      /“tower\.html” nests elements more than 20,000 deep/,
    );
  });

  it('does not count markup in scripts and comments as nesting', () => {
    const script = `<script>${'"<div>"'.repeat(30_000)}</script><!-- ${'<div>'.repeat(30_000)} -->`;
    expect(parseHtml(`${script}<p>a`, 'piece').body.querySelector('p')?.textContent).toBe('a');
  });
});
