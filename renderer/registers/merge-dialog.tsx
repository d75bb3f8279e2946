/** Saying that entities are the same: which, under which name they go on, and why. */
import { useState } from 'react';
import type { EntitySummary } from '../../domain/contract';
import { counted } from '../counted';
import dialog from '../dialogs/dialog.module.css';
import { RadioGroup } from '../dialogs/dialog';
import { useStore } from '../store';
import { updateRegister } from './deciding';
import { DecisionForm } from './decision-form';
import { mergeEntities } from './decisions';
import { EntityCombobox } from './entity-combobox';

/** The `dialog` "Merge": of one entity with another that is chosen there, or of several with each other. */
export function MergeDialog({ ids }: { ids: readonly string[] }) {
  const entities = useStore((state) => state.entities);
  const [other, setOther] = useState<string>();
  const [kept, setKept] = useState<string>();
  const all = [...ids, ...(other === undefined || ids.includes(other) ? [] : [other])].flatMap(
    (id) => entities.find(({ entity }) => entity === id) ?? [],
  );
  const [own] = all;
  if (!own) return null;
  const most = all.reduce((best, one) => (one.mentions > best.mentions ? one : best), own);
  const into = all.find(({ entity }) => entity === kept) ?? most;
  return (
    <DecisionForm
      title={all.length > 2 ? `Merge ${all.length} ${own.kind}s` : 'Merge'}
      verb="Merge"
      ready={all.length > 1}
      run={async (reason) => {
        const others = all.filter((one) => one !== into).map(({ entity }) => entity);
        const problem = await mergeEntities(others, into, reason);
        if (problem === undefined) updateRegister({ picked: [] });
        return problem;
      }}
    >
      {ids.length === 1 && (
        <EntityCombobox
          label={`“${own.name}” is the same as`}
          candidates={entities.filter(({ kind, entity }) => kind === own.kind && entity !== own.entity)}
          onChoose={setOther}
        />
      )}
      {all.length > 1 && (
        <RadioGroup
          label="They go on as"
          value={into.entity}
          options={all.map((one) => ({ value: one.entity, name: one.name, hint: hintOf(one) }))}
          onChange={setKept}
        />
      )}
      <p className={dialog.lead}>
        Every mention of one is then a mention of all. It can be undone, and unmerged at any time.
      </p>
    </DecisionForm>
  );
}

function hintOf({ mentions, sources }: EntitySummary): string {
  return `${counted(mentions, 'mention')} in ${counted(sources.length, 'source')}`;
}
