import { expect, it } from 'vitest';
import { annotate, removeAnnotations, retag } from '../../db/annotation-commands';
import { undo } from '../../db/commands';
import { addText, openTestCase } from '../../db/fixtures';
import { linkMentions, setClaims } from '../../db/register-commands';
import { changeSince, journalPlace } from './telling';

it('tells that annotations are gone of which something was said, and that they are there again', () => {
  const file = openTestCase();
  const { text } = addText(file, 'The army denied that it shelled Daraa.');
  const claim = annotate(file, { text, start: 9, end: 37, tag: 'claim' }).id;
  const actor = annotate(file, { text, start: 4, end: 8, tag: 'actor' }).id;
  setClaims(file, [claim], { stance: 'denies', importance: 'key' });
  linkMentions(file, [actor], { create: { name: 'Syrian Arab Army' } }, 'sure', '');

  const told = (work: () => unknown) => {
    const place = journalPlace(file);
    work();
    const marks = changeSince(file, place)?.marks ?? [];
    return new Map(marks.map(({ id, before, mark }) => [id, [before, mark?.tag]]));
  };
  const gone = told(() => {
    removeAnnotations(file, [claim, actor]);
  });
  expect(gone).toEqual(
    new Map([
      [claim, ['claim', undefined]],
      [actor, ['actor', undefined]],
    ]),
  );
  expect(told(() => undo(file))).toEqual(
    new Map([
      [claim, [undefined, 'claim']],
      [actor, [undefined, 'actor']],
    ]),
  );
  expect(
    told(() => {
      retag(file, [claim], 'place');
    }),
  ).toEqual(new Map([[claim, ['claim', 'place']]]));
});
