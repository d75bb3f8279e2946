/** Says whether a source, actor or place is confidential. */
import { useId } from 'react';
import type { ConfidentialKind } from '../domain/confidential';
import { report, say } from './messages';
import { service } from './service';
import styles from './confidential-switch.module.css';

interface Props {
  readonly of: ConfidentialKind;
  /** Id of the source or entity. */
  readonly id: string;
  readonly confidential: boolean;
  readonly readOnly: boolean;
}

const HINTS: Readonly<Record<ConfidentialKind, string>> = {
  source: 'Public exports leave it out.',
  entity: 'In public exports a pseudonym stands for it, and its names are blacked out.',
};

/** The checkbox "Confidential". */
export function ConfidentialSwitch({ of, id, confidential, readOnly }: Props) {
  const hint = useId();
  return (
    <div className={styles.switch}>
      <label>
        <input
          type="checkbox"
          checked={confidential}
          disabled={readOnly}
          aria-describedby={hint}
          onChange={({ target }) => {
            const to = target.checked;
            service.setConfidential(of, id, to).then(
              () => say(to ? 'Saved · confidential' : 'Saved · not confidential'),
              (thrown: unknown) => {
                report('confidential', thrown);
              },
            );
          }}
        />
        Confidential
      </label>
      <p id={hint}>{HINTS[of]}</p>
    </div>
  );
}
