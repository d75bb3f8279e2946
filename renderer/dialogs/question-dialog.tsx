/** What an import asks, one question after the other. */
import { asking } from '../import-list';
import { useStore } from '../store';
import { MembersDialog } from './members-dialog';
import { PasswordDialog } from './password-dialog';

/** The dialog for the question `id`, or nothing once it is answered. */
export function QuestionDialog({ id }: { id: string }) {
  const imported = useStore((state) => state.imported);
  const waiting = asking(imported);
  const asked = waiting.find(({ question }) => question.id === id);
  if (!asked) return null;
  const after = waiting.length - 1;
  // A password that is asked for again is the same question to a person, so its field stays.
  if (asked.question.kind === 'password') return <PasswordDialog key={asked.name} asked={asked} after={after} />;
  return <MembersDialog key={id} asked={asked} after={after} />;
}
