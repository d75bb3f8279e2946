/** The codes of a REFI-QDA project, and what the codings of a passage say together. */
import { CODE_LIST_NAMES } from '../../domain/codebook';
import type { Tag } from '../../domain/tags';
import { OUTLET, SPEAKERS } from '../writers/qda-codes';
import { elementsNamed, type XmlElement } from '../xml-tree';
import { tagOf } from './foreign-tags';
import type { ImportedClaim, ImportedEntity } from './imported-annotation';
import { childrenOf, guidAt } from './qdpx-parts';

/** What a code means here. */
export interface Meaning {
  readonly name: string;
  readonly tag: Tag | undefined;
  /** True for the code of a tag itself. */
  readonly isTag: boolean;
  /** What it says of a claim. */
  readonly claim: ImportedClaim | undefined;
  readonly isStatus: boolean;
  /** The set that it is a member of. */
  readonly set: string;
}

/** The codes of a project by their GUIDs. */
export function meaningsIn(root: XmlElement): Map<string, Meaning> {
  const sets = new Map<string, string>();
  for (const set of elementsNamed(root, 'Set')) {
    for (const member of childrenOf(set, 'MemberCode')) {
      sets.set(guidAt(member, 'targetGUID'), set.attributes.get('name') ?? '');
    }
  }
  const meanings = new Map<string, Meaning>();
  const add = (code: XmlElement, above: readonly string[]): void => {
    const name = code.attributes.get('name') ?? '';
    const guid = guidAt(code, 'guid');
    meanings.set(guid, meaningOf(name, above, sets.get(guid) ?? ''));
    for (const child of childrenOf(code, 'Code')) add(child, [...above, name]);
  };
  for (const codes of elementsNamed(root, 'Codes')) for (const code of childrenOf(codes, 'Code')) add(code, []);
  return meanings;
}

function meaningOf(name: string, above: readonly string[], set: string): Meaning {
  const [top = name] = above;
  const inherited = above.map(tagOf).find((one) => one !== undefined);
  const tag = inherited ?? tagOf(name);
  const list = (['stance', 'status', 'importance'] as const).find((one) => above.includes(CODE_LIST_NAMES[one]));
  const isSpeaker = top === SPEAKERS && above.length > 0;
  const speaker: ImportedClaim = name === OUTLET ? { saidByOutlet: true } : { speaker: name };
  return {
    ...{ name, set },
    tag: list === undefined && !isSpeaker ? tag : undefined,
    isTag: inherited === undefined && tag !== undefined,
    claim: isSpeaker ? speaker : list === undefined ? undefined : { [list]: name },
    isStatus: list === 'status',
  };
}

/** Puts together what the codes of one passage mean. What has no place beside the others is left as a code. */
export class CodedPassage {
  tag: Tag | undefined;
  claim: ImportedClaim | undefined;
  readonly codes: string[] = [];
  readonly #entities: { readonly of: Tag; readonly entity: ImportedEntity }[] = [];

  /**
   * Takes a code. `check` is what is known of the coding where the code is the status of a claim; answers whether it was
   * taken with it.
   */
  take({ name, tag, isTag, claim, isStatus, set }: Meaning, check: ImportedClaim): boolean {
    if (claim !== undefined) {
      const isSaid = Object.keys(claim).some((key) => Object.hasOwn(this.claim ?? {}, key));
      if (isSaid) this.codes.push(name);
      else this.claim = { ...this.claim, ...claim, ...(isStatus && check) };
      return isStatus && !isSaid;
    }
    this.tag ??= tag;
    if (!isTag && (tag === 'actor' || tag === 'place')) {
      this.#entities.push({ of: tag, entity: { name, type: set, isUnsure: false } });
    } else if (!isTag || tag !== this.tag) this.codes.push(name);
    return false;
  }

  /** What it all says. */
  said(): {
    readonly tag: Tag | undefined;
    readonly codes: readonly string[];
    readonly entity: ImportedEntity | undefined;
    readonly claim: ImportedClaim | undefined;
  } {
    const { tag, claim } = this;
    const meant = this.#entities.find(({ of }) => of === tag)?.entity;
    const others = this.#entities.flatMap(({ entity }) => (entity === meant ? [] : [entity.name]));
    return { tag, codes: [...this.codes, ...others], entity: meant, claim };
  }
}
