/** All that a Word file holds to be read: its body, its notes, and what is repeated on every page. */
import { SourcemarkError } from '../../../domain/errors';
import type { Fact } from '../../../domain/source';
import type { OfficePackage, Relationship } from './package';
import { readProperties } from './properties';
import { Findings, readStory, type StoryBlock } from './story';
import { Styles } from './styles';
import { readXml } from './xml';

/** What a Word file holds. */
export interface Stories {
  readonly body: readonly StoryBlock[];
  /** Footnotes, then endnotes, in the order in which the body refers to them. */
  readonly notes: readonly StoryBlock[];
  /** Headers and footers, each once. */
  readonly furniture: readonly StoryBlock[];
  readonly comments: number;
  readonly findings: Findings;
  /** What the file's properties state: title, author, dates. */
  readonly facts: readonly Fact[];
}

/** The name of the main part where nothing points at one. */
const USUAL_MAIN_PART = 'word/document.xml';

/** Reads the parts of a Word file. Throws `unreadable` when there is no document in it, and as `readXml` does. */
export async function readStories(file: OfficePackage): Promise<Stories> {
  const root = await file.relationships('');
  const main = partOf(root, 'officeDocument') ?? USUAL_MAIN_PART;
  const bytes = (await file.part(main)) ?? (await file.part(USUAL_MAIN_PART));
  if (bytes === undefined) {
    throw new SourcemarkError(
      'unreadable',
      `“${file.file}” looks like a Word file, but the document in it is missing. Open it in Word and save it again.`,
    );
  }
  const relationships = await file.relationships(main);
  const findings = new Findings();
  const part = (type: string): Promise<Uint8Array | undefined> => optional(file, partOf(relationships, type));
  const options = { file: file.file, findings, styles: new Styles(await part('styles'), file.file) };
  const body = readStory(bytes, options).get('') ?? [];
  // Notes and headers have findings of their own; a reference within them counts for nothing.
  const aside = { ...options, findings: new Findings() };
  const notes: StoryBlock[] = [];
  for (const [type, ids] of [
    ['footnotes', findings.footnotes],
    ['endnotes', findings.endnotes],
  ] as const) {
    const found = await part(type);
    if (found === undefined || ids.length === 0) continue;
    const stories = readStory(found, aside);
    for (const id of new Set(ids)) notes.push(...(stories.get(id) ?? []));
  }
  const furniture: StoryBlock[] = [];
  for (const id of new Set(findings.furniture)) {
    const found = await optional(file, relationships.find((other) => other.id === id)?.part);
    if (found !== undefined) furniture.push(...(readStory(found, aside).get('') ?? []));
  }
  findings.broken ||= aside.findings.broken;
  findings.changes += aside.findings.changes;
  const properties = await optional(file, partOf(root, 'core-properties') ?? 'docProps/core.xml');
  return {
    body,
    notes,
    furniture: distinct(furniture),
    comments: countComments(await part('comments'), file.file),
    findings,
    facts: properties === undefined ? [] : readProperties(properties, file.file),
  };
}

function partOf(relationships: readonly Relationship[], type: string): string | undefined {
  const part = relationships.find((other) => other.type === type)?.part;
  return part === '' ? undefined : part;
}

async function optional(file: OfficePackage, part: string | undefined): Promise<Uint8Array | undefined> {
  return part === undefined || part === '' ? undefined : file.part(part);
}

function countComments(bytes: Uint8Array | undefined, file: string): number {
  let comments = 0;
  if (bytes !== undefined) readXml(bytes, file, { open: ({ name }) => void (name === 'w:comment' && comments++) });
  return comments;
}

/** First pages, odd and even ones have headers of their own, which mostly say the same. */
function distinct(blocks: readonly StoryBlock[]): StoryBlock[] {
  return [...new Map(blocks.map((block) => [block.cells.join('\t').trim(), block])).values()];
}
