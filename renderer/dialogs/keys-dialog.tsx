/** All keys of the window. */
import { KEY_HELP } from '../keys';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** The `dialog` "Keys". */
export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" wide reading onClose={onClose}>
      <div className={styles.keys}>
        {KEY_HELP.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={controls.sectionHead}>{title}</h3>
            <dl>
              {keys.map((line) => (
                <div key={line.does} className={styles.keyLine}>
                  <dt>
                    {line.keys.map((key) => (
                      <kbd key={key} className={controls.key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{line.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
