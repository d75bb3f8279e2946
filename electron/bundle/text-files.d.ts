/** What is put into every bundle as it is: bundled with the app as text. */
declare module '*.txt' {
  const text: string;
  export default text;
}
