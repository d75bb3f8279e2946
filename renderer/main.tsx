/** Starts the window: connects to the service, reads the settings and the case, and shows them. */
import './theme/tokens.css';
import './theme/fonts.css';
import './theme/base.css';
import './article/highlights.css';
import { createRoot } from 'react-dom/client';
import { followAgreement } from './agreement/comparing';
import { App } from './app';
import { bridge } from './bridge';
import { applyChange } from './changes';
import { runMenu } from './commands';
import { leaveField } from './field';
import { showProgress } from './imports';
import { say, start } from './messages';
import { retryNotes } from './marking';
import { commitBounds } from './moving';
import { serviceGone } from './recovery';
import { answered, connectService } from './service';
import { loadCase } from './sources';
import { update } from './store';
import { suggestionsSettled } from './suggestions/deciding';
import { followSuggestions } from './suggestions/suggesting';

/** The longest that the first picture waits for the bundled faces, in milliseconds. */
const FACES_WAIT = 400;

async function main(): Promise<void> {
  connectService({
    events: {
      changed: applyChange,
      importing: showProgress,
      comparing: (progress) => {
        update({ comparison: progress });
      },
      exporting: (progress) => {
        update({ exporting: progress });
      },
    },
    gone: ({ message }) => {
      serviceGone(message);
    },
  });
  bridge.onMenu(runMenu);
  bridge.onNotice((sentence) => {
    say(sentence);
  });
  // What is being written or moved is saved when it loses the focus, which it does not when the window closes.
  bridge.onClosing(async () => {
    await answered(leaveField);
    await Promise.all([retryNotes(), commitBounds(), suggestionsSettled()]);
  });
  followSuggestions();
  followAgreement();
  start('load', loadCase());
  const [settings] = await Promise.all([bridge.settings(), facesLoaded()]);
  update({ settings });
  const root = document.getElementById('root');
  if (!root) throw new Error('expected an element with the id root');
  createRoot(root).render(<App />);
}

/** Resolves when the faces of the first picture are there, so that no line is set twice. */
async function facesLoaded(): Promise<void> {
  const faces = ['400 13px "Inter Variable"', '400 18px "Source Serif 4 Variable"'];
  await Promise.race([
    Promise.all(faces.map((face) => document.fonts.load(face))),
    new Promise((resolve) => setTimeout(resolve, FACES_WAIT)),
  ]);
}

void main();
