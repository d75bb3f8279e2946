/** Static ranges over the text nodes of a block, by offsets that count UTF-16 code units from its start. */

interface PlacedText {
  readonly node: Text;
  /** Where the node starts in its block. */
  readonly at: number;
}

/** The text nodes of a block: one, or several where a frame is. */
export type BlockText = readonly PlacedText[];

/** The text nodes inside `element`. */
export function textNodes(element: Element): BlockText {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: PlacedText[] = [];
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, at });
    at += node.length;
  }
  return nodes;
}

/** The range from `start` to `end`. Throws where the block has no text. */
export function rangeOver(nodes: BlockText, start: number, end: number): StaticRange {
  const from = nodeAt(nodes, start, 'start');
  const to = nodeAt(nodes, end, 'end');
  return new StaticRange({
    startContainer: from.node,
    startOffset: start - from.at,
    endContainer: to.node,
    endOffset: end - to.at,
  });
}

/** The node that holds `offset`; where two nodes meet, the later for a start and the earlier for an end. */
function nodeAt(nodes: BlockText, offset: number, side: 'start' | 'end'): PlacedText {
  const found = nodes.findLast(({ at }) => (side === 'start' ? at <= offset : at < offset)) ?? nodes[0];
  if (!found) throw new Error('expected a block with text');
  return found;
}
