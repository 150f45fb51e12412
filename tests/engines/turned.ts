import { readFileSync } from 'node:fs';
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
  type Rotation,
} from 'mediabunny';

/** The same pictures with the note that they are to be shown turned, as phones write it. */
export async function turned(clip: string, rotation: Rotation): Promise<Uint8Array> {
  const source = new BufferSource(readFileSync(clip));
  const input = new Input({ formats: ALL_FORMATS, source });
  const track = await input.getPrimaryVideoTrack();
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !codec || !decoderConfig) throw new Error(`${clip} has no picture`);
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const packets = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(packets, { rotation });
  await output.start();
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await packets.add(packet, { decoderConfig });
  }
  await output.finalize();
  if (!target.buffer) throw new Error('no file came of it');
  return new Uint8Array(target.buffer);
}
