import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteText, parseNote } from '../../domain/note';
import { mentionQuery } from './mention-query';
import { blocksOf, documentOf, noteExtensions } from './note-document';

const schema = getSchema(noteExtensions(''));

/** The document of a note, checked against what the editor allows. */
function documentFor(text: string) {
  const document = schema.nodeFromJSON(documentOf(parseNote(text)));
  document.check();
  return document;
}

const pieces = fc.constantFrom(
  ...[
    '*',
    '**',
    '\\',
    '[',
    '](annotation:a)',
    '[x](annotation:y)',
    '- ',
    '> ',
    '1. ',
    '2. ',
    '  ',
    '\n',
    'a',
    'ب',
    ' ',
  ],
);

describe('documentOf and blocksOf', () => {
  it('take every note through the editor as it was', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (all) => {
        const text = all.join('');
        expect(noteText(blocksOf(documentFor(text).content))).toBe(noteText(parseNote(text)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('make an empty note one empty line', () => {
    expect(documentFor('').childCount).toBe(1);
    expect(noteText(blocksOf(documentFor('').content))).toBe('');
  });

  it('hold no list in a list, and nothing but lines in a quote', () => {
    expect(schema.nodes['listItem']?.spec.content).toBe('paragraph+');
    expect(schema.nodes['blockquote']?.spec.content).toBe('paragraph+');
  });
});

describe('mentionQuery', () => {
  /** The words of the query at the end of the first line of a note. */
  const queryAfter = (text: string): string | undefined => {
    const doc = documentFor(text);
    const end = (doc.firstChild?.content.size ?? 0) + 1;
    return mentionQuery(EditorState.create({ doc, selection: TextSelection.create(doc, end) }))?.words;
  };

  it.each<[string, string | undefined]>([
    ['', undefined],
    ['no sign', undefined],
    ['@', ''],
    ['see @dar', 'dar'],
    ['see @Busra Harir', 'Busra Harir'],
    ['(@dar', 'dar'],
    ['قال @درعا', 'درعا'],
    ['記者@東', '東'],
    ['me@example', undefined],
    ['@ dar', undefined],
    ['@one two three four five', undefined],
    ['@da [x](annotation:y)', undefined],
    ['[x](annotation:y) @z', 'z'],
    [`@${'x'.repeat(200)}`, undefined],
  ])('after %j is %j', (text, expected) => {
    expect(queryAfter(text)).toBe(expected);
  });

  it('is none while words are selected', () => {
    const doc = documentFor('@dar');
    expect(mentionQuery(EditorState.create({ doc, selection: TextSelection.create(doc, 1, 5) }))).toBeUndefined();
  });
});
