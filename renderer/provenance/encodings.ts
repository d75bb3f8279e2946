/** Character encodings that old pages and text files come in, by what they were made for. Names are WHATWG's. */

/** The encodings that are offered, in groups. */
export const ENCODING_GROUPS: readonly { readonly name: string; readonly encodings: readonly string[] }[] = [
  { name: 'Unicode', encodings: ['utf-8', 'utf-16le', 'utf-16be'] },
  { name: 'Western', encodings: ['windows-1252', 'iso-8859-15', 'macintosh'] },
  { name: 'Arabic', encodings: ['windows-1256', 'iso-8859-6'] },
  { name: 'Hebrew', encodings: ['windows-1255', 'iso-8859-8'] },
  { name: 'Cyrillic', encodings: ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] },
  { name: 'Central European', encodings: ['windows-1250', 'iso-8859-2'] },
  { name: 'Baltic', encodings: ['windows-1257', 'iso-8859-4', 'iso-8859-13'] },
  { name: 'Greek', encodings: ['windows-1253', 'iso-8859-7'] },
  { name: 'Turkish', encodings: ['windows-1254'] },
  { name: 'Vietnamese', encodings: ['windows-1258'] },
  { name: 'Thai', encodings: ['windows-874'] },
  { name: 'Japanese', encodings: ['shift_jis', 'euc-jp', 'iso-2022-jp'] },
  { name: 'Korean', encodings: ['euc-kr'] },
  { name: 'Chinese, simplified', encodings: ['gb18030', 'gbk'] },
  { name: 'Chinese, traditional', encodings: ['big5'] },
];
