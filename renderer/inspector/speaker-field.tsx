/** Who makes a claim: the outlet itself, or an actor of the register, or one that is put into it here. */
import type { Speaker } from '../../domain/claim';
import type { ClaimReading } from '../../domain/contract';
import type { ShownMark } from '../marks';
import { useStore } from '../store';
import { Combobox } from './combobox';
import { entityOf, entityOptions, type EntityOption } from './entity-options';
import type { Option } from './option-list';
import { saveClaims, saveSpeaker } from './register-actions';

const OUTLET = 'the outlet itself';

/** A speaker as it is shown. */
export interface ShownSpeaker {
  readonly name: string;
  /** False for what the words tell and nobody has said. */
  readonly said: boolean;
  /** Id of the entity; undefined for the outlet, and for words that are in no register yet. */
  readonly entity: string | undefined;
  /** The words of the text that name who speaks; empty for the outlet itself. */
  readonly words: string;
  /** Says it of claims as it is shown. */
  confirm(ids: readonly string[]): Promise<boolean>;
}

/** The speaker that a person said, or else the one that the words tell. */
export function useSpeaker(said: Speaker | null, reading: ClaimReading | undefined): ShownSpeaker {
  const entities = useStore((state) => state.entities);
  const found = reading?.speaker;
  const words = found?.words ?? '';
  if (said !== null) {
    const entity = said.kind === 'entity' ? said.entity : undefined;
    return {
      name:
        entity === undefined ? OUTLET : (entityOf(entities, entity)?.name ?? 'an actor that is not in the register'),
      said: true,
      entity,
      words,
      confirm: () => Promise.resolve(false),
    };
  }
  const known =
    entityOf(entities, found?.entity) ??
    entities.find(({ kind, name }) => kind === 'actor' && name.toLowerCase() === words.toLowerCase());
  const name = !reading ? '…' : words === '' ? OUTLET : (known?.name ?? words);
  return {
    ...{ name, said: false, entity: known?.entity, words },
    confirm: (ids) =>
      words === ''
        ? saveClaims(ids, { speaker: { kind: 'outlet' } }, `speaker · ${OUTLET}`)
        : saveSpeaker(ids, known ? { entity: known.entity } : { create: words, type: '' }, name),
  };
}

type SpeakerOption = (Option & { readonly target: 'outlet' | 'unsaid' }) | EntityOption;

/** The `combobox` "Speaker". */
export function SpeakerField(props: { mark: ShownMark; speaker: ShownSpeaker; disabled: boolean }) {
  const { mark, speaker, disabled } = props;
  const entities = useStore((state) => state.entities);
  const codebook = useStore((state) => state.codebook);

  const options = (typed: string): { options: readonly SpeakerOption[]; more?: string | undefined } => {
    const proposals =
      speaker.entity === undefined
        ? []
        : [{ entity: speaker.entity, name: '', type: '', why: 'Who speaks in these words', score: 1 }];
    const found = entityOptions({
      ...{ entities, codebook, kind: 'actor', typed, words: speaker.entity === undefined ? speaker.words : '' },
      proposals: speaker.said ? [] : proposals,
    });
    const outlet: SpeakerOption[] = OUTLET.includes(typed.toLowerCase())
      ? [{ id: 'outlet', name: OUTLET, detail: 'Nobody else is named as the one who says it.', target: 'outlet' }]
      : [];
    const back: SpeakerOption[] =
      speaker.said && typed === ''
        ? [{ id: 'unsaid', name: 'Not said', detail: 'Takes back what was said here.', target: 'unsaid' }]
        : [];
    return { options: [...outlet, ...found.options, ...back], more: found.more };
  };

  const choose = ({ target, name }: SpeakerOption): void => {
    if (target === 'outlet') void saveClaims([mark.id], { speaker: { kind: 'outlet' } }, `speaker · ${OUTLET}`);
    else if (target === 'unsaid') void saveClaims([mark.id], { speaker: null }, 'speaker · not said');
    else void saveSpeaker([mark.id], target, 'create' in target ? target.create : name);
  };

  return (
    <span data-link="">
      <Combobox
        label="Speaker"
        value={speaker.name}
        chosen={speaker.entity ?? (speaker.said ? 'outlet' : undefined)}
        disabled={disabled}
        options={options}
        onChoose={choose}
      />
    </span>
  );
}
