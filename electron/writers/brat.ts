/**
 * Writes brat standoff: a ZIP archive with a folder that brat can serve, one `.txt` and one `.ann` file for each text,
 * and what brat needs to know of the types. Offsets are Unicode code points of the `.txt` file, which is the text
 * exactly as it is.
 */
import { createHash } from 'node:crypto';
import { CodePointIndex } from '../../domain/text';
import type { HandedSource, HandedText, Handover } from '../handover/handover';
import { checkBrat } from './brat-check';
import { BRAT_TYPES, BratDocument } from './brat-document';
import { sourceUrl } from './source-address';
import type { Loss, Part, Tally, Writer } from './writer';
import { unzipped, zipped } from './zip';

const LOSSES: readonly Loss[] = [
  { what: 'mark', message: 'Marks of nothing but line breaks and tabs are not in the file.' },
  { what: 'edge', message: 'Line breaks and tabs at the ends of marks are not marked in the file.' },
  { what: 'link', message: 'Links between claims of different texts are not in the file.' },
  { what: 'role', message: 'What actors have to do with claims of other texts is not in the file.' },
  { what: 'statement', message: 'Which claims make up a statement is not in the file.' },
  { what: 'claim-detail', message: 'Hedges, dates and numbers of claims are not in the file.' },
  { what: 'check', message: 'When claims were checked and by whom is not in the file.' },
  {
    what: 'entity-detail',
    message: 'Types, other names, notes and coordinates of actors and places are not in the file.',
  },
  { what: 'line-break', message: 'Line breaks and tabs in notes and names are spaces in the file.' },
];

/** The columns of the list of sources that stands beside the texts. */
export const BRAT_SOURCES = [
  ...['file', 'headline', 'outlet', 'published', 'url', 'captured', 'capture_sha256', 'text_sha256', 'name'],
] as const;

/** brat standoff. */
export const brat: Writer = {
  ending: 'zip',
  mediaType: 'application/zip',
  counts: 'annotations',
  losses: LOSSES,
  checks: 'every line is as brat’s standoff format says, and its words stand where it says',
  write,
  validate(file) {
    const files = unzipped(file.bytes());
    return files === undefined ? ['The file is no ZIP archive.'] : checkBrat(files);
  },
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  const files = new Map<string, string>();
  const folder = fileStem(handover.name, 60) || 'case';
  const rows: string[][] = [[...BRAT_SOURCES]];
  const links = new Set(handover.links);
  for (const source of handover.sources) {
    for (const [text, annotations] of byText(handover, source)) {
      const content = handover.contentOf(text);
      const document = new BratDocument(content, new CodePointIndex(content), tally);
      for (const annotation of annotations) document.add(annotation);
      for (const link of links) {
        if (!document.has(link.from) || !document.has(link.to)) continue;
        document.relate(BRAT_TYPES[link.relation], link.from, link.to, link.note);
        links.delete(link);
      }
      for (const { roles, tag } of annotations) {
        if (tag !== 'claim') continue;
        for (const { claim, mention, role } of roles) {
          if (document.has(claim) && document.has(mention)) document.relate(BRAT_TYPES[role], mention, claim, '');
          else tally.drop('role');
        }
      }
      tally.drop('check', annotations.filter(({ claim }) => claim?.check).length);
      const stem = uniqueStem(files, folder, source);
      files.set(`${folder}/${stem}.txt`, content);
      files.set(`${folder}/${stem}.ann`, document.annotations);
      rows.push(row(`${stem}.txt`, content, source, text));
    }
  }
  tally.drop('link', links.size);
  tally.drop('statement', handover.statements.length);
  tally.drop(
    'entity-detail',
    handover.entities.filter((one) => one.type !== '' || one.aliases.length > 0 || one.note !== '' || one.location)
      .length,
  );
  files.set(`${folder}/annotation.conf`, configuration(handover));
  files.set(`${folder}/sources.tsv`, rows.map((cells) => `${cells.join('\t')}\n`).join(''));
  yield zipped(files);
}

/** The text that is read, and every other that has marks. */
function byText(handover: Handover, source: HandedSource): Map<HandedText, ReturnType<typeof listed>> {
  const found = new Map<HandedText, ReturnType<typeof listed>>([[source.reading, []]]);
  for (const annotation of listed(handover, source)) {
    const known = found.get(annotation.text);
    if (known === undefined) found.set(annotation.text, [annotation]);
    else known.push(annotation);
  }
  return found;
}

function listed(handover: Handover, source: HandedSource) {
  return [...handover.annotationsOf(source)];
}

function uniqueStem(files: ReadonlyMap<string, string>, folder: string, { number, name }: HandedSource): string {
  const stem = [String(number).padStart(3, '0'), fileStem(name, 40)].filter((part) => part !== '').join('-');
  for (let n = 1; ; n++) {
    const tried = n === 1 ? stem : `${stem}-${n}`;
    if (!files.has(`${folder}/${tried}.txt`)) return tried;
  }
}

/** Letters, digits and hyphens of `name`, at most `length` of them. */
function fileStem(name: string, length: number): string {
  const plain = name.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  return Array.from(plain)
    .slice(0, length)
    .join('')
    .replace(/^-+|-+$/gu, '');
}

/** What the list says of a text. Its hash is of what stands in the file: some profiles black names out. */
function row(file: string, content: string, source: HandedSource, text: HandedText): string[] {
  const { capture } = text;
  const sha256 = createHash('sha256').update(content, 'utf8').digest('hex');
  const cells = [
    ...[file, source.fact('headline'), source.fact('outlet'), source.fact('published'), sourceUrl(source, text)],
    ...[capture.capturedAt, capture.sha256, sha256, capture.name],
  ];
  return cells.map((cell) => (cell ?? '').replace(/[\t\r\n\u0085\u2028\u2029]+/gu, ' '));
}

/** What brat needs to know of the types (brat, “annotation configuration”). */
function configuration({ codebook }: Handover): string {
  const values = (list: string): string => codebook.flatMap((code) => (code.list === list ? [code.id] : [])).join('|');
  return [
    '[entities]',
    ...['Claim', 'Actor', 'Place', ''],
    '[relations]',
    'Same\tArg1:Claim, Arg2:Claim, <REL-TYPE>:symmetric-transitive',
    'Differs\tArg1:Claim, Arg2:Claim, <REL-TYPE>:symmetric',
    'Contradicts\tArg1:Claim, Arg2:Claim, <REL-TYPE>:symmetric',
    'Supports\tArg1:Claim, Arg2:Claim',
    ...['Says', 'Did', 'Suffered'].map((role) => `${role}\tArg1:Actor, Arg2:Claim`),
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    ...['', '[events]', '', '[attributes]'],
    `Stance\tArg:Claim, Value:${values('stance')}`,
    `Status\tArg:Claim, Value:${values('status')}`,
    `Importance\tArg:Claim, Value:${values('importance')}`,
    'SaidByOutlet\tArg:Claim',
    'Unsure\tArg:Actor|Place',
    '',
  ].join('\n');
}
