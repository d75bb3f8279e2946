/**
 * How far two annotators of the opened source agree, kept in step with its marks. Who annotated it is asked when the
 * source is opened and when marks have changed; they are compared only while that is looked at.
 */
import { create } from 'zustand';
import type { AgreementReport, Annotator, Disagreement } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { service } from '../service';
import { state, update, useStore } from '../store';

/** How long marks must rest before they are compared again, in milliseconds. */
const REST = 500;

interface AgreementState {
  /** Who annotated the opened source. */
  readonly annotators: readonly Annotator[];
  /** Keys of the two who are compared. */
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly report: AgreementReport | undefined;
  readonly failure: string;
}

const NOTHING: AgreementState = {
  annotators: [],
  first: undefined,
  second: undefined,
  report: undefined,
  failure: '',
};

/** The annotators of the opened source and how far two of them agree. */
export const useAgreement = create<AgreementState>()(() => NOTHING);

let timer: ReturnType<typeof setTimeout> | undefined;
let rounds = 0;

/** Follows the opened source and its marks from now on. Call once. */
export function followAgreement(): void {
  useStore.subscribe((now, before) => {
    if (now.opened?.source !== before.opened?.source) useAgreement.setState(NOTHING);
    const looked = now.inspectorTab === 'agreement';
    const turned = looked && before.inspectorTab !== 'agreement';
    if (now.opened === before.opened && !turned) return;
    rounds++;
    clearTimeout(timer);
    if (!now.opened) return;
    // Another annotator's marks come by opening the case, seldom while it is open.
    const opening = now.opened.text !== before.opened?.text;
    if (!opening && !looked && useAgreement.getState().annotators.length < 2) return;
    timer = setTimeout(() => void ask(), turned ? 0 : REST);
  });
}

/** Compares another one as the first or second. Whoever was the other and is now both changes places. */
export function chooseAnnotator(which: 'first' | 'second', key: string): void {
  const now = useAgreement.getState();
  const other = which === 'first' ? 'second' : 'first';
  const swapped = now[other] === key ? { [other]: now[which] } : {};
  useAgreement.setState({ [which]: key, ...swapped, report: undefined });
  void ask();
}

/** Tells annotators apart: a desk may have had several names, and a name several desks. */
export function annotatorKey({ desk, name }: Annotator): string {
  return JSON.stringify([desk, name]);
}

/** Shows both marks of a disagreement in the article: the first with its frame, the second with its extent. */
export function openDisagreement({ first, second }: Disagreement): void {
  const [focus, other] = first ? [first, second] : [second, undefined];
  if (!focus) return;
  update({
    view: 'read',
    focused: focus.annotation,
    pointed: other?.annotation,
    reveals: state().reveals + 1,
    inspectorTab: 'agreement',
  });
}

async function ask(): Promise<void> {
  const { opened, inspectorTab, serviceGone } = state();
  if (!opened || serviceGone) return;
  const round = ++rounds;
  try {
    const annotators = await service.annotators(opened.source);
    if (round !== rounds) return;
    const known = useAgreement.getState();
    const keys = annotators.map(annotatorKey);
    const kept = (key: string | undefined) => (key !== undefined && keys.includes(key) ? key : undefined);
    const first = kept(known.first) ?? keys.find((key) => key !== known.second);
    const second = kept(known.second) ?? keys.find((key) => key !== first);
    useAgreement.setState({ annotators, first, second, failure: '' });
    const [one, two] = [first, second].map((key) => annotators.find((person) => annotatorKey(person) === key));
    if (!one || !two || inspectorTab !== 'agreement') return;
    const report = await service.compareAnnotators(opened.source, one, two);
    if (round === rounds) useAgreement.setState({ report });
  } catch (thrown) {
    const { code, message } = errorData(thrown);
    if (round === rounds && code !== 'service-gone') useAgreement.setState({ report: undefined, failure: message });
  }
}
