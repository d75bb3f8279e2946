import { beforeEach, expect, it } from 'vitest';
import { claimsState } from './claims-state';
import { pick, pickAll, pickTo, unpick } from './picking';

const LISTED = ['a', 'b', 'c', 'd'];

beforeEach(unpick);

it('one more is chosen, or one less', () => {
  pick('b');
  pick('d');
  expect(claimsState().picked).toEqual(['b', 'd']);
  pick('b');
  expect(claimsState().picked).toEqual(['d']);
});

it('all in a row are chosen from where the choice began, both ways', () => {
  pickTo(LISTED, 'b', 'c');
  expect(claimsState().picked).toEqual(['b', 'c']);
  pickTo(LISTED, 'c', 'd');
  expect(claimsState().picked).toEqual(['b', 'c', 'd']);
  pickTo(LISTED, 'd', 'a');
  expect(claimsState().picked).toEqual(['a', 'b']);
});

it('a choice begins anew once nothing is chosen, and where its beginning is no longer listed', () => {
  pick('a');
  unpick();
  pickTo(LISTED, 'c', 'd');
  expect(claimsState().picked).toEqual(['c', 'd']);
  pickTo(['a', 'b', 'd'], 'b', 'd');
  expect(claimsState().picked).toEqual(['b', 'd']);
  pickAll(LISTED);
  expect(claimsState().picked).toEqual(LISTED);
});
