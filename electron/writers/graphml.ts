/**
 * Writes a case as a graph (GraphML 1.0): sources, actors, places, claims and statements are nodes; that a source
 * mentions someone, who says a claim, who did or suffered it, which claims are linked and which make up a statement are
 * edges.
 */
import { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedEntity, HandedSource, HandedText, Handover } from '../handover/handover';
import { GRAPHML_KEYS, GRAPHML_NAMESPACE, validateGraphml, type GraphmlKey } from './graphml-form';
import { guidOf, namedGuid } from './guid';
import { sourceUrl } from './source-address';
import type { Loss, Part, Tally, Writer } from './writer';
import { XML_DECLARATION, XmlWriter } from './xml';

const LOSSES: readonly Loss[] = [
  { what: 'unlinked', message: 'Marks of actors and places that refer to none of the register are not in the file.' },
  { what: 'role', message: 'What actors that are not in the register have to do with claims is not in the file.' },
  { what: 'claim-detail', message: 'Attributions, hedges, dates and numbers of claims are not in the file.' },
  { what: 'character', message: 'Characters that XML has no form for were left out.' },
];

/** GraphML. */
export const graphml: Writer = {
  ending: 'graphml',
  mediaType: 'application/xml',
  counts: 'nodes and edges',
  losses: LOSSES,
  checks: 'it is well-formed GraphML, every value has a declared key, and every edge has both its ends',
  write,
  validate: (file) => validateGraphml(Buffer.from(file.bytes()).toString('utf8')),
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  const xml = new XmlWriter();
  yield XML_DECLARATION;
  yield `${xml.open('graphml', { xmlns: GRAPHML_NAMESPACE })}\n`;
  for (const [id, { of, type }] of Object.entries(GRAPHML_KEYS)) {
    yield `${xml.element('key', { id, for: of, 'attr.name': id, 'attr.type': type })}\n`;
  }
  yield `${xml.open('graph', { id: guidOf(handover.case), edgedefault: 'directed' })}\n`;
  const graph = new Graph(xml, tally, handover);
  for (const source of handover.sources) yield graph.source(source);
  for (const entity of handover.entities) yield graph.entity(entity);
  for (const { statement, title, words, status, note } of handover.statements) {
    yield graph.node(statement, { kind: 'statement', label: title === '' ? words : title, status, note });
  }
  // Edges come last: both their ends are there then.
  const edges: string[] = [];
  for (const annotation of handover.annotations()) {
    if (annotation.tag === 'claim') yield graph.claim(annotation, edges);
    else graph.mention(annotation, edges);
  }
  for (const { cells, statement } of handover.statements) {
    for (const { claims } of cells) {
      for (const { annotation } of claims) edges.push(graph.edge(annotation, statement, { relation: 'part-of' }));
    }
  }
  for (const { from, to, relation, note } of handover.links) {
    edges.push(graph.edge(from, to, { relation, note }, relation === 'supports'));
  }
  yield* edges;
  yield '</graph>\n</graphml>\n';
  tally.drop('character', xml.forbidden);
}

type Values = Partial<Record<GraphmlKey, string | number | null>>;

/** Makes nodes and edges, and knows which nodes there are. */
class Graph {
  readonly #xml: XmlWriter;
  readonly #tally: Tally;
  readonly #nodes = new Set<string>();
  readonly #entityOf: ReadonlyMap<string, string>;
  readonly #handover: Handover;
  #read: { readonly text: HandedText; readonly index: CodePointIndex } | undefined;

  constructor(xml: XmlWriter, tally: Tally, handover: Handover) {
    this.#xml = xml;
    this.#tally = tally;
    this.#handover = handover;
    const mentions = Array.from(handover.annotations()).filter(({ entity }) => entity !== null);
    this.#entityOf = new Map(mentions.map(({ id, entity }) => [id, entity?.id ?? '']));
  }

