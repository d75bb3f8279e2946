/** Files that are dragged over the window: shows where they would go, and imports them where they are dropped. */
import { useEffect, useState } from 'react';
import { importDropped } from '../imports';
import { start } from '../messages';
import { useStore } from '../store';
import styles from './drop-target.module.css';

/** Covers the window while files are dragged over it. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const notice = useStore((state) => (state.case?.readOnly ? state.case.notice : ''));

  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const drag = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = carriesFiles(event) ? 'copy' : 'none';
      if (carriesFiles(event)) setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      start('import', importDropped(Array.from(event.dataTransfer?.files ?? [])));
    };
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.cover}>
      <p>{notice === '' ? 'Drop articles to import them into this case' : notice}</p>
    </div>
  );
}
