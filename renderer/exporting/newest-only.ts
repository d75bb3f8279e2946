/** Asks for the newest only: what is asked while an answer is on its way takes the place of what waited. */

interface Asked<Q, A> {
  readonly question: Q;
  readonly onAnswer: (answer: A) => void;
  readonly onFailure: (thrown: unknown) => void;
}

/** Asks a question. The function that it answers takes the question back: it is then not asked any more, or not heard. */
type AskNewest<Q, A> = (question: Q, onAnswer: (answer: A) => void, onFailure: (thrown: unknown) => void) => () => void;

/** Lets one question at a time through to `ask`, and of those that wait only the last, whose answer alone is heard. */
export function newestOnly<Q, A>(ask: (question: Q) => Promise<A>): AskNewest<Q, A> {
  let isRunning = false;
  let newest: Asked<Q, A> | undefined;
  let waiting: Asked<Q, A> | undefined;

  const next = (): void => {
    const one = waiting;
    if (isRunning || one === undefined) return;
    isRunning = true;
    waiting = undefined;
    const end = (tell: () => void): void => {
      isRunning = false;
      if (newest === one) tell();
      next();
    };
    ask(one.question).then(
      (answer) => {
        end(() => {
          one.onAnswer(answer);
        });
      },
      (thrown: unknown) => {
        end(() => {
          one.onFailure(thrown);
        });
      },
    );
  };

  return (question, onAnswer, onFailure) => {
    const own = { question, onAnswer, onFailure };
    newest = own;
    waiting = own;
    next();
    return () => {
      if (newest === own) newest = undefined;
      if (waiting === own) waiting = undefined;
    };
  };
}
