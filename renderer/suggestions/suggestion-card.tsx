/** The suggestion that is looked at: its words, what accepting it says, why it is proposed, and what can be done. */
import { codeName } from '../../domain/codebook';
import type { Suggestion } from '../../domain/contract';
import { shortened, TAG_NAMES } from '../counted';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { acceptAlike, acceptCurrent, editCurrent, rejectCurrent } from './deciding';
import { alikeSuggestions } from './open-suggestions';
import { entityOf, speakerOf, whatItIs } from './suggestion-words';
import styles from './suggestions.module.css';

/** The longest words on the button that accepts all of a name. */
const NAME_LENGTH = 28;

/** The card of `suggestion`, which is one of `queue` unless a filter hides it. */
export function SuggestionCard({ suggestion, queue }: { suggestion: Suggestion; queue: readonly Suggestion[] }) {
  const content = useStore((state) => state.opened?.content ?? '');
  const entities = useStore((state) => state.entities);
  const codebook = useStore((state) => state.codebook);
  const suggestions = useStore((state) => state.suggestions);
  const { tag, claim, location, why } = suggestion;
  const naming = { content, entities, codebook };
  const words = content.slice(suggestion.start, suggestion.end);
  const entity = entityOf(suggestion, naming);
  const alike = alikeSuggestions(suggestions, suggestion, content).length;
  const place = queue.indexOf(suggestion) + 1;
  return (
    <div
      className={`${styles.card} ${controls[tag]}`}
      role="group"
      aria-label={`Suggested ${tag}: ${shortened(words, 80)}`}
    >
      <p className={styles.rank}>
        <span>{TAG_NAMES[tag]}</span>
        {place > 0 && ` · ${place} of ${queue.length}`}
      </p>
      <blockquote className={styles.cardWords} dir="auto">
        {words.replace(/\s*[\n\r\u2028\u2029]+\s*/gu, '\n')}
      </blockquote>
      <dl className={styles.facts}>
        {entity && (
          <>
            <dt>{TAG_NAMES[tag]}</dt>
            <dd>
              {entity.isNew && <span>new: </span>}
              <bdi>{entity.name}</bdi>
            </dd>
            <dt>Type</dt>
            <dd>{suggestion.type === '' ? 'not told' : whatItIs(suggestion, naming)}</dd>
          </>
        )}
        {location && (
          <>
            <dt>On the map</dt>
            <dd dir="auto">{location.why}</dd>
          </>
        )}
        {claim && (
          <>
            <dt>Speaker</dt>
            <dd>
              <bdi>{speakerOf(suggestion, naming) ?? 'the outlet itself'}</bdi>
            </dd>
            <dt>Stance</dt>
            <dd>
              {claim.stance === '' ? 'not told' : codeName(codebook, 'stance', claim.stance)}
              {claim.attribution !== '' && (
                <span>
                  {' '}
                  <q dir="auto">{claim.attribution}</q>
                </span>
              )}
            </dd>
          </>
        )}
        <dt>Why</dt>
        <dd className={styles.why} dir="auto">
          {why}
        </dd>
      </dl>
      <div className={styles.actions}>
        <Action name="Accept" keys="y" onRun={acceptCurrent} />
        <Action name="Reject" keys="x" onRun={rejectCurrent} />
        <Action name="Edit first" keys="e" onRun={editCurrent} />
        {alike > 1 && (
          <Action
            name={`Accept all · ${alike} × ${shortened(words, NAME_LENGTH)}`}
            keys="Shift+Y"
            onRun={acceptAlike}
          />
        )}
      </div>
    </div>
  );
}

function Action({ name, keys, onRun }: { name: string; keys: string; onRun(): unknown }) {
  return (
    <button
      type="button"
      className={controls.button}
      aria-keyshortcuts={keys}
      // A press must not take away what is selected in the article.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        onRun();
      }}
    >
      <bdi>{name}</bdi>
      <kbd className={controls.key} aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
}
