/** Marks that a reporter would make in the sample articles: for screenshots, and for tests that need a full case. */
import type { Tag } from '../../domain/tags';
import { runCli, type CliPlace } from './cli';

/** By words of the headline: quotes with their tags. A quote may be nested in another one. */
export const SAMPLE_MARKS: Readonly<Record<string, Readonly<Record<Tag, readonly string[]>>>> = {
  'Syria opposition captures': {
    claim: [
      'capturing checkpoints, a tank and allegedly a crossing on the Jordanian border',
      'Over the past month, the Syrian regime’s Fourth Division has laid siege to the district of Daraa Al-Balad and enforced a blockade',
      'a deal was struck between the Daraa Central Committee and regime officers',
      'The ensuing bombardment of the area killed dozens of civilians',
      'armed men from the area captured around ten checkpoints from regime forces, killing over seven pro-Assad soldiers and militiamen and capturing around 70 others',
      'At least 98 former opposition fighters in the province have been tortured to death by the regime since then',
    ],
    actor: [
      'Opposition fighters',
      'regime forces and loyalist militias',
      'Syrian regime’s Fourth Division',
      'Daraa Central Committee',
      'regime officers',
      'pro-Assad soldiers and militiamen',
      'Bashar al-Assad',
      'Hafez Al-Assad',
    ],
    place: ['Daraa', 'Jordanian border', 'Daraa Al-Balad', 'Damascus', 'Nasib border crossing', 'Daraa city'],
  },
  'An Assad regime general': {
    claim: [
      'He is the second regime general slain in the province since',
      'more than 500 assassination attempts, with more than 300 people killed',
      'About 60 civilians have died',
    ],
    actor: ['Brig. Gen. Talal Qassem', 'army’s 5th Division', 'Maj. Gen. Hussam Loqa', 'Russian troops'],
    place: ['Busra Harir', 'Quneitra', 'Lajat', 'Sanamayn', 'Muzayrib'],
  },
  'An agreement has staved off': {
    claim: [
      'more than 225 pro-Assad troops and officials, including at least 45 former rebels, have been slain since June 2019',
      'the rebels seized a checkpoint of the 4th Division',
    ],
    actor: ['4th Division', 'Air Force Intelligence', '8th Division'],
    place: ['Karak Sharqi', 'eastern Daraa Province'],
  },
  'Daraa Al-Balad region has faced': {
    claim: ['Daraa was placed under siege on 25 June', 'At least 600,000 are thought to have been killed'],
    actor: ['Bashar al-Assad', 'Fourth Division', 'Russia'],
    place: ['Al-Kazia roundabout', 'Tafas', 'Daraa Al-Balad'],
  },
  'Syrian regime sends reinforcements': {
    claim: ['The Assad regime has sent further military reinforcements to the southern province of Daraa'],
    actor: ['Adnan Al-Masalma', 'SANA', 'Nabaa news agency'],
    place: ['Nasib border crossing', 'southern province of Daraa'],
  },
};

/** Makes the marks in a case that holds the sample articles. Answers how many. */
export function markSamples(place: CliPlace): number {
  let made = 0;
  for (const line of runCli(place, ['sources']).lines) {
    const marks = Object.entries(SAMPLE_MARKS).find(([words]) => String(line['headline']).includes(words))?.[1];
    for (const [tag, quotes] of Object.entries(marks ?? {})) {
      for (const quote of quotes) {
        const { status, stderr } = runCli(place, ['annotate', String(line['source']), '--tag', tag, '--quote', quote]);
        if (status !== 0) throw new Error(`${quote}: ${stderr}`);
        made++;
      }
    }
  }
  return made;
}
