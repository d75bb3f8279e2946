/** What is dragged over the window: shows where it would go, imports files, and opens the paste dialog for words. */
import { useEffect, useState } from 'react';
import { isField } from '../field';
import { importDropped } from '../imports';
import { start } from '../messages';
import { takeDropped } from '../paste';
import { TEXT_KINDS } from '../pasted';
import { useStore } from '../store';
import styles from './drop-target.module.css';

type Dragged = 'files' | 'words';

/** Covers the window while something that can be taken in is dragged over it. */
export function DropTarget() {
  const [over, setOver] = useState<Dragged>();
  const notice = useStore((state) => (state.case?.readOnly ? state.case.notice : ''));

  useEffect(() => {
    /** Words that are dragged from this window itself are no article from elsewhere. */
    let own = false;
    const dragged = (event: DragEvent): Dragged | undefined => {
      const kinds = event.dataTransfer?.types ?? [];
      if (kinds.includes('Files')) return 'files';
      const words = !own && !document.querySelector('dialog[open]') && TEXT_KINDS.some((kind) => kinds.includes(kind));
      return words ? 'words' : undefined;
    };
    const drag = (event: DragEvent): void => {
      // A view that takes it says so.
      if (event.defaultPrevented) return;
      const what = dragged(event);
      if (what !== 'files' && isField(event.target)) {
        setOver(undefined);
        return;
      }
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = what ? 'copy' : 'none';
      setOver(what);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(undefined);
    };
    const drop = (event: DragEvent): void => {
      const what = dragged(event);
      setOver(undefined);
      if (event.defaultPrevented || (what !== 'files' && isField(event.target))) return;
      event.preventDefault();
      if (what === 'files') start('import', importDropped(Array.from(event.dataTransfer?.files ?? [])));
      else if (what === 'words' && event.dataTransfer) takeDropped(event.dataTransfer);
    };
    const begin = (): void => {
      own = true;
    };
    const finish = (): void => {
      own = false;
      setOver(undefined);
    };
    // While something is dragged no pointer moves: one that does has come back from a drag that ended elsewhere.
    const back = (): void => {
      setOver(undefined);
    };
    const handlers = {
      dragstart: begin,
      dragend: finish,
      dragenter: drag,
      dragover: drag,
      dragleave: leave,
      drop,
      pointermove: back,
    };
    for (const [kind, handle] of Object.entries(handlers)) window.addEventListener(kind, handle as EventListener);
    return () => {
      for (const [kind, handle] of Object.entries(handlers)) window.removeEventListener(kind, handle as EventListener);
    };
  }, []);

  if (!over) return null;
  const words = over === 'files' ? 'Drop articles to import them into this case' : 'Drop to add this as an article';
  return (
    <div className={styles.cover}>
      <p>{notice === '' ? words : notice}</p>
    </div>
  );
}
