import { expect, it } from 'vitest';
import { gazetteerPath } from './gazetteer-path';

it('lies beside the programs, and outside the archive of the packed app', () => {
  expect(gazetteerPath('/home/amal/app/dist')).toBe('/home/amal/app/dist/gazetteer.sqlite');
  expect(gazetteerPath('/opt/Sourcemark/resources/app.asar/dist')).toBe(
    '/opt/Sourcemark/resources/app.asar.unpacked/dist/gazetteer.sqlite',
  );
});
