/** Whichever decision is being asked for. */
import { useId, useState } from 'react';
import type { EntityMention, EntitySummary } from '../../domain/contract';
import { codesOf } from '../../domain/codebook';
import type { EntityKind } from '../../domain/entity';
import { counted, shortened } from '../counted';
import dialog from '../dialogs/dialog.module.css';
import { PlaceDialog, UnplaceDialog } from '../places/place-dialogs';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { updateRegister, useRegister } from './deciding';
import { DecisionForm } from './decision-form';
import { createEntity, removeEntity, renameEntity, splitEntity, unmergeEntity } from './decisions';
import { NAME_LENGTH } from './limits';
import { MergeDialog } from './merge-dialog';
import { KIND_NAMES, TYPE_LISTS } from './register-words';

/** The open dialog, or nothing. */
export function DecisionDialog() {
  const asked = useRegister((state) => state.asked);
  const entities = useStore((state) => state.entities);
  if (asked === undefined) return null;
  if (asked.kind === 'create') return <CreateDialog kind={asked.of} />;
  if (asked.kind === 'merge') return <MergeDialog ids={asked.entities} />;
  const summary = entities.find(({ entity }) => entity === asked.entity);
  if (!summary) return null;
  switch (asked.kind) {
    case 'rename':
      return <RenameDialog summary={summary} />;
    case 'remove':
      return <RemoveDialog summary={summary} />;
    case 'unmerge':
      return <UnmergeDialog summary={summary} merged={asked.merged} />;
    case 'split':
      return <SplitDialog summary={summary} mentions={asked.mentions} />;
    case 'place':
      return <PlaceDialog summary={summary} point={asked} entry={asked.entry} />;
    case 'unplace':
      return <UnplaceDialog summary={summary} />;
  }
}

function NameField({ name, onChange }: { name: string; onChange(name: string): void }) {
  return (
    <label className={dialog.field}>
      <span>Name</span>
      <input
        autoFocus
        className={controls.field}
        dir="auto"
        value={name}
        maxLength={NAME_LENGTH}
        onFocus={({ target }) => {
          target.select();
        }}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </label>
  );
}

function CreateDialog({ kind }: { kind: EntityKind }) {
  const codebook = useStore((state) => state.codebook);
  const [name, setName] = useState('');
  const [type, setType] = useState('');
  const hint = useId();
  const codes = codesOf(codebook, TYPE_LISTS[kind]);
  return (
    <DecisionForm
      title={`New ${KIND_NAMES[kind].one}`}
      verb="Create"
      ready={name.trim() !== ''}
      run={(reason) => createEntity({ kind, name: name.trim(), type }, reason)}
    >
      <NameField name={name} onChange={setName} />
      <label className={dialog.field}>
        <span>Type</span>
        <select
          className={controls.field}
          value={type}
          aria-describedby={hint}
          onChange={({ target }) => {
            setType(target.value);
          }}
        >
          <option value="">Not stated</option>
          {codes.map((code) => (
            <option key={code.id} value={code.id}>
              {code.name}
            </option>
          ))}
        </select>
        <small id={hint} className={dialog.hint}>
          {codes.find(({ id }) => id === type)?.definition ?? 'It can be said later.'}
        </small>
      </label>
    </DecisionForm>
  );
}

function RenameDialog({ summary }: { summary: EntitySummary }) {
  const [name, setName] = useState(summary.name);
  return (
    <DecisionForm
      title={`Rename the ${summary.kind}`}
      verb="Rename"
      ready={name.trim() !== '' && name.trim() !== summary.name}
      run={(reason) => renameEntity(summary, name.trim(), reason)}
    >
      <NameField name={name} onChange={setName} />
    </DecisionForm>
  );
}

function RemoveDialog({ summary }: { summary: EntitySummary }) {
  const used = summary.mentions > 0 || summary.merged.length > 0;
  return (
    <DecisionForm
      title={`Remove the ${summary.kind}`}
      verb="Remove"
      ready={!used}
      run={(reason) => removeEntity(summary, reason)}
    >
      <p className={dialog.purged}>
        <bdi>{summary.name}</bdi>
      </p>
      <p className={dialog.lead}>
        {used
          ? `It has ${counted(summary.mentions, 'mention')}${summary.merged.length > 0 ? ` and ${counted(summary.merged.length, 'merged entry').replace('entrys', 'entries')}` : ''}, so it can’t be removed. Merge it with another, or give its mentions to another first.`
          : 'Nothing is linked to it. It goes out of the register; what was decided of it stays in the journal.'}
      </p>
    </DecisionForm>
  );
}

function UnmergeDialog({ summary, merged }: { summary: EntitySummary; merged: EntitySummary['merged'][number] }) {
  return (
    <DecisionForm title="Unmerge" verb="Unmerge" ready run={(reason) => unmergeEntity(merged, reason)}>
      <p className={dialog.lead}>
        “<bdi>{merged.name}</bdi>” stands for itself again and takes back the mentions that were linked to it before it
        was merged into “<bdi>{summary.name}</bdi>”.
      </p>
    </DecisionForm>
  );
}

/** Quotes that are shown of what is split off. */
const QUOTES = 5;

function SplitDialog({ summary, mentions }: { summary: EntitySummary; mentions: readonly EntityMention[] }) {
  const [name, setName] = useState(mentions[0]?.exact.replace(/\s+/gu, ' ') ?? '');
  return (
    <DecisionForm
      title={`Split ${counted(mentions.length, 'mention')} off`}
      verb="Split"
      ready={name.trim() !== ''}
      run={async (reason) => {
        const ids = mentions.map(({ annotation }) => annotation);
        const problem = await splitEntity(summary, ids, name.trim(), reason);
        if (problem === undefined) updateRegister({ ticked: undefined });
        return problem;
      }}
    >
      <p className={dialog.lead}>
        They are no longer mentions of “<bdi>{summary.name}</bdi>” but of a new {summary.kind}:
      </p>
      <ul className={dialog.points}>
        {mentions.slice(0, QUOTES).map(({ annotation, prefix, exact, suffix }) => (
          <li key={annotation} dir="auto">
            {shortened(`${prefix.slice(-24)}${exact}${suffix.slice(0, 24)}`, 120)}
          </li>
        ))}
        {mentions.length > QUOTES && <li>and {mentions.length - QUOTES} more</li>}
      </ul>
      <NameField name={name} onChange={setName} />
    </DecisionForm>
  );
}