  /** A node with what is known of it; what is null or empty is not. */
  node(id: string, values: Values): string {
    this.#tally.rows++;
    this.#nodes.add(id);
    return `${this.#xml.element('node', { id: guidOf(id) }, ...this.#data(values))}\n`;
  }

  /** An edge; nothing where one of its ends is not handed over. */
  edge(from: string, to: string, values: Values, isDirected = true): string {
    if (!this.#nodes.has(from) || !this.#nodes.has(to)) return '';
    const id = namedGuid('edge', from, to, JSON.stringify(values), String(this.#tally.rows++));
    const ends = { id, source: guidOf(from), target: guidOf(to), ...(!isDirected && { directed: false }) };
    return `${this.#xml.element('edge', ends, ...this.#data(values))}\n`;
  }

  source(source: HandedSource): string {
    const { capture, sha256 } = source.reading;
    return this.node(source.id, {
      ...{ kind: 'source', label: source.name, url: sourceUrl(source, source.reading) },
      ...{ outlet: source.fact('outlet'), published: source.fact('published') },
      ...{ captured: capture.capturedAt, captureSha256: capture.sha256, textSha256: sha256 },
    });
  }

  entity({ id, kind, name, typeName, aliases, note, location }: HandedEntity): string {
    return this.node(id, {
      ...{ kind, label: name, type: typeName, aliases: aliases.join('; '), note },
      ...{ latitude: location?.lat ?? null, longitude: location?.lon ?? null, gazetteer: location?.gazetteer ?? null },
    });
  }

  /** A claim, and in `edges` where it stands, who says it, and who did or suffered it. */
  claim(annotation: HandedAnnotation, edges: string[]): string {
    const { id, exact, note, source, claim, roles, text } = annotation;
    const node = this.node(id, {
      ...{
        kind: 'claim',
        label: exact,
        note,
        stance: claim?.stanceName ?? null,
        importance: claim?.importanceName ?? null,
      },
      ...{ status: claim?.statusName ?? null, statusReason: claim?.check?.reason ?? null },
      ...{ created: annotation.createdAt, creator: annotation.createdBy },
      ...this.#place(annotation),
      ...{ captured: text.capture.capturedAt, captureSha256: text.capture.sha256, textSha256: text.sha256 },
    });
    edges.push(this.edge(id, source.id, { relation: 'stands-in' }));
    if (claim?.speaker) {
      const speaker = claim.speaker.kind === 'outlet' ? source.id : claim.speaker.entity.id;
      edges.push(this.edge(speaker, id, { relation: 'speaker' }));
    }
    for (const { mention, role } of roles) {
      const entity = this.#entityOf.get(mention);
      if (entity === undefined) this.#tally.drop('role');
      else edges.push(this.edge(entity, id, { relation: role }));
    }
    const lists = [claim?.hedges, claim?.periods, claim?.numbers].reduce((sum, list) => sum + (list?.length ?? 0), 0);
    this.#tally.drop('claim-detail', lists + (claim?.attribution ? 1 : 0));
    return node;
  }

  /** That a source mentions an actor or place, as an edge. */
  mention(annotation: HandedAnnotation, edges: string[]): void {
    const { entity, source, exact, note, answer } = annotation;
    if (entity === null) {
      this.#tally.drop('unlinked');
      return;
    }
    const values = { relation: 'mentions', quote: exact, note, answer, ...this.#place(annotation) };
    edges.push(this.edge(source.id, entity.id, values));
  }

  /** Where an annotation stands, in code points. */
  #place({ text, start, end }: HandedAnnotation): Values {
    if (this.#read?.text !== text) this.#read = { text, index: new CodePointIndex(this.#handover.contentOf(text)) };
    const { index } = this.#read;
    return { start: index.fromUtf16(start), end: index.fromUtf16(end) };
  }

  #data(values: Values): string[] {
    return Object.entries(values).flatMap(([key, value]) =>
      value === null || value === '' ? [] : [this.#xml.element('data', { key }, this.#xml.text(String(value)))],
    );
  }
}
