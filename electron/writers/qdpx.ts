/** Writes a REFI-QDA 1.0 project: a ZIP archive with `project.qde` and the texts, the same for the same case. */
import type { Handover } from '../handover/handover';
import { guidOf } from './guid';
import { qdaCodes, qdaSets } from './qda-codes';
import { PROJECT_FORM } from './qda-form';
import { checkProject } from './qda-check';
import { QdaProject, variableGuid, VARIABLES } from './qda-project';
import type { Loss, Part, Tally, Writer } from './writer';
import { XML_DECLARATION, XmlWriter } from './xml';
import { unzipped, zipped } from './zip';

const LOSSES: readonly Loss[] = [
  { what: 'mark', message: 'Marks of nothing but half of a line end are not in the file.' },
  { what: 'statement', message: 'Which claims make up a statement is not in the file; the links between them are.' },
  {
    what: 'claim-detail',
    message: 'Attributions, hedges, dates and numbers of claims are only words in the descriptions of their passages.',
  },
  {
    what: 'entity-detail',
    message: 'Other names and coordinates of actors and places are only words in the descriptions of their codes.',
  },
  { what: 'unsure', message: 'That a mention is not surely one of its actor or place is not in the file.' },
  {
    what: 'line-end',
    message: 'Line ends of the texts are LF in the file, as REFI-QDA asks; the originals have others.',
  },
  { what: 'character', message: 'Characters that XML has no form for were left out of notes and names.' },
];

/** A REFI-QDA project. */
export const qdpx: Writer = {
  ending: 'qdpx',
  mediaType: 'application/zip',
  counts: 'annotations',
  losses: LOSSES,
  checks: 'it is well-formed, every element is as REFI-QDA 1.0 says, and every passage lies in its text',
  write,
  validate(file) {
    const files = unzipped(file.bytes());
    return files === undefined ? ['The file is no ZIP archive.'] : checkProject(files);
  },
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  const xml = new XmlWriter();
  const project = new QdaProject(xml, handover, tally);
  const codes = qdaCodes(handover).map((code) => project.code(code));
  const sources = handover.sources.flatMap((source) => project.source(source));
  for (const { from, to, relation, note } of handover.links) {
    project.link(relation, from, to, relation === 'supports', note);
  }
  for (const { tag, roles } of handover.annotations()) {
    if (tag === 'claim') for (const { claim, mention, role } of roles) project.link(role, mention, claim, true, '');
  }
  tally.drop('statement', handover.statements.length);
  tally.drop(
    'entity-detail',
    handover.entities.filter(({ aliases, location }) => aliases.length > 0 || location !== null).length,
  );
  const sets = qdaSets(handover).map(({ guid, name, members }) =>
    xml.element('Set', { guid, name }, ...members.map((targetGUID) => xml.element('MemberCode', { targetGUID }))),
  );
  const some = (name: string, parts: readonly string[]): string =>
    parts.length === 0 ? '' : xml.element(name, {}, ...parts);
  const root = xml.element(
    'Project',
    {
      ...{ xmlns: PROJECT_FORM.namespace, name: handover.name === '' ? '-' : handover.name },
      ...{ origin: `Sourcemark ${handover.app}`, creationDateTime: handover.at },
    },
    some(
      'Users',
      Array.from(project.users, ([name, guid]) => xml.element('User', { guid, name })),
    ),
    xml.element('CodeBook', {}, xml.element('Codes', {}, ...codes)),
    xml.element(
      'Variables',
      {},
      ...Object.entries(VARIABLES).map(([key, name]) =>
        xml.element('Variable', { guid: variableGuid(key), name, typeOfVariable: 'Text' }),
      ),
    ),
    some('Sources', sources),
    some('Notes', project.notes),
    some('Links', project.links),
    some('Sets', sets),
    xml.element('Description', {}, xml.text(`Case ${guidOf(handover.case)}, handed over ${handover.at}.`)),
  );
  tally.drop('character', xml.forbidden);
  yield zipped(new Map([['project.qde', `${XML_DECLARATION}${root}\n`], ...project.texts]));
}
