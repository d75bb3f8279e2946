/** The three panes and the lines between them. In a narrow window the inspector lies over the article. */
import { useRef, type CSSProperties } from 'react';
import { Article } from '../article/article';
import { Inspector } from '../inspector/inspector';
import { Library } from '../library/library';
import { useStore } from '../store';
import { changeSettings, toggleInspector, toggleLibrary } from '../view-settings';
import styles from './layout.module.css';
import { Splitter } from './splitter';
import { TopBar } from './top-bar';

/** Top bar and panes. */
export function Layout({ narrow }: { narrow: boolean }) {
  const settings = useStore((state) => state.settings);
  const over = useStore((state) => state.inspectorOver);
  const panes = useRef<HTMLDivElement>(null);
  const scale = settings.textSize / 100;
  const inspectorSeen = narrow ? over : settings.inspectorOpen;
  const widths = {
    '--library-width': `${settings.libraryWidth}px`,
    '--inspector-width': `${settings.inspectorWidth}px`,
  } as CSSProperties;

  return (
    <>
      <TopBar narrow={narrow} inspectorSeen={inspectorSeen} />
      <div
        ref={panes}
        id="view"
        role="tabpanel"
        className={styles.panes}
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
    </>
  );
}
