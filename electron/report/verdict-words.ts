/** How far a statement is corroborated, as a sentence for those who have not seen the case. */
import type { Support } from '../../domain/statement';

/** The sentence. What one origin passed on to others counts once. */
export function verdictWords({ verdict, independent, denying, asserting }: Support): string {
  switch (verdict) {
    case 'corroborated':
      return `Corroborated: ${independent} independent origins say so.`;
    case 'one-origin':
      return asserting.length > 1 ? 'One origin: those who say so have it from one place.' : 'Only one origin says so.';
    case 'disputed':
      return `Disputed: ${origins(independent)} so, ${denying.length} against.`;
    case 'denied':
      return 'Denied: nobody says so.';
    case 'mentioned':
      return 'Only mentioned: nobody vouches for it.';
  }
}

function origins(n: number): string {
  return n === 1 ? '1 origin says' : `${n} independent origins say`;
}
