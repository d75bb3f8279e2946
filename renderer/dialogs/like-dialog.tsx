/** Places where the words of a mark stand unmarked, each in its sentence, to be ticked and marked like it in one go. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { LikePlace } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { counted, shortened } from '../counted';
import { titleOf } from '../library/source-order';
import type { ShownMark } from '../marks';
import { start } from '../messages';
import { seek } from '../panes';
import { RovingList } from '../roving-list';
import { service } from '../service';
import { useStore } from '../store';
import { markLike, placeKey, tickedAtFirst } from '../suggestions/like';
import controls from '../theme/controls.module.css';
import { Dialog, RadioGroup } from './dialog';
import frame from './dialog.module.css';
import styles from './like-dialog.module.css';
import { firstOfEach, PlaceLine } from './place-line';

type Scope = 'text' | 'case';

/** What was chosen last in this window. */
let lastScope: Scope = 'text';

/** The longest words in a sentence of the dialog. */
const WORDS_LENGTH = 60;

/** The `dialog` "Tag all like this" about `mark`, which is in the opened text. */
export function LikeDialog({ mark, onClose }: { mark: ShownMark; onClose(): void }) {
  const opened = useStore((state) => state.opened);
  const sources = useStore((state) => state.sources);
  const [scope, setScope] = useState<Scope>(lastScope);
  const [taking, setTaking] = useState(false);
  const [failure, setFailure] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const places = useLikePlaces(mark.id, setTicked, setFailure);
  const here = useMemo(() => places?.filter(({ source }) => source === opened?.source), [places, opened?.source]);
  const listed = scope === 'text' ? here : places;
  const chosen = useMemo(() => listed?.filter((place) => ticked.has(placeKey(place))) ?? [], [listed, ticked]);
  const words = opened?.content.slice(mark.start, mark.end) ?? '';
  const headlines = useMemo(() => new Map(sources.map((one) => [one.source, titleOf(one)])), [sources]);
  // The first of a source's places says which source it is.
  const firsts = useMemo(() => firstOfEach(listed ?? [], placeKey), [listed]);

  const some = (listed?.length ?? 0) > 0;
  useEffect(() => {
    // The list puts its places on the page when it knows how much room it has.
    if (some) seek('[data-like] li button[tabindex="0"]', 20);
  }, [some]);

  const take = (): void => {
    if (taking) return;
    if (chosen.length === 0) {
      if (listed?.length === 0) onClose();
      return;
    }
    setTaking(true);
    start(
      'like',
      markLike(mark, words, chosen).then(onClose, (thrown: unknown) => {
        setTaking(false);
        setFailure(errorData(thrown).message);
      }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // On a place Enter would only tick it.
    event.preventDefault();
    take();
  };

  return (
    <Dialog
      title="Tag all like this"
      wide
      onClose={onClose}
      onSubmit={take}
      actions={
        <>
          <p className={frame.count} aria-live="polite">
            {listed === undefined ? '' : `${chosen.length.toLocaleString('en')} of ${counted(listed.length, 'place')}`}
          </p>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className={`${controls.button} ${controls.primary}`}
            disabled={chosen.length === 0 || taking}
          >
            {chosen.length === 0 ? `Tag as ${mark.tag}` : `Tag ${counted(chosen.length, mark.tag)}`}
            <kbd className={styles.enter} aria-hidden="true">
              Enter
            </kbd>
          </button>
        </>
      }
    >
      <div data-like="">
        <RadioGroup<Scope>
          label={`Where “${shortened(words, WORDS_LENGTH)}” is looked for`}
          value={scope}
          options={[
            { value: 'text', name: withCount('This article', here) },
            { value: 'case', name: withCount('Whole case', places) },
          ]}
          onChange={(value) => {
            lastScope = value;
            setScope(value);
          }}
        />
        {failure !== '' && (
          <p className={frame.warning} role="alert">
            {failure}
          </p>
        )}
        {places === undefined && failure === '' && <p className={frame.hint}>Looking…</p>}
        {listed?.length === 0 && (
          <p className={frame.hint}>
            {scope === 'text' && places && places.length > 0
              ? 'These words stand nowhere else in this article. Choose “Whole case” to see where else they do.'
              : 'These words stand nowhere else unmarked. Press Esc to go back.'}
          </p>
        )}
        {listed && listed.length > 0 && (
          <div className={styles.room} onKeyDown={onKeyDown}>
            <RovingList
              label="Places like this"
              items={listed}
              idOf={placeKey}
              current={undefined}
              estimate={37}
              buttonClass={() => styles.place}
              checked={(place) => ticked.has(placeKey(place))}
              onChoose={(place) => {
                const now = new Set(ticked);
                if (!now.delete(placeKey(place))) now.add(placeKey(place));
                setTicked(now);
              }}
            >
              {(place) => (
                <PlaceLine
                  {...place}
                  remark={place.inflected ? 'other form' : undefined}
                  headline={headlines.get(place.source)}
                  count={firsts.get(placeKey(place))}
                />
              )}
            </RovingList>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Asks where the words stand; ticks what is there once it is known. */
function useLikePlaces(
  id: string,
  tick: (ticked: ReadonlySet<string>) => void,
  fail: (message: string) => void,
): readonly LikePlace[] | undefined {
  const [places, setPlaces] = useState<readonly LikePlace[]>();
  useEffect(() => {
    let gone = false;
    service.findLike(id, 'case').then(
      (found) => {
        if (gone) return;
        tick(tickedAtFirst(found));
        setPlaces(found);
      },
      (thrown: unknown) => {
        if (!gone) fail(errorData(thrown).message);
      },
    );
    return () => {
      gone = true;
    };
  }, [id, tick, fail]);
  return places;
}

function withCount(name: string, places: readonly LikePlace[] | undefined): string {
  return places === undefined ? name : `${name} · ${places.length.toLocaleString('en')}`;
}
