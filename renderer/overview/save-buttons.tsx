/** The buttons that save a chart as a picture. */
import controls from '../theme/controls.module.css';
import type { PictureWords } from './chart-frame';
import styles from './overview.module.css';
import { savePicture, type DrawPicture } from './saving';

/** The buttons. */
export function SaveButtons(props: {
  readonly words: PictureWords;
  readonly draw: DrawPicture;
  readonly disabled: boolean;
}) {
  const { words, draw, disabled } = props;
  return (
    <div className={styles.save}>
      {(['svg', 'png'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className={controls.button}
          disabled={disabled}
          onClick={() => {
            savePicture(format, words, draw);
          }}
        >
          Save as {format.toUpperCase()}…
        </button>
      ))}
    </div>
  );
}
