declare module '*.ink' {
  /** The compiled story, as Ink's runtime takes it. */
  const story: Record<string, unknown>;
  export default story;
}
