/** Putting a place on the map and taking it off: where, why, and a sentence to confirm for a namesake elsewhere. */
import { useState } from 'react';
import type { EntitySummary, GazetteerEntry } from '../../domain/contract';
import dialog from '../dialogs/dialog.module.css';
import controls from '../theme/controls.module.css';
import { updateRegister } from '../registers/deciding';
import { DecisionForm } from '../registers/decision-form';
import { changeEntity } from '../registers/decisions';
import { degreeWords, entryReason, placeWords, regionWords, typedDegrees } from './place-words';

interface Props {
  readonly summary: EntitySummary;
  readonly point: { readonly lat: number; readonly lon: number };
  /** Undefined where a person puts it by hand. */
  readonly entry: GazetteerEntry | undefined;
}

/** The `dialog` "Put on the map". */
export function PlaceDialog({ summary, point, entry }: Props) {
  return entry ? <TakenDialog summary={summary} entry={entry} /> : <ByHandDialog summary={summary} point={point} />;
}

function TakenDialog({ summary, entry }: { summary: EntitySummary; entry: GazetteerEntry }) {
  const [sure, setSure] = useState(entry.expected);
  const { lat, lon, id, name, countryName, expected } = entry;
  const country = countryName || 'another country';
  return (
    <DecisionForm
      title="Put on the map"
      verb="Put on the map"
      ready={sure}
      reason={entryReason(entry)}
      run={(why) =>
        changeEntity(
          summary,
          { location: { lat, lon, gazetteer: id, why: why || entryReason(entry) } },
          `“${summary.name}” is on the map`,
          why,
        )
      }
    >
      <p className={dialog.purged}>
        <bdi>{summary.name}</bdi>
      </p>
      <p className={dialog.lead}>
        is <bdi>{name}</bdi>, <bdi>{regionWords(entry)}</bdi> at {degreeWords(entry)}, as GeoNames has it.
      </p>
      {!expected && (
        <label className={`${dialog.option} ${dialog.warning}`}>
          <input
            type="checkbox"
            checked={sure}
            onChange={({ target }) => {
              setSure(target.checked);
            }}
          />
          <span>
            Your sources do not speak of {country}. Yes, they mean the <bdi>{name}</bdi> in {country}.
          </span>
        </label>
      )}
    </DecisionForm>
  );
}

function ByHandDialog({ summary, point }: Pick<Props, 'summary' | 'point'>) {
  const [north, setNorth] = useState(String(point.lat));
  const [east, setEast] = useState(String(point.lon));
  const [lat, lon] = [typedDegrees(north, 90), typedDegrees(east, 180)];
  const field = (label: string, value: string, wrong: boolean, onChange: (typed: string) => void) => (
    <label className={dialog.field}>
      <span>{label}</span>
      <input
        className={controls.field}
        dir="ltr"
        inputMode="decimal"
        value={value}
        aria-invalid={wrong || undefined}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </label>
  );
  return (
    <DecisionForm
      title="Put on the map by hand"
      verb="Put on the map"
      ready={lat !== undefined && lon !== undefined}
      reasonNeeded
      run={async (why) => {
        if (lat === undefined || lon === undefined) return 'Say where, in degrees.';
        const location = { lat, lon, gazetteer: '', why };
        const problem = await changeEntity(summary, { location }, `“${summary.name}” is on the map`, why);
        if (problem === undefined) updateRegister({ placing: undefined });
        return problem;
      }}
    >
      <p className={dialog.purged}>
        <bdi>{summary.name}</bdi>
      </p>
      <div className={dialog.pair}>
        {field('Latitude, north', north, lat === undefined, setNorth)}
        {field('Longitude, east', east, lon === undefined, setEast)}
      </div>
      <p className={dialog.lead}>
        {lat === undefined || lon === undefined
          ? 'Degrees with a point: −90 to 90 north, −180 to 180 east. South and west are negative.'
          : degreeWords({ lat, lon })}
      </p>
    </DecisionForm>
  );
}

/** The `dialog` "Take off the map". */
export function UnplaceDialog({ summary }: { summary: EntitySummary }) {
  return (
    <DecisionForm
      title="Take off the map"
      verb="Take off the map"
      ready
      run={(why) => changeEntity(summary, { location: null }, `“${summary.name}” is not on the map`, why)}
    >
      <p className={dialog.lead}>
        “<bdi>{summary.name}</bdi>” keeps its names and mentions, and is listed under “Not on the map”.
        {summary.location && ` It was at ${placeWords(summary.location)}.`}
      </p>
    </DecisionForm>
  );
}
