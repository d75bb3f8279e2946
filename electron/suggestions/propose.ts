/**
 * What is proposed to be marked in a text: names of the register, what the recogniser finds, and claim candidates. Pure
 * but for the gazetteer that it is given; runs in the suggesting worker.
 */
import { claimCandidates } from '../../domain/claims/candidates';
import { sayingReader } from '../../domain/claims/claim-details';
import type { Suggestion } from '../../domain/contract';
import { recognise, type PlaceLookup, type Recognised } from '../../domain/recognition/recognise';
import type { Tag } from '../../domain/tags';
import type { Block, Span } from '../../domain/text';
import { registeredProposals, type Register, type RegisteredProposal } from './registered';

/** A text that is to be marked up. */
export interface ProposedText {
  readonly content: string;
  readonly blocks: readonly Block[];
  /** BCP 47, or empty. */
  readonly language: string;
  /** When it was published, as far as is known (ISO 8601); empty where it is not. */
  readonly published: string;
}

/** What does not depend on the register: found once for a text, which never changes. */
export interface Reading {
  readonly recognised: readonly Recognised[];
  readonly claims: readonly Suggestion[];
}

/** Reads a text: what the recogniser finds, and its claim candidates. */
export function readForProposals(text: ProposedText, places: PlaceLookup): Reading {
  const { content, blocks, language, published } = text;
  return {
    recognised: recognise(content, { blocks, language, places }),
    claims: claims(content, { blocks, language, published }),
  };
}

function claims(content: string, options: Omit<ProposedText, 'content'>): Suggestion[] {
  const sayingOf = sayingReader(content, options);
  return claimCandidates(content, options).map(({ start, end, score, why }): Suggestion => {
    const { attribution, speaker, stance } = sayingOf({ start, end });
    return {
      id: suggestionId('claim', start, end),
      ...{ start, end, score, why },
      tag: 'claim',
      type: '',
      claim: {
        stance,
        attribution: attribution?.exact ?? '',
        ...(speaker.kind === 'mention' && { speaker: { start: speaker.span.start, end: speaker.span.end } }),
      },
    };
  });
}

/** What the gazetteer tells of a place that is proposed, if it is sure which one is meant. */
export type LocatePlace = (
  name: string,
  type: string,
) =>
  { readonly name: string; readonly location: NonNullable<Suggestion['location']>; readonly why: string } | undefined;

/** All proposals for a text, in text order: by start, the longer first. */
export function propose(
  { content, blocks }: ProposedText,
  { recognised, claims: candidates }: Reading,
  register: Register,
  locate: LocatePlace,
): Suggestion[] {
  const registered = blocks
    .filter(({ kind }) => kind !== 'furniture')
    .flatMap((block) => registeredProposals(content, register, block));
  const kept = withoutRivals(registered, recognised);
  const names = [
    ...kept.registered.map((proposal) => fromRegister(proposal)),
    ...kept.recognised.map((found) => fromRecogniser(content, found, locate)),
  ];
  return [...names, ...candidates].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/**
 * Of proposals for the same words one is kept: the longer, since names stand in names (“Daraa” in “Daraa Central
 * Committee”); of equally long ones that of the register, which a person has confirmed.
 */
function withoutRivals(
  registered: readonly RegisteredProposal[],
  recognised: readonly Recognised[],
): { readonly registered: readonly RegisteredProposal[]; readonly recognised: readonly Recognised[] } {
  const length = ({ start, end }: Span): number => end - start;
  const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
  return {
    registered: registered.filter(
      (own) => !recognised.some((other) => overlap(own, other) && length(other) > length(own) && other.score >= 0.5),
    ),
    recognised: recognised.filter(
      (own) => !registered.some((other) => overlap(own, other) && (length(other) >= length(own) || own.score < 0.5)),
    ),
  };
}

function fromRegister({ start, end, registered, why, score }: RegisteredProposal): Suggestion {
  const { entity, kind, type, name } = registered;
  return { id: suggestionId(kind, start, end), start, end, tag: kind, type, entity, name, why, score };
}

function fromRecogniser(content: string, found: Recognised, locate: LocatePlace): Suggestion {
  const { start, end, tag, type, score, why } = found;
  const words = content.slice(start, end).replace(/\s+/gu, ' ');
  const name = words.replace(/^(?:the|an?)\s+(?=\p{Lu})/iu, '');
  const located = tag === 'place' ? locate(name, type) : undefined;
  return {
    id: suggestionId(tag, start, end),
    ...{ start, end, tag, type, score },
    name: located?.name ?? name,
    ...(located && { location: located.location }),
    why: located ? `${why}; ${located.why}` : why,
  };
}

function suggestionId(tag: Tag, start: number, end: number): string {
  return `${tag}:${start}-${end}`;
}
