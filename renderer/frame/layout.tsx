/**
 * The views and the panes of the reading view. In a narrow window the inspector lies over the article. The reading view
 * stays on the page behind the registers, so that whoever comes back finds it as it was.
 */
import { lazy, Suspense, useLayoutEffect, useRef, type CSSProperties, type RefObject } from 'react';
import { Article } from '../article/article';
import { Inspector } from '../inspector/inspector';
import { Library } from '../library/library';
import { focusArticle } from '../article/shown-article';
import { state as stateNow, useStore } from '../store';
import { changeSettings, toggleInspector, toggleLibrary } from '../view-settings';
import styles from './layout.module.css';
import { Splitter } from './splitter';
import { TopBar } from './top-bar';

// A first article does not wait for the registers.
const RegisterView = lazy(async () => ({ default: (await import('../registers/register-view')).RegisterView }));
const CompareView = lazy(async () => ({ default: (await import('../compare/compare-view')).CompareView }));

const OverviewView = lazy(async () => ({ default: (await import('../overview/overview-view')).OverviewView }));

const SearchView = lazy(async () => ({ default: (await import('../search/search-view')).SearchView }));

const ClaimsView = lazy(async () => ({ default: (await import('../claims/claims-view')).ClaimsView }));

/** Top bar and panes. */
export function Layout({ narrow }: { narrow: boolean }) {
  const settings = useStore((state) => state.settings);
  const over = useStore((state) => state.inspectorOver);
  const view = useStore((state) => state.view);
  const panes = useRef<HTMLDivElement>(null);
  useKeptFocus(panes);
  const scale = settings.textSize / 100;
  const inspectorSeen = narrow ? over : settings.inspectorOpen;
  const widths = {
    '--library-width': `${settings.libraryWidth}px`,
    '--inspector-width': `${settings.inspectorWidth}px`,
  } as CSSProperties;

  return (
    <>
      <TopBar narrow={narrow} inspectorSeen={inspectorSeen} />
      <div id="view" role="tabpanel" className={styles.view}>
        <div
          ref={panes}
          className={styles.panes}
          data-away={view !== 'read' || undefined}
          style={widths}
          data-library={settings.libraryOpen ? 'open' : 'hidden'}
          data-inspector={inspectorSeen ? (narrow ? 'over' : 'open') : 'hidden'}
        >
          <nav className={styles.library} id="library-pane" aria-label="Library" data-pane="library">
            <Library />
            <Splitter
              label="Width of the sources"
              controls="library-pane"
              side="left"
              width={settings.libraryWidth}
              usual={286}
              scale={scale}
              onDrag={(width) => {
                panes.current?.style.setProperty('--library-width', `${width}px`);
              }}
              onChange={(libraryWidth) => {
                changeSettings({ libraryWidth });
              }}
              onHide={toggleLibrary}
            />
          </nav>
          <div className={styles.article} data-pane="article">
            <Article />
          </div>
          <aside
            className={styles.inspector}
            id="inspector-pane"
            aria-label="Inspector"
            data-pane="inspector"
            tabIndex={-1}
          >
            <Inspector />
            <Splitter
              label="Width of the inspector"
              controls="inspector-pane"
              side="right"
              width={settings.inspectorWidth}
              usual={324}
              scale={scale}
              onDrag={(width) => {
                panes.current?.style.setProperty('--inspector-width', `${width}px`);
              }}
              onChange={(inspectorWidth) => {
                changeSettings({ inspectorWidth });
              }}
              onHide={toggleInspector}
            />
          </aside>
        </div>
        {view === 'compare' && (
          <Suspense fallback={<p className={styles.waiting}>Opening the comparison…</p>}>
            <CompareView narrow={narrow} />
          </Suspense>
        )}
        {view === 'claims' && (
          <Suspense fallback={<p className={styles.waiting}>Opening the claims…</p>}>
            <ClaimsView narrow={narrow} />
          </Suspense>
        )}
        {view === 'overview' && (
          <Suspense fallback={<p className={styles.waiting}>Opening the overview…</p>}>
            <OverviewView />
          </Suspense>
        )}
        {view === 'search' && (
          <Suspense fallback={<p className={styles.waiting}>Opening the search…</p>}>
            <SearchView />
          </Suspense>
        )}
        {(view === 'actors' || view === 'places') && (
          <Suspense fallback={<p className={styles.waiting}>Opening the register…</p>}>
            <RegisterView key={view} kind={view === 'actors' ? 'actor' : 'place'} narrow={narrow} />
          </Suspense>
        )}
      </div>
    </>
  );
}

/**
 * Gives the keyboard back to where it was in the reading view when a register is left; to the article where it is left
 * for a mark. Whoever came by the tabs stays there.
 */
function useKeptFocus(panes: RefObject<HTMLElement | null>): void {
  const reading = useStore((state) => state.view === 'read');
  const left = useRef<{ readonly element: Element | null; readonly reveals: number }>(undefined);
  useLayoutEffect(() => {
    const { reveals } = stateNow();
    const { activeElement } = document;
    if (!reading) {
      left.current = { element: panes.current?.contains(activeElement) ? activeElement : null, reveals };
      return;
    }
    const before = left.current;
    if (before === undefined || activeElement?.closest('[role="tablist"]')) return;
    const { element } = before;
    if (element instanceof HTMLElement && element.isConnected && before.reveals === reveals) {
      element.focus({ preventScroll: true });
    } else focusArticle();
  }, [reading, panes]);
}
