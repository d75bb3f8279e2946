/** How far two annotators of the opened source agree: figures per tag, what they mean, and where the two differ. */
import { useMemo, useState } from 'react';
import type { AgreementReport, Annotator, Disagreement, TagAgreement } from '../../domain/contract';
import { shortened, TAG_NAMES } from '../counted';
import { Choice } from '../frame/choice';
import { RovingList } from '../roving-list';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './agreement.module.css';
import { annotatorKey, chooseAnnotator, openDisagreement, useAgreement } from './comparing';

/** The longest quote in the list. */
const QUOTE_LENGTH = 120;

type Kind = Disagreement['kind'] | 'all';

/** Each figure with what it means, for readers who have not met it. */
const FIGURES = {
  alpha: {
    name: 'Alpha',
    means: 'Krippendorff’s alpha, over every character of the text: 1 is full agreement, 0 is what chance would give.',
  },
  exactF1: { name: 'F1 same', means: 'The share of marks that both made with the same bounds: 1 is all, 0 is none.' },
  overlapF1: { name: 'F1 over', means: 'The same, counting marks that only overlap as agreement.' },
} as const;

type Figure = keyof typeof FIGURES;

const FIGURE_NAMES: readonly Figure[] = ['alpha', 'exactF1', 'overlapF1'];

