/** Writes a REFI-QDA 1.0 codebook: the tags, actors and places, and the words of the lists. */
import type { Handover } from '../handover/handover';
import { qdaCodes, qdaSets, type QdaCode } from './qda-codes';
import { CODEBOOK_FORM } from './qda-form';
import type { Part, Tally, Writer } from './writer';
import { XML_DECLARATION, XmlWriter } from './xml';
import { checkXml } from './xml-form';

/** A REFI-QDA codebook. */
export const qdc: Writer = {
  ending: 'qdc',
  mediaType: 'application/xml',
  counts: 'codes',
  losses: [
    { what: 'annotation', message: 'A codebook holds no annotations, only the words that they are marked with.' },
    { what: 'entity-note', message: 'Notes of actors and places are not in the file.' },
    { what: 'character', message: 'Characters that XML has no form for were left out.' },
  ],
  checks: 'it is well-formed and every element is as REFI-QDA 1.0 says',
  write,
  validate: (file) => checkXml(Buffer.from(file.bytes()).toString('utf8'), 'codebook.qdc', CODEBOOK_FORM).problems,
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  const xml = new XmlWriter();
  const code = ({ guid, name, isCodable, colour, description, note, children }: QdaCode): string => {
    tally.rows++;
    if (note !== '') tally.drop('entity-note');
    return xml.element(
      'Code',
      { guid, name: name === '' ? '-' : name, isCodable, color: colour },
      description === '' ? '' : xml.element('Description', {}, xml.text(description)),
      ...children.map(code),
    );
  };
  const sets = qdaSets(handover).map(({ guid, name, members }) =>
    xml.element('Set', { guid, name }, ...members.map((member) => xml.element('MemberCode', { guid: member }))),
  );
  yield XML_DECLARATION;
  yield xml.element(
    'CodeBook',
    { xmlns: CODEBOOK_FORM.namespace, origin: `Sourcemark ${handover.app}` },
    xml.element('Codes', {}, ...qdaCodes(handover).map(code)),
    sets.length === 0 ? '' : xml.element('Sets', {}, ...sets),
  );
  let annotations = 0;
  for (const _ of handover.annotations()) annotations++;
  tally.drop('annotation', annotations);
  tally.drop('character', xml.forbidden);
}
