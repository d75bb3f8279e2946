/** Asks which documents of a container to take: the pages of a web archive, the attachments of a mail. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { MemberSummary } from '../../domain/contract';
import { counted } from '../counted';
import type { AskingOutcome } from '../import-list';
import { mediaName, sizeWords } from '../media-name';
import { start } from '../messages';
import { filterMembers } from '../member-filter';
import { momentWords } from '../published';
import { leaveOut, takeMembers } from '../questions';
import { RovingList } from '../roving-list';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import frame from './dialog.module.css';
import styles from './import-list.module.css';
import { ListRoom } from './list-room';

const WORDS = {
  pages: { title: 'Choose pages', list: 'Pages', noun: 'page', filter: 'Filter by title, address or type' },
  attachments: {
    title: 'Choose attachments',
    list: 'Attachments',
    noun: 'attachment',
    filter: 'Filter by name or type',
  },
} as const;

/** As many need no filter. */
const SEEN_AT_ONCE = 6;

/** The `dialog` "Choose pages" or "Choose attachments". `after`: how many questions wait behind this one. */
export function MembersDialog({ asked, after }: { asked: AskingOutcome; after: number }) {
  const { kind, members } = asked.question;
  const words = WORDS[kind === 'attachments' ? kind : 'pages'];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(members.length === 1 ? ids(members) : []));
  const [query, setQuery] = useState('');
  const deferred = useDeferredValue(query);
  const shown = useMemo(() => filterMembers(members, deferred), [members, deferred]);
  const filtered = shown.length < members.length;

  const leave = (): void => {
    start('import', leaveOut(asked));
  };
  const toggle = ({ member }: MemberSummary): void => {
    const now = new Set(chosen);
    if (!now.delete(member)) now.add(member);
    setChosen(now);
  };

  return (
    <Dialog
      title={words.title}
      wide
      onClose={leave}
      onSubmit={() => {
        // In the order of the container, whatever the order of choosing.
        if (chosen.size > 0)
          start(
            'import',
            takeMembers(
              asked,
              ids(members).filter((id) => chosen.has(id)),
            ),
          );
      }}
      actions={
        <>
          <p className={frame.count} aria-live="polite">
            {chosen.size.toLocaleString('en')} of {counted(members.length, words.noun)} chosen
            {after > 0 && ` · ${counted(after, 'more question')} after this`}
          </p>
          <button type="button" className={controls.button} onClick={leave}>
            Take none
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={chosen.size === 0}>
            {chosen.size === 0 ? `Take ${words.noun}s` : `Take ${counted(chosen.size, words.noun)}`}
          </button>
        </>
      }
    >
      <p>
        {kind === 'attachments' ? (
          <>
            The mail <bdi>“{asked.headline ?? asked.name}”</bdi> is in the case. Its attachments can come in too, each
            as a source of its own.
          </>
        ) : (
          <>
            <bdi>“{asked.name}”</bdi> holds {counted(members.length, 'page')}. Each one that you take becomes a source
            of its own.
          </>
        )}
      </p>
      <div className={styles.tools}>
        {members.length > SEEN_AT_ONCE && (
          <input
            type="search"
            className={controls.field}
            aria-label={`Filter ${words.noun}s`}
            placeholder={words.filter}
            value={query}
            onChange={({ target }) => {
              setQuery(target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
              if (event.key !== 'Escape' || query === '') return;
              event.preventDefault();
              setQuery('');
            }}
          />
        )}
        <button
          type="button"
          className={controls.button}
          disabled={shown.length === 0}
          onClick={() => {
            setChosen(new Set([...chosen, ...ids(shown)]));
          }}
        >
          {filtered ? `All ${shown.length.toLocaleString('en')} shown` : 'All'}
        </button>
        <button
          type="button"
          className={controls.button}
          disabled={chosen.size === 0}
          onClick={() => {
            const left = new Set(chosen);
            for (const id of ids(shown)) left.delete(id);
            setChosen(left);
          }}
        >
          {filtered ? 'None shown' : 'None'}
        </button>
      </div>
      <ListRoom count={members.length} each={members.some(({ url }) => url !== '') ? 4.25 : 3.25}>
        {shown.length === 0 && <p className={styles.none}>Nothing fits “{deferred.trim()}”. Press Esc to see all.</p>}
        <RovingList
          label={words.list}
          items={shown}
          idOf={({ member }) => member}
          current={undefined}
          estimate={68}
          buttonClass={() => styles.member}
          checked={({ member }) => chosen.has(member)}
          onChoose={toggle}
        >
          {(member) => <MemberWords member={member} />}
        </RovingList>
      </ListRoom>
    </Dialog>
  );
}

function ids(members: readonly MemberSummary[]): string[] {
  return members.map(({ member }) => member);
}

function MemberWords({ member: { name, url, mediaType, bytes, recordedAt } }: { member: MemberSummary }) {
  const locale = navigator.language;
  const facts = [
    mediaName(mediaType),
    ...(bytes === undefined ? [] : [sizeWords(bytes, locale)]),
    ...(recordedAt === '' ? [] : [`captured ${momentWords(recordedAt, locale)}`]),
  ];
  return (
    <>
      <span className={styles.tick} aria-hidden="true" />
      <bdi className={styles.headline}>{name === '' ? url : name}</bdi>
      {url !== '' && name !== url && (
        <bdi className={styles.address} dir="ltr">
          {url}
        </bdi>
      )}
      <span className={styles.facts}>{facts.join(' · ')}</span>
    </>
  );
}
