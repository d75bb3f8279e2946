/** Checks a REFI-QDA project that was read back: its form, its references, and that every passage lies in its text. */
import { CodePointIndex } from '../../domain/text';
import { elementsNamed } from '../xml-tree';
import { PROJECT_FORM } from './qda-form';
import { checkXml } from './xml-form';

/** What is wrong with the project in these files, as sentences; at most ten. */
export function checkProject(files: ReadonlyMap<string, string>): string[] {
  const qde = files.get('project.qde');
  if (qde === undefined) return ['The archive holds no “project.qde”.'];
  const { root, problems } = checkXml(qde, 'project.qde', PROJECT_FORM);
  if (root === undefined || problems.length > 0) return problems;
  const guids = new Set<string>();
  for (const name of [
    'User',
    'Code',
    'Variable',
    'TextSource',
    'PlainTextSelection',
    'Coding',
    'Note',
    'Link',
    'Set',
  ]) {
    for (const { attributes } of elementsNamed(root, name)) {
      const guid = attributes.get('guid') ?? '';
      if (guids.has(guid)) problems.push(`Two parts of the project have the GUID ${guid}.`);
      guids.add(guid);
    }
  }
  for (const name of ['CodeRef', 'NoteRef', 'VariableRef', 'MemberCode', 'Link', 'Coding', 'PlainTextSelection']) {
    for (const { attributes } of elementsNamed(root, name)) {
      for (const key of ['targetGUID', 'originGUID', 'creatingUser']) {
        const target = attributes.get(key);
        if (target !== undefined && !guids.has(target)) problems.push(`“${name}” refers to nothing: ${target}.`);
      }
    }
  }
  for (const source of elementsNamed(root, 'TextSource')) {
    const path = source.attributes.get('plainTextPath')?.replace('internal://', 'sources/') ?? '';
    const text = files.get(path);
    if (text === undefined || text.includes('\r')) {
      problems.push(`The text “${path}” is not there or has line ends other than LF.`);
      continue;
    }
    const length = new CodePointIndex(text).fromUtf16(text.length);
    for (const { attributes } of elementsNamed(source, 'PlainTextSelection')) {
      const [start, end] = [Number(attributes.get('startPosition')), Number(attributes.get('endPosition'))];
      if (start >= end || end > length) problems.push(`The passage ${start} to ${end} does not lie in “${path}”.`);
    }
  }
  return problems.slice(0, 10);
}
