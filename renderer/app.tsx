/** The whole window. */
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import styles from './app.module.css';
import { paintTags } from './codebook/code-colours';
import { runKey } from './commands';
import { Dialogs } from './dialogs/dialogs';
import { Alerts } from './frame/alerts';
import { DropTarget } from './frame/drop-target';
import { Layout } from './frame/layout';
import { StatusBar } from './frame/status-bar';
import { pressedKey } from './keys';
import { takePaste } from './paste';
import { state, useStore } from './store';
import { isNarrow } from './view-settings';

/** Everything in the window. */
export function App() {
  const textSize = useStore((now) => now.settings.textSize);
  const codebook = useStore((now) => now.codebook);
  const narrow = useSyncExternalStore(onResize, () => isNarrow(state()));

  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--text-scale', String(textSize / 100));
  }, [textSize]);

  useLayoutEffect(() => {
    paintTags(codebook, document.documentElement.style);
  }, [codebook]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (runKey(pressedKey(event), event.target)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    window.addEventListener('paste', takePaste);
    return () => {
      window.removeEventListener('paste', takePaste);
      window.removeEventListener('keydown', press);
    };
  }, []);

  return (
    <div className={styles.window} data-narrow={narrow || undefined}>
      <Layout narrow={narrow} />
      <StatusBar />
      <Alerts />
      <Dialogs />
      <DropTarget />
    </div>
  );
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => {
    window.removeEventListener('resize', changed);
  };
}
