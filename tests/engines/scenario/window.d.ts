/** What every page that is tried finds, most of it from `head.ts`. */
interface Window {
  /** Ends what hangs; longer on a slow machine. */
  patienceMs: number;
  /** Errors of the page. */
  wrong: string[];
  /** A photo as a stream, by the name of its file. */
  photoStream(name: string): Promise<MediaStream>;
  /** Changes the photo of the last stream. */
  showFace(name: string): Promise<void>;
}
