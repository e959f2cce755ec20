/** esbuild's text loader and the tests' transform turn a .ini file into its text. */
declare module '*.ini' {
  const text: string;
  export default text;
}
