/** The tabs at the head of the inspector. The arrow keys move between them and show what they name. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useAgreement } from '../agreement/comparing';
import { isOpen, unplaced } from '../captures/review';
import { update, useStore, type InspectorTab } from '../store';
import styles from './inspector.module.css';

/** The `tablist` "Inspector views". */
export function InspectorTabs() {
  const shown = useStore((state) => state.inspectorTab);
  const open = useStore((state) => unplaced(state).filter(isOpen).length);
  const suggested = useStore((state) => state.suggestions.length);
  const compared = useAgreement(({ annotators }) => annotators.length > 1);
  const tabs: readonly (readonly [InspectorTab, string])[] = [
    ['annotations', 'Annotations'],
    ['suggestions', suggested > 0 ? `Suggestions · ${suggested}` : 'Suggestions'],
    ['provenance', 'Provenance'],
    ['review', open > 0 ? `Review · ${open}` : 'Review'],
    ...(compared || shown === 'agreement' ? [['agreement', 'Agreement'] as const] : []),
  ];
  const choose = (tab: InspectorTab): void => {
    update({ inspectorTab: tab });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex(([tab]) => tab === shown);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = targets[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    choose(tab[0]);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  const list = useRef<HTMLDivElement>(null);
  // Where the tabs have no room beside each other, the one that is shown is in sight.
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-selected="true"]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  return (
    <div ref={list} role="tablist" aria-label="Inspector views" className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map(([tab, name]) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`inspector-tab-${tab}`}
          aria-selected={tab === shown}
          aria-controls="inspector-view"
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => {
            choose(tab);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
