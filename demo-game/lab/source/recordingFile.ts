import type { SignalOptionsInput } from 'phaser-emotion';
import { Session } from '../analysis/Session';
import { wordIfGone } from './gone';
import { LabError } from './LabError';
import { readPlayed } from './readPlayed';

/**
 * @returns null when it holds answers and no reading, as of who played without a camera
 * @param onProgress  told how far a long one is, 0..1
 * @throws LabError when the file is no recording, or an empty one
 */
export async function readRecording(
  file: File,
  options: SignalOptionsInput,
  onProgress?: (share: number) => void,
): Promise<Session | null> {
  if (file.size === 0) throw new LabError(`${file.name} is empty (0 bytes).`);
  const gone = await wordIfGone(file);
  if (gone !== null) throw new LabError(gone);
  const { session: played, faults } = readPlayed(await file.text(), file.name);
  if (!played) throw new LabError(`${file.name} is no recording of this page: ${faults.join(' ')}`);
  if (played.frames.length === 0 && played.markers.length > 0) return null;
  const session = await Session.ofPlay(file.name, played, options, onProgress);
  if (session.samples.length === 0) throw new LabError(`${file.name} holds no frame.`);
  return session;
}
