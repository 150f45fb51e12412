import { toJson } from 'phaser-emotion';
import type { Session } from './analysis/Session';

/** Hands a file to the browser's downloads. */
export function save(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file's name without its ending. */
export function stem(name: string): string {
  return name.replace(/\.[^.]+$/, '') || 'lab';
}

export function recordingJson({ recording }: Session): string {
  return JSON.stringify(toJson(recording));
}
