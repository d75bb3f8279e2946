/** What GraphML 1.0 asks of the graphs that this app writes, and the keys of its values. */
import { elementsNamed } from '../xml-tree';
import { checkXml, type XmlForm } from './xml-form';

export const GRAPHML_NAMESPACE = 'http://graphml.graphdrawing.org/xmlns';

const text = { of: 'node', type: 'string' } as const;
const both = { of: 'all', type: 'string' } as const;

/** What is said of nodes and edges. Places in texts are code points. */
export const GRAPHML_KEYS = {
  kind: text,
  label: text,
  type: text,
  aliases: text,
  note: both,
  latitude: { of: 'node', type: 'double' },
  longitude: { of: 'node', type: 'double' },
  gazetteer: text,
  url: text,
  outlet: text,
  published: text,
  captured: text,
  captureSha256: text,
  textSha256: text,
  stance: text,
  status: text,
  statusReason: text,
  importance: text,
  created: text,
  creator: text,
  start: { of: 'all', type: 'int' },
  end: { of: 'all', type: 'int' },
  relation: { of: 'edge', type: 'string' },
  quote: { of: 'edge', type: 'string' },
  answer: { of: 'edge', type: 'string' },
} as const;

export type GraphmlKey = keyof typeof GRAPHML_KEYS;

const id = /^[\w.:-]+$/u;

const FORM: XmlForm = {
  namespace: GRAPHML_NAMESPACE,
  root: 'graphml',
  elements: {
    graphml: { children: /^(?:key )*graph $/u },
    key: {
      required: { id, for: /^(?:node|edge|all)$/u, 'attr.name': id, 'attr.type': /^(?:string|int|double)$/u },
    },
    graph: { required: { edgedefault: /^directed$/u }, optional: { id }, children: /^(?:node )*(?:edge )*$/u },
    node: { required: { id }, children: /^(?:data )*$/u },
    edge: {
      required: { source: id, target: id },
      optional: { id, directed: /^(?:true|false)$/u },
      children: /^(?:data )*$/u,
    },
    data: { required: { key: id }, text: true },
  },
};

/** What is wrong with a file, as sentences; at most ten. */
export function validateGraphml(xml: string): string[] {
  const { root, problems } = checkXml(xml, 'graph.graphml', FORM);
  if (root === undefined || problems.length > 0) return problems;
  const keys = new Set(Array.from(elementsNamed(root, 'key'), ({ attributes }) => attributes.get('id')));
  const nodes = new Set<string | undefined>();
  for (const { attributes } of elementsNamed(root, 'node')) {
    const own = attributes.get('id');
    if (nodes.has(own)) problems.push(`Two nodes have the id ${own ?? ''}.`);
    nodes.add(own);
  }
  for (const { attributes } of elementsNamed(root, 'edge')) {
    const isWhole = nodes.has(attributes.get('source')) && nodes.has(attributes.get('target'));
    if (!isWhole) problems.push('An edge has an end that is no node.');
  }
  for (const { attributes } of elementsNamed(root, 'data')) {
    if (!keys.has(attributes.get('key'))) problems.push(`The key ${attributes.get('key') ?? ''} is not declared.`);
  }
  return problems.slice(0, 10);
}
