/** The links between the claims of a statement, each with its relation. */
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import { RELATIONS, type ClaimLink, type Relation } from '../../domain/link';
import { shortened } from '../counted';
import { RELATION_WORDS } from '../relation-words';
import controls from '../theme/controls.module.css';
import type { SourceColumn } from './columns';
import { relate, unrelate } from './deciding';
import styles from './statement-pane.module.css';

interface Props {
  readonly statement: StatementSummary;
  readonly columns: readonly SourceColumn[];
  readonly readOnly: boolean;
}

/** The `list` "Links": which claims are linked, and how. */
export function StatementLinks({ statement, columns, readOnly }: Props) {
  const claims = new Map<string, { readonly claim: StatementClaim; readonly source: string }>();
  for (const cell of statement.cells) {
    const column = columns.find(({ source }) => source === cell.source);
    for (const claim of cell.claims) {
      claims.set(claim.annotation, { claim, source: column?.outlet ?? column?.headline ?? '' });
    }
  }
  // Links to claims of other statements belong to neither's row.
  const own = statement.links.filter(({ from, to }) => claims.has(from) && claims.has(to));
  if (own.length === 0) {
    return <p className={styles.none}>None of its claims are linked. Take up a proposal that names one of them.</p>;
  }
  const side = (annotation: string) => {
    const known = claims.get(annotation);
    return (
      <span className={styles.side}>
        <q dir="auto">{shortened(known?.claim.exact ?? '', 80)}</q> <bdi>{shortened(known?.source ?? '', 36)}</bdi>
      </span>
    );
  };
  return (
    <>
      <h3 className={controls.sectionHead}>Links</h3>
      <ul aria-label="Links" className={styles.links}>
        {own.map((link) => (
          <li key={`${link.from} ${link.to}`}>
            {side(link.from)}
            <Relating link={link} readOnly={readOnly} words={shortened(claims.get(link.from)?.claim.exact ?? '', 32)} />
            {side(link.to)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Relating({ link, words, readOnly }: { link: ClaimLink; words: string; readOnly: boolean }) {
  return (
    <span className={styles.relating}>
      <select
        aria-label={`Relation of “${words}”`}
        value={link.relation}
        disabled={readOnly}
        onChange={({ target }) => {
          const relation = RELATIONS.find((one): one is Relation => one === target.value);
          if (relation) relate(link, relation);
        }}
      >
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation}>
            {RELATION_WORDS[relation].name.toLowerCase()}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={controls.plain}
        disabled={readOnly}
        onClick={() => {
          unrelate(link);
        }}
      >
        Remove
      </button>
    </span>
  );
}
