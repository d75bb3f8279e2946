import { describe, expect, it } from 'vitest';
import { Blackener } from './people';
import { WithheldNames } from './withheld-names';

/** What is left of `text` where these names are not told; what is blacked out is one sign. */
function told(names: string | readonly string[], text: string): string {
  return new Blackener([names].flat()).words(text).replace(/█+(?:\s+█+)*/gu, '█');
}

describe('names that are not told', () => {
  it.each([
    ['signs of its own', 'Smith & Sons Ltd', 'said Smith & Sons Ltd today', 'said █ today'],
    ['brackets', 'Nadia (Um Ali) Haddad', 'said Nadia (Um Ali) Haddad.', 'said █.'],
    ['a slash and digits', 'Coy. 3/7', 'the Coy. 3/7 left', 'the █ left'],
    ['commas', '34.7324, 36.7137', 'at 34.7324, 36.7137 today', 'at █ today'],
    ['an address of mail', 'nadia@example.org', 'to nadia@example.org now', 'to █ now'],
    ['Korean particles', '김철수', '어제 김철수는 김철수에게서 들었다', '어제 █는 █에게서 들었다'],
    ['Korean in parts', '김철수', '김 철수는', '█는'],
    ['Russian endings', 'Иван Петров', 'с Иваном Петровым и Ивана Петрова', 'с █ и █'],
    ['a patronymic', 'Иван Петров', 'Иван Сергеевич Петров сказал', '█ сказал'],
    ['Ukrainian endings', 'Зеленський', 'для Зеленського сказав', 'для █ сказав'],
    ['Greek endings', 'Γιώργος Παπαδόπουλος', 'του Γιώργου Παπαδόπουλου είπε', 'του █ είπε'],
    ['Georgian endings', 'გიორგი', 'თქვა გიორგის დღეს', 'თქვა █ დღეს'],
    ['Czech endings', 'Jan Novák', 's Janem Novákem dnes', 's █ dnes'],
    ['a middle name', 'Nadia Haddad', 'said Nadia Maria Haddad there', 'said █ there'],
    ['a nickname', 'Nadia Haddad', 'said Nadia “Um Ali” Haddad there', 'said █ there'],
    ['the last name first', 'Nadia Haddad', 'by Haddad Nadia', 'by █'],
    ['the last name first, with a hyphen', 'Jean-Luc Picard', 'by PICARD Jean-Luc', 'by █'],
    ['the last name first, with an article', 'Bassel al-Homsi', 'Homsi, Bassel and al-Homsi, Bassel', '█ and al-█'],
    ['without its article', 'Bassel al-Homsi', 'Bassel Homsi and Bassel el Homsi', '█ and █'],
    ['a contracted article', 'الحمصي', 'قال للحمصي وللحمصي', 'قال ل█ ول█'],
    ['Hebrew prefixes', 'נדיה', 'כשנדיה ולכשנדיה הלכה', 'כש█ ולכש█ הלכה'],
    ['Arabic prefixes', 'نادية حداد', 'قال ونادية حداد هنا', 'قال و█ هنا'],
    ['a script without spaces', '田中太郎', 'きのう田中 太郎は', 'きのう█は'],
  ])('WN1: are found with %s', (_, name, text, expected) => {
    expect(told(name, text)).toBe(expected);
  });

  it.each([
    ['in a longer word', 'Nadia', 'the Canadian said'],
    ['where a word is small', ['Will', 'May', 'Mark'], 'it will and may mark'],
    ['two people beside each other', 'Nadia Haddad', 'Nadia went home and so did Haddad'],
    ['two people with a verb between', 'Nadia Haddad', 'Nadia met Haddad'],
    ['in a longer Arabic word', 'خالد', 'خالدة وخوالد'],
  ])('WN2: are none %s', (_, names, text) => {
    expect(told(names, text)).toBe(text);
  });

  it('WN3: keep their length and their line ends', () => {
    const black = new Blackener(['Nadia Haddad', '👩 Org']);
    for (const text of ['Nadia\r\nHaddad', 'a 👩 Org b', 'NADIA\u00a0HADDAD’s', 'Nadia Haddadin', 'Nadia Had-\ndad']) {
      const words = black.words(text);
      expect(words).toHaveLength(text.length);
      expect(words).toContain('█');
      expect(words.replace(/[^\r\n]/gu, '')).toBe(text.replace(/[^\r\n]/gu, ''));
    }
  });

  it('WN4: take time that grows with the text only', () => {
    const names = new WithheldNames(['Nadia Haddad', 'Иван Петров', 'Smith & Sons Ltd', 'Bassel al-Homsi', '김철수']);
    const time = (text: string): number => {
      const start = performance.now();
      names.find(text);
      return performance.now() - start;
    };
    const odd = ['nadia ', 'al-', 'N. ', '%41', 'a ', 'Иван ', '“', 'homsi, '].map((part) => part.repeat(2_000));
    time(odd.join('\n'));
    for (const text of odd) {
      const [once, eight] = [Math.max(time(text), 2), time(text.repeat(8))];
      // Eight times the text; where time grew with its square it would be 64 times.
      expect(eight / once, text.slice(0, 6)).toBeLessThan(32);
    }
  });
});
