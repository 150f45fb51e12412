import { parseRecording, type SignalOptionsInput } from 'phaser-emotion';
import { Session } from '../analysis/Session';
import { wordIfGone } from './gone';
import { LabError, wordFor } from './LabError';

/** @throws LabError when the file is no recording, or an empty one */
export async function readRecording(
  file: File,
  options: SignalOptionsInput,
  name = file.name,
): Promise<Session> {
  if (file.size === 0) throw new LabError(`${file.name} is empty (0 bytes).`);
  const gone = await wordIfGone(file);
  if (gone !== null) throw new LabError(gone);
  let session: Session;
  try {
    session = Session.of(name, parseRecording(await file.text()), options);
  } catch (error) {
    throw new LabError(`${file.name} is no recording of this page: ${wordFor(error)}`);
  }
  if (session.samples.length === 0) throw new LabError(`${file.name} holds no frame.`);
  return session;
}
