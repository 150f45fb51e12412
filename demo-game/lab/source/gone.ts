/**
 * What to say of a file that was moved, removed or changed since it was opened; null while it can
 * be read.
 */
export async function wordIfGone(file: File): Promise<string | null> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return null;
  } catch {
    return `${file.name} can no longer be read: it was moved, removed or changed after it was opened.`;
  }
}
