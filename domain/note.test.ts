import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsIn, noteText, parseNote, plainWords, type NoteBlock, type NoteInline, type NoteLine } from './note';

/** A line in short: bold in angle quotes, mentions as `{label|id}`. */
function inShort(line: NoteLine): string {
  return line
    .map((part) => (part.kind === 'mention' ? `{${part.label}|${part.id}}` : part.bold ? `«${part.text}»` : part.text))
    .join('');
}

/** Blocks in short, one line each: `p`, `q`, `-` or the number before it, `+` for a further line of an item. */
function shape(blocks: readonly NoteBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [`p ${inShort(block.line)}`];
    if (block.kind === 'quote') return block.lines.map((line) => `q ${inShort(line)}`);
    return block.items.flatMap((item, index) =>
      item.map((line, row) => {
        const sign = block.first === undefined ? '-' : `${block.first + index}`;
        return `${row === 0 ? sign : '+'} ${inShort(line)}`;
      }),
    );
  });
}

describe('parseNote', () => {
  it.each<[string, string, string[]]>([
    ['an empty note', '', []],
    ['words', 'who are they?', ['p who are they?']],
    ['lines and empty lines', 'a\n\n\nb\n', ['p a', 'p ', 'p ', 'p b', 'p ']],
    ['other line ends', 'a\r\nb\rc', ['p a', 'p b', 'p c']],
    ['bold', 'so **very** sure', ['p so «very» sure']],
    ['bold at the edges', '**all of it**', ['p «all of it»']],
    ['a sign without a partner', 'a **b', ['p a **b']],
    ['signs on two lines', '**a\nb**', ['p **a', 'p b**']],
    ['sums', '2 ** 3 ** 4', ['p 2 ** 3 ** 4']],
    ['rows of stars', '**** ***** ***a***', ['p **** ***** ***a***']],
    ['one star', '* a *b*', ['p * a *b*']],
    ['a list', '- a\n- b', ['- a', '- b']],
    ['a list with a line more', '- a\n  b\n- c', ['- a', '+ b', '- c']],
    ['numbers', '1. a\n2. b', ['1 a', '2 b']],
    ['numbers that skip', '2. a\n5. b', ['2 a', '5 b']],
    ['a numbered line more', '10. a\n    b\n  c', ['10 a', '+ b', '+ c']],
    ['a dash without a space', '-5 degrees', ['p -5 degrees']],
    ['a year', '1998.', ['p 1998.']],
    ['nothing nests', '- - a\n> - b\n- > c', ['- - a', 'q - b', '- > c']],
    ['a quote', '> a\n> b', ['q a', 'q b']],
    ['a sign for more', '>5 people', ['p >5 people']],
    ['white space', '  a\tb  ', ['p   a\tb  ']],
    ['a mention', 'see [Busra Harir](annotation:a-1_Z)', ['p see {Busra Harir|a-1_Z}']],
    ['a mention in bold', '**see [it](annotation:1) now**', ['p «see» {it|1} «now»']],
    ['a bracket in a label', String.raw`[a\]b](annotation:1)`, ['p {a]b|1}']],
    ['an address', '[x](https://example.org/)', ['p [x](https://example.org/)']],
    ['HTML', '<b onclick=alert(1)>', ['p <b onclick=alert(1)>']],
    ['escaped signs', String.raw`\- a \** b \[c](annotation:1)`, ['p - a ** b [c](annotation:1)']],
    ['an escaped number', String.raw`\1. a`, ['p 1. a']],
    ['backslashes that mean nothing', String.raw`\\server\share C:\new`, [String.raw`p \\server\share C:\new`]],
    ['backslashes in pairs', String.raw`a\\**b**`, [String.raw`p a\«b»`]],
    ['right-to-left', '- قال **ناشطون**', ['- قال «ناشطون»']],
  ])('reads %s', (_title, text, expected) => {
    expect(shape(parseNote(text))).toEqual(expected);
    expect(shape(parseNote(noteText(parseNote(text))))).toEqual(expected);
  });

  it('leaves plain notes as they are', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replace(/[*[\\\r]/gu, '.'));
    fc.assert(
      fc.property(fc.array(plain), (lines) => {
        const text = lines.map((line) => line.replace(/^(?:[->]|\d+\.) | {2}/gu, '. ')).join('\n');
        expect(noteText(parseNote(text))).toBe(text);
        expect(plainWords(text)).toBe(text);
      }),
    );
  });
});

