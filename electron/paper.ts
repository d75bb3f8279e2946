/** The paper of the window's theme, known here too so that nothing flashes before the page is painted. */
export const PAPER = { light: '#fbfaf7', dark: '#17181a' } as const;
