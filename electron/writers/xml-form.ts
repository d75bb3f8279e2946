/** What an XML format asks for, as far as this app writes it: a form for each element, checked after reading back. */
import { errorData } from '../../domain/errors';
import { readXmlTree, type XmlElement } from '../xml-tree';

/** What an element may have. Its children are matched as their names, each with a space behind it. */
export interface ElementForm {
  readonly required?: Readonly<Record<string, RegExp>> | undefined;
  readonly optional?: Readonly<Record<string, RegExp>> | undefined;
  readonly children?: RegExp | undefined;
  /** True where characters may stand in it. */
  readonly text?: boolean | undefined;
}

/** A format: its namespace, its root, and the form of every element. */
export interface XmlForm {
  readonly namespace: string;
  readonly root: string;
  readonly elements: Readonly<Record<string, ElementForm>>;
}

/** No children. */
const NONE = /^$/u;

/** The tree of `xml`, and what in it is not as the form says, as sentences; at most ten. */
export function checkXml(xml: string, file: string, form: XmlForm): { root?: XmlElement; problems: string[] } {
  let root: XmlElement;
  try {
    root = readXmlTree(xml, file);
  } catch (thrown) {
    return { problems: [errorData(thrown).message] };
  }
  const problems: string[] = [];
  if (root.name !== form.root || root.namespace !== form.namespace) {
    problems.push(`“${file}” begins with “${root.name}”, not with “${form.root}” of its format.`);
  }
  walk(root, form, problems);
  return { root, problems: problems.slice(0, 10) };
}

function walk(element: XmlElement, form: XmlForm, problems: string[]): void {
  const { name, attributes, children, text } = element;
  const own = Object.hasOwn(form.elements, name) ? form.elements[name] : undefined;
  if (own === undefined) {
    problems.push(`The format has no element “${name}”.`);
    return;
  }
  for (const key of Object.keys(own.required ?? {})) {
    if (!attributes.has(key)) problems.push(`“${name}” has no “${key}”.`);
  }
  for (const [key, value] of attributes) {
    const pattern = own.required?.[key] ?? own.optional?.[key];
    if (pattern === undefined) problems.push(`“${name}” may not have “${key}”.`);
    else if (!pattern.test(value)) problems.push(`“${key}” of “${name}” is not valid.`);
  }
  if (!(own.children ?? NONE).test(children.map((child) => `${child.name} `).join(''))) {
    problems.push(`“${name}” does not hold what the format says, in its order.`);
  }
  if (own.text !== true && text.trim() !== '') problems.push(`“${name}” may not hold words.`);
  for (const child of children) if (problems.length < 10) walk(child, form, problems);
}
