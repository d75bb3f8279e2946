/** The map of the places that are listed, which says who made its data, and the way to add a country's places. */
import { useMemo, useState } from 'react';
import type { EntitySummary } from '../../domain/contract';
import { bridge } from '../bridge';
import { counted } from '../counted';
import { raise, say, start } from '../messages';
import { focusPane } from '../panes';
import { ask, updateRegister, useRegister } from '../registers/deciding';
import type { ListedEntity } from '../registers/register-order';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { PlaceMap } from './map';
import styles from './map-pane.module.css';
import { placedByWords } from './place-words';

interface Props {
  readonly listed: readonly ListedEntity[];
  readonly current: EntitySummary | undefined;
}

/** The pane with the map. */
export function MapPane({ listed, current }: Props) {
  const placing = useRegister((state) => state.placing);
  const toPlace = useStore((state) => state.entities.find(({ entity }) => entity === placing));
  const places = useMemo(
    () =>
      listed.flatMap(({ summary: { entity, name, location }, mentions }) =>
        location === null
          ? []
          : [{ id: entity, name, lat: location.lat, lon: location.lon, mentions, placedBy: placedByWords(location) }],
      ),
    [listed],
  );
  return (
    <section className={styles.pane} data-pane="map" aria-label="Map">
      <div className={styles.map}>
        <PlaceMap
          places={places}
          current={current?.entity}
          onChoose={(entity) => {
            update({ entity });
          }}
          placing={
            toPlace && {
              name: toPlace.name,
              onPlace: (lat, lon) => {
                ask({ kind: 'place', entity: toPlace.entity, lat, lon, entry: undefined });
              },
              onCancel: () => {
                updateRegister({ placing: undefined });
                focusPane('register');
              },
            }
          }
        />
      </div>
      <footer className={styles.foot}>
        <AddGazetteer />
      </footer>
    </section>
  );
}

function AddGazetteer() {
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      const reply = await bridge.addGazetteer();
      if (!reply.ok) raise(ADDING, reply.error.message);
      else if (reply.value) say(`Added · ${counted(reply.value.places, 'place')} of ${reply.value.file}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className={controls.plain}
      disabled={busy}
      title="A table from geonames.org, as SY.txt. Nothing is fetched."
      onClick={() => {
        start(ADDING, add());
      }}
    >
      {busy ? 'Adding places…' : 'Add a country’s places…'}
    </button>
  );
}

/** Key of the alert about a table that could not be added. */
const ADDING = 'gazetteer';
