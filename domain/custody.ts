/** The custody trail of a source in plain words: what was done with it, out of the journal. */
import type { Change, Payload } from './command';
import type { Fact } from './source';

/** How a capture came in, in words that fit “Imported …”. */
const VIA: Readonly<Record<string, string>> = {
  file: 'from a file',
  drop: 'by dropping a file on the window',
  paste: 'by pasting',
  stdin: 'from standard input',
  sample: 'with the sample case',
};

/**
 * A sentence about a change to a source, done (`do`), undone or done again; undefined for what only moves the reader's
 * view. Hashes are given in full, since this is what a court reads.
 */
export function describeCustody(change: Change, act: 'do' | 'undo' | 'redo'): string {
  const sentence = describe(change);
  if (act === 'do') return sentence;
  return `${act === 'undo' ? 'Undone' : 'Done again'}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function describe(change: Change): string {
  switch (change.kind) {
    case 'source.add':
      return `Imported ${captureWords(change.payload.capture)} ${textWords(change.payload.text)}`;
    case 'capture.add':
      return `Another capture came in ${captureWords(change.payload.capture)} ${textWords(change.payload.text)} ${carriedWords(change.payload.anchors)}`.trim();
    case 'text.add':
      return `A capture was read again. ${textWords(change.payload.text)} ${carriedWords(change.payload.anchors)}`.trim();
    case 'source.read':
      return 'Another text of the source was shown from then on.';
    case 'source.fact':
      return factWords(change.payload);
    case 'annotation.add':
      return `Marked “${shorten(change.payload.exact)}” as ${change.payload.tag}.`;
    case 'annotation.remove':
      return `Deleted the ${change.payload.tag} mark on “${shorten(change.payload.exact)}”.`;
    case 'annotation.retag':
      return `Changed the tag of a mark from ${change.payload.from} to ${change.payload.to}.`;
    case 'annotation.note':
      return change.payload.to === '' ? 'Took away the note of a mark.' : 'Wrote a note on a mark.';
    case 'anchor.decide':
      return change.payload.to.state === 'lost'
        ? 'Decided that a mark does not stand in this text.'
        : 'Decided where a mark stands in this text.';
    case 'annotation.move':
      return `Changed the bounds of a mark from “${shorten(change.payload.from.exact)}” to “${shorten(change.payload.to.exact)}”.`;
    case 'claim.set':
      return `Changed what is said of a claim: ${claimWords(change.payload.to)}.`;
    case 'mention.set':
      return `${mentionWords(change.payload)}${because(change.payload.reason)}`;
    case 'role.set':
      return change.payload.to === null
        ? 'Took away the role of an actor in a claim.'
        : `Said what an actor has to do with a claim: ${change.payload.to}.`;
    case 'entity.add':
      return `Put the ${change.payload.entity.kind} “${shorten(change.payload.entity.name)}” into the register${because(change.payload.reason)}`;
    case 'entity.remove':
      return `Took the ${change.payload.entity.kind} “${shorten(change.payload.entity.name)}” out of the register${because(change.payload.reason)}`;
    case 'entity.change':
      return `Changed ${entityWords(change.payload)}${because(change.payload.reason)}`;
    case 'entity.merge':
      return `${change.payload.to === null ? 'Unmerged: it stands for itself again' : 'Merged into another: the two are the same'}${because(change.payload.reason)}`;
    case 'entity.pair':
      return `${change.payload.to === 'different' ? 'Decided that two are not the same' : change.payload.to === 'unsure' ? 'Said that it is unsure whether two are the same' : 'Took back an answer about two entities'}${because(change.payload.reason)}`;
    case 'code.set':
      return `Changed the codebook: ${change.payload.to?.name ?? change.payload.code}.`;
    case 'suggestion.reject':
      return change.payload.to
        ? `Rejected “${shorten(change.payload.words)}” as ${change.payload.tag}.`
        : `Took back the rejection of “${shorten(change.payload.words)}” as ${change.payload.tag}.`;
    case 'link.set':
      return linkWords(change.payload);
    case 'statement.add':
      return 'Made a statement.';
    case 'statement.remove':
      return 'Took a statement away.';
    case 'statement.change':
      return `Changed the ${Object.keys(change.payload.to).join(' and ')} of a statement.`;
    case 'statement.member':
      return change.payload.to === null ? 'Took a claim out of its statement.' : 'Put a claim into a statement.';
    case 'match.reject':
      return change.payload.to
        ? `Rejected the proposal to link “${shorten(change.payload.a.words)}” and “${shorten(change.payload.b.words)}”.`
        : `Took back the rejection of the proposal to link “${shorten(change.payload.a.words)}” and “${shorten(change.payload.b.words)}”.`;
    case 'confidential.set':
      return change.payload.to
        ? 'Said that it is confidential: it stays out of what is published.'
        : 'Said that it is not confidential.';
    case 'search.save':
      return change.payload.to === null
        ? 'Kept a search no longer.'
        : `Kept the search “${shorten(change.payload.to.name)}”.`;
  }
}

function captureWords({
  via,
  name,
  member,
  bytes,
  mediaType,
  sha256,
  url,
  recordedAt,
}: Payload<'source.add'>['capture']): string {
  const from = `${VIA[via] ?? `by ${via}`}: “${name}”${member === '' ? '' : `, in it “${shorten(member)}”`}`;
  const record = [url !== '' && `captured from ${url}`, recordedAt !== '' && `at ${recordedAt}`]
    .filter(Boolean)
    .join(' ');
  const amount = bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return `${from}, ${amount} of ${mediaType}${record === '' ? '' : `, ${record}`}, SHA-256 ${sha256}.`;
}

function textWords({ reader, readerVersion, encoding, length, extent }: Payload<'source.add'>['text']): string {
  const as = encoding === '' ? '' : ` as ${encoding}`;
  const what = extent === 'whole' ? 'all words of the page' : 'the text';
  return `The reader ${reader} ${readerVersion} took ${what} from it${as}: ${length} characters.`;
}

function carriedWords(anchors: Payload<'capture.add'>['anchors']): string {
  if (anchors.length === 0) return '';
  const counts = { exact: 0, moved: 0, uncertain: 0, lost: 0 };
  for (const { state } of anchors) counts[state]++;
  const parts = Object.entries(counts).flatMap(([state, n]) => (n === 0 ? [] : [`${n} ${state}`]));
  return `Of ${anchors.length} ${anchors.length === 1 ? 'mark' : 'marks'}: ${parts.join(', ')}.`;
}

function factWords({ field, from, to }: Payload<'source.fact'>): string {
  const was = from === null ? 'it was not stated' : `it was ${valueWords(from)}`;
  if (to === null) return `Took away the ${field}; ${was}.`;
  if (to.basis !== 'person') return `Put the ${field} back to ${valueWords(to)}; ${was}.`;
  return `Entered the ${field} “${shorten(to.value)}”; ${was}.`;
}

function valueWords({ value, basis }: Fact): string {
  const from = { stated: 'stated in the text', metadata: 'from metadata', person: 'entered', inferred: 'inferred' };
  return `“${shorten(value)}”, ${from[basis]}`;
}

function because(reason: string): string {
  return reason === '' ? '.' : `, because: ${shorten(reason)}.`.replace(/([.!?])\.$/u, '$1');
}

function claimWords(to: Payload<'claim.set'>['to']): string {
  const parts = Object.entries(to).map(([field, value]) => {
    if (value === null) return `${field} taken back`;
    if (typeof value === 'string') return `${field} “${shorten(value)}”`;
    if (field === 'check' && to.check)
      return `checked: ${to.check.status}${to.check.reason === '' ? '' : `, ${shorten(to.check.reason)}`}`;
    return field;
  });
  return parts.join(', ');
}

function linkWords({ from, to }: Payload<'link.set'>): string {
  if (to === null) return 'Took away the link of two claims.';
  const note = to.note === '' ? '' : `, with the note: ${shorten(to.note)}`;
  return `${from === null ? 'Linked two claims' : 'Changed the link of two claims'}: ${to.relation}${note}.`;
}

function mentionWords({ from, to }: Payload<'mention.set'>): string {
  if (to === null) return 'Took a mention from its entity';
  const unsure = to.answer === 'unsure' ? ', unsure' : '';
  return from === null ? `Linked a mention to an entity${unsure}` : `Linked a mention to another entity${unsure}`;
}

function entityWords({ from, to }: Payload<'entity.change'>): string {
  const parts = Object.keys(to).map((field) => {
    if (field === 'name') return `the name from “${shorten(from.name ?? '')}” to “${shorten(to.name ?? '')}”`;
    if (field === 'type') return `the type from “${from.type ?? ''}” to “${to.type ?? ''}”`;
    if (field === 'location') {
      const where = to.location;
      return where ? `the place on the map to ${where.lat}, ${where.lon}` : 'the place on the map: taken away';
    }
    return field === 'aliases' ? 'the other names' : `the ${field}`;
  });
  return parts.join(' and ');
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= 120 ? line : `${characters.slice(0, 119).join('')}…`;
}
