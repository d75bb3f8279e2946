/** The places in articles that a search has found, each in its sentence, to be ticked and tagged in one go. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { SearchResult } from '../../domain/search/search';
import { TAGS, type Tag } from '../../domain/tags';
import { errorData } from '../../domain/errors';
import { counted, shortened, TAG_NAMES } from '../counted';
import { Dialog, RadioGroup } from '../dialogs/dialog';
import frame from '../dialogs/dialog.module.css';
import like from '../dialogs/like-dialog.module.css';
import { firstOfEach, PlaceLine } from '../dialogs/place-line';
import { undo } from '../history';
import { titleOf } from '../library/source-order';
import { say, start } from '../messages';
import { seek } from '../panes';
import { RovingList } from '../roving-list';
import { service } from '../service';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { currentSearch, resultKey } from './searching';

/** The most places that are reviewed at once. */
const MOST = 1000;

/** The longest query in a message. */
const QUERY_LENGTH = 48;

/** A place that can be marked. */
type Place = SearchResult & {
  readonly source: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** The `dialog` "Tag all that was found". */
export function TagFoundDialog({ onClose }: { onClose(): void }) {
  const [search] = useState(currentSearch);
  const sources = useStore((now) => now.sources);
  const [tag, setTag] = useState<Tag>('claim');
  const [places, setPlaces] = useState<readonly Place[]>();
  const [more, setMore] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState('');
  const [taking, setTaking] = useState(false);
  const headlines = useMemo(() => new Map(sources.map((one) => [one.source, titleOf(one)])), [sources]);
  const firsts = useMemo(() => firstOfEach(places ?? [], resultKey), [places]);
  const chosen = places?.filter((place) => !left.has(resultKey(place))) ?? [];

  useEffect(() => {
    let gone = false;
    service.search({ ...search, filters: { ...search.filters, kinds: ['article'] } }, MOST).then(
      (answer) => {
        if (gone) return;
        setPlaces(bySource(answer.results.flatMap((result) => placeOf(result) ?? [])));
        setMore(answer.more || answer.results.length >= MOST);
        seek('[data-found] li button[tabindex="0"]', 30);
      },
      (thrown: unknown) => {
        if (!gone) setFailure(errorData(thrown).message);
      },
    );
    return () => {
      gone = true;
    };
  }, [search]);

  const take = (): void => {
    if (taking || chosen.length === 0) return;
    setTaking(true);
    const spans = chosen.map(({ text, start: from, end }) => ({ text, start: from, end }));
    start(
      'tag-found',
      service.markFound(search.query, tag, spans).then(
        (made) => {
          say(`Saved · ${counted(made.length, tag)} found with: ${shortened(search.query, QUERY_LENGTH)}`, {
            label: 'Undo',
            run: () => void undo(),
          });
          onClose();
        },
        (thrown: unknown) => {
          setTaking(false);
          setFailure(errorData(thrown).message);
        },
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = TAGS.find((one) => one.startsWith(event.key));
    if (event.key.length === 1 && wanted && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setTag(wanted);
    }
    if (event.key !== 'Enter') return;
    // On a place Enter would only tick it.
    event.preventDefault();
    take();
  };

  return (
    <Dialog
      title="Tag all that was found"
      wide
      onClose={onClose}
      onSubmit={take}
      actions={
        <>
          <p className={frame.count} aria-live="polite">
            {places === undefined ? '' : `${chosen.length.toLocaleString('en')} of ${counted(places.length, 'place')}`}
            {more && ', more were found than are listed'}
          </p>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className={`${controls.button} ${controls.primary}`}
            disabled={chosen.length === 0 || taking}
          >
            {chosen.length === 0 ? `Tag as ${tag}` : `Tag ${counted(chosen.length, tag)}`}
            <kbd className={like.enter} aria-hidden="true">
              Enter
            </kbd>
          </button>
        </>
      }
    >
      <div data-found="" onKeyDown={onKeyDown}>
        <RadioGroup<Tag>
          label="Tag as"
          value={tag}
          options={TAGS.map((value) => ({ value, name: TAG_NAMES[value] }))}
          onChange={setTag}
        />
        {failure !== '' && (
          <p className={frame.warning} role="alert">
            {failure}
          </p>
        )}
        {places === undefined && failure === '' && <p className={frame.hint}>Looking…</p>}
        {places?.length === 0 && <p className={frame.hint}>No article has these words. Press Esc to go back.</p>}
        {places !== undefined && places.length > 0 && (
          <div className={like.room}>
            <RovingList<Place>
              label="Places found"
              items={places}
              idOf={resultKey}
              current={undefined}
              estimate={37}
              buttonClass={() => like.place}
              checked={(place) => !left.has(resultKey(place))}
              onChoose={(place) => {
                const now = new Set(left);
                if (!now.delete(resultKey(place))) now.add(resultKey(place));
                setLeft(now);
              }}
            >
              {(place) => {
                const [from, end] = [place.hits[0]?.start ?? 0, place.hits.at(-1)?.end ?? 0];
                return (
                  <PlaceLine
                    before={place.context.slice(0, from)}
                    exact={place.context.slice(from, end)}
                    after={place.context.slice(end)}
                    headline={headlines.get(place.source)}
                    count={firsts.get(resultKey(place))}
                  />
                );
              }}
            </RovingList>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function placeOf(result: SearchResult): Place | undefined {
  const { source, text, start: from, end } = result;
  if (source === undefined || text === undefined || from === undefined || end === undefined) return undefined;
  return { ...result, source, text, start: from, end };
}

/** The places with those of one source together, in the order in which the sources come first. */
function bySource(places: readonly Place[]): Place[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const group = groups.get(place.source);
    if (group === undefined) groups.set(place.source, [place]);
    else group.push(place);
  }
  return Array.from(groups.values()).flat();
}
