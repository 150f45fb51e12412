/** What `head.ts` gives every page that is tried. */
interface Window {
  /** Errors of the page. */
  wrong: string[];
  /** A photo as a stream, by the name of its file. */
  photoStream(name: string): Promise<MediaStream>;
  /** Changes the photo of the last stream. */
  showFace(name: string): Promise<void>;
}
