/** The right pane: what is marked in the opened source, where it comes from, and what is to be reviewed. */
import { AgreementPanel } from '../agreement/agreement-panel';
import { ReviewPanel } from '../captures/review-panel';
import { ProvenancePanel } from '../provenance/provenance-panel';
import { useStore } from '../store';
import { SuggestionsPanel } from '../suggestions/suggestions-panel';
import { AnnotationsPanel } from './annotations-panel';
import styles from './inspector.module.css';
import { InspectorTabs } from './inspector-tabs';

/** The tabs and what they show. */
export function Inspector() {
  const tab = useStore((state) => state.inspectorTab);
  return (
    <div className={styles.inspector}>
      <InspectorTabs />
      <div
        className={styles.view}
        id="inspector-view"
        role="tabpanel"
        aria-labelledby={`inspector-tab-${tab}`}
        tabIndex={tab === 'provenance' ? 0 : undefined}
      >
        {tab === 'annotations' && <AnnotationsPanel />}
        {tab === 'suggestions' && <SuggestionsPanel />}
        {tab === 'provenance' && <ProvenancePanel />}
        {tab === 'review' && <ReviewPanel />}
        {tab === 'agreement' && <AgreementPanel />}
      </div>
    </div>
  );
}