/** The choice of two annotators, the table of figures and the `list` "Disagreements". */
export function AgreementPanel() {
  const opened = useStore((state) => state.opened);
  const { annotators, first, second, report, failure } = useAgreement();
  const [one, two] = [first, second].map((key) => annotators.find((person) => annotatorKey(person) === key));
  if (!opened) return <p className={styles.hint}>Open an article to compare how two people marked it.</p>;
  if (!one || !two)
    return (
      <p className={styles.hint}>
        Only one person has annotated this article. When somebody else marks it in the same case, under another name or
        on another desk, how far the two agree is shown here.
      </p>
    );
  return (
    <div className={styles.panel}>
      <div className={styles.figures}>
        <div className={styles.people}>
          <PersonChoice which="first" person={one} annotators={annotators} />
          <PersonChoice which="second" person={two} annotators={annotators} />
        </div>
        {failure !== '' && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        {report ? (
          <Figures report={report} one={one} two={two} />
        ) : (
          failure === '' && <p className={styles.hint}>Comparing…</p>
        )}
      </div>
      {report && <Disagreements report={report} one={one} two={two} />}
    </div>
  );
}

interface Two {
  readonly report: AgreementReport;
  readonly one: Annotator;
  readonly two: Annotator;
}

function PersonChoice(props: { which: 'first' | 'second'; person: Annotator; annotators: readonly Annotator[] }) {
  const { which, person, annotators } = props;
  return (
    <label className={styles.person}>
      <span>{which === 'first' ? 'A' : 'B'}</span>
      <select
        className={controls.field}
        aria-label={which === 'first' ? 'First annotator' : 'Second annotator'}
        value={annotatorKey(person)}
        onChange={({ target }) => {
          chooseAnnotator(which, target.value);
        }}
      >
        {annotators.map((other) => (
          <option key={annotatorKey(other)} value={annotatorKey(other)}>
            {personName(other, annotators)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A name; with the desk where several desks have it. */
function personName(person: Annotator, annotators: readonly Annotator[]): string {
  const name = person.name === '' ? 'Name not set' : person.name;
  const twice = annotators.filter((other) => other.name === person.name).length > 1;
  return twice ? `${name} (desk ${person.desk.slice(-4)})` : name;
}

function Figures({ report, one, two }: Two) {
  return (
    <>
      <table className={styles.table}>
        <caption className={controls.hidden}>
          Agreement of {one.name || 'A'} and {two.name || 'B'}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={controls.hidden}>Tag</span>
            </th>
            <th scope="col" title={`Marks of ${one.name || 'the first annotator'}`}>
              A
            </th>
            <th scope="col" title={`Marks of ${two.name || 'the second annotator'}`}>
              B
            </th>
            {FIGURE_NAMES.map((figure) => (
              <th key={figure} scope="col" title={FIGURES[figure].means}>
                {FIGURES[figure].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...report.tags, report.overall].map((row) => (
            <Row key={row.tag ?? 'all'} row={row} />
          ))}
        </tbody>
      </table>
      <dl className={styles.meanings}>
        <dt>A, B</dt>
        <dd>How many marks each of the two made.</dd>
        {FIGURE_NAMES.map((figure) => (
          <div key={figure}>
            <dt>{FIGURES[figure].name}</dt>
            <dd>{FIGURES[figure].means}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Row({ row }: { row: TagAgreement }) {
  return (
    <tr className={row.tag ? controls[row.tag] : styles.overall}>
      <th scope="row">
        {row.tag && <span className={controls.swatch} aria-hidden="true" />}
        {row.tag ? `${TAG_NAMES[row.tag]}s` : 'All'}
      </th>
      <td>{row.first}</td>
      <td>{row.second}</td>
      {FIGURE_NAMES.map((figure) => (
        <td key={figure}>
          {row[figure] === undefined ? (
            <span title="Nothing to compare">
              –<span className={controls.hidden}> nothing to compare</span>
            </span>
          ) : (
            row[figure].toFixed(2)
          )}
        </td>
      ))}
    </tr>
  );
}

function Disagreements({ report, one, two }: Two) {
  const content = useStore((state) => state.opened?.content ?? '');
  const focused = useStore((state) => state.focused);
  const [only, setOnly] = useState<Kind>('all');
  const { disagreements } = report;
  const kinds: Readonly<Record<Kind, string>> = {
    all: 'All kinds',
    'only-first': `Only ${nameOf(one, 'A')}`,
    'only-second': `Only ${nameOf(two, 'B')}`,
    bounds: 'Other bounds',
    tag: 'Other tag',
    attributes: 'Other attributes',
  };
  const listed = useMemo(
    () => (only === 'all' ? disagreements : disagreements.filter(({ kind }) => kind === only)),
    [disagreements, only],
  );
  const current = listed.find(({ first, second }) => (first ?? second)?.annotation === focused);
  const words = (mark: Disagreement['first']): string =>
    mark ? shortened(content.slice(mark.start, mark.end), QUOTE_LENGTH) : '';
  return (
    <div className={styles.all}>
      <div className={styles.head}>
        <h2 className={controls.sectionHead}>
          {only === 'all'
            ? `Disagreements · ${disagreements.length}`
            : `Disagreements · ${listed.length} of ${disagreements.length}`}
        </h2>
        <Choice<Kind> label="Kinds of disagreement" value={only} options={kinds} onChange={setOnly} />
      </div>
      {listed.length === 0 && (
        <p className={styles.hint}>
          {disagreements.length === 0
            ? 'The two agree everywhere: same words, same tags, same attributes.'
            : 'None of this kind.'}
        </p>
      )}
      <RovingList
        label="Disagreements"
        items={listed}
        idOf={disagreementKey}
        current={current && disagreementKey(current)}
        estimate={64}
        buttonClass={({ first, second }) => `${styles.item} ${controls[(first ?? second)?.tag ?? 'claim']}`}
        onChoose={openDisagreement}
      >
        {(disagreement) => {
          const { kind, first, second } = disagreement;
          return (
            <>
              <span className={controls.swatch} aria-hidden="true" />
              <span className={styles.words}>
                <q dir="auto">{words(first ?? second)}</q>
                {kind === 'bounds' && (
                  <span className={styles.second}>
                    <bdi>{nameOf(two, 'B')}</bdi>: <q dir="auto">{words(second)}</q>
                  </span>
                )}
                {kind === 'tag' && first && second && (
                  <span className={styles.second}>
                    <bdi>{nameOf(one, 'A')}</bdi>: {first.tag} · <bdi>{nameOf(two, 'B')}</bdi>: {second.tag}
                  </span>
                )}
              </span>
              <bdi className={styles.kind}>
                {kinds[kind].toLowerCase().startsWith('only') ? kinds[kind] : kinds[kind].toLowerCase()}
              </bdi>
            </>
          );
        }}
      </RovingList>
    </div>
  );
}

function nameOf({ name }: Annotator, otherwise: string): string {
  return name === '' ? otherwise : name;
}

function disagreementKey({ first, second }: Disagreement): string {
  return `${first?.annotation ?? ''} ${second?.annotation ?? ''}`;
}