describe('noteText', () => {
  it.each<[string, string]>([
    ['a [sic] b', 'a [sic] b'],
    ['[sic] by [A](annotation:1)', '[sic] by [A](annotation:1)'],
    [String.raw`\[a[b](annotation:1)`, '[a[b](annotation:1)'],
    ['- a\n\\  b', '- a\n\\  b'],
    ['a\n  b', 'a\n  b'],
    ['***a', '***a'],
    ['1. a\n   b', '1. a\n   b'],
  ])('has a backslash only where it must: %j', (text, expected) => {
    expect(noteText(parseNote(text))).toBe(expected);
  });

  it('N11: is stable: reading and writing it again changes nothing', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const once = noteText(parseNote(text));
        expect(noteText(parseNote(once))).toBe(once);
        expect(parseNote(once)).toEqual(text.replace(/[\r\n]/gu, '') === '' && once === '' ? [] : parseNote(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('N11: is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const back = parseNote(noteText(blocks));
        const whole = shape(blocks).join('\n') === 'p ' ? [] : blocks;
        expect(back.map(plainForm)).toEqual(merged(whole).map(plainForm));
      }),
      { numRuns: 3_000 },
    );
  });

  it('writes no mention of what is no id, and gives one without a label its id', () => {
    const line: NoteLine = [
      { kind: 'mention', id: 'a b)', label: 'x' },
      { kind: 'mention', id: 'c', label: '' },
    ];
    expect(noteText([{ kind: 'paragraph', line }])).toBe('x[c](annotation:c)');
  });
});

describe('plainWords and mentionsIn', () => {
  it('has the words without signs, and each mention once', () => {
    const text = '**Who** says so?\n1. [Busra](annotation:b)\n2. [A](annotation:a) and [Busra](annotation:b)\n> **no**';
    expect(plainWords(text)).toBe('Who says so?\nBusra\nA and Busra\nno');
    expect(mentionsIn(text)).toEqual(['b', 'a']);
  });
});

describe('100,000 characters', () => {
  it.each(
    ['[', '\\', '*', '**', '** ', '**a', '[a](annotation:', '[a](annotation:b', '[a](annotation:b)', '\\[', '\\\\[', '- \n', '> ', ' ', '\n', '1. ', '**\\', '[\\', ']('],
  )('of %j are read and written in time that grows with their length', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const begin = performance.now();
    const once = noteText(parseNote(text));
    expect(noteText(parseNote(`[${text}`))).not.toBe('');
    plainWords(text);
    mentionsIn(text);
    // A tenth of a second on a machine that is idle; minutes where it grew with the square of the length.
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(noteText(parseNote(once))).toBe(once);
  }); // prettier-ignore
});

/** Words made of what the grammar is made of, and of naughty characters. */
const pieces = fc.constantFrom(
  ...[
    '*',
    '**',
    '\\',
    '[',
    ']',
    '](annotation:',
    '(annotation:a)',
    '[x](annotation:y)',
    '- ',
    '> ',
    '1. ',
    '2. ',
    '  ',
  ],
  ...['a', 'ب', ' ', '\u00a0', '\ufeff', '\u2028', '\u202e', '👩‍👩‍👧', '\ud800', '\0', '<script>'],
);
const words = fc.array(pieces, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
const nasty = fc
  .array(fc.oneof(pieces, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 24 })
  .map((all) => all.join(''));
const inline: fc.Arbitrary<NoteInline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, bold: fc.boolean() }),
  fc.record({ kind: fc.constant('mention' as const), id: fc.stringMatching(/^[\w-]{1,64}$/u), label: words }),
);
const line = fc.array(inline, { maxLength: 4 });
const lines = fc.array(line, { minLength: 1, maxLength: 3 });
const block: fc.Arbitrary<NoteBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), line }),
  fc.record({ kind: fc.constant('quote' as const), lines }),
  fc.record({
    kind: fc.constant('list' as const),
    first: fc.option(fc.nat(9), { nil: undefined }),
    items: fc.array(lines, { minLength: 1, maxLength: 3 }),
  }),
);

/** Blocks with those joined that can't be told apart in text. */
function merged(blocks: readonly NoteBlock[]): NoteBlock[] {
  const all: NoteBlock[] = [];
  for (const next of blocks) {
    const last = all.at(-1);
    if (last?.kind === 'quote' && next.kind === 'quote')
      all[all.length - 1] = { kind: 'quote', lines: [...last.lines, ...next.lines] };
    else if (
      last?.kind === 'list' &&
      next.kind === 'list' &&
      next.first === (last.first === undefined ? undefined : last.first + last.items.length)
    )
      all[all.length - 1] = { ...last, items: [...last.items, ...next.items] };
    else all.push(next);
  }
  return all;
}

/** Every character with whether it is bold, which white space is not said of. */
function characters(of: NoteLine): string[] {
  return of.flatMap((part) =>
    part.kind === 'mention'
      ? [`${part.id} ${part.label}`]
      : Array.from(part.text, (one) => (part.bold && one.trim() !== '' ? `bold ${one}` : one)),
  );
}

function plainForm(one: NoteBlock): unknown {
  if (one.kind === 'paragraph') return { kind: one.kind, line: characters(one.line) };
  if (one.kind === 'quote') return { kind: one.kind, lines: one.lines.map(characters) };
  return { kind: one.kind, first: one.first, items: one.items.map((item) => item.map(characters)) };
}
