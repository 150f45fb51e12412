import {
  ALL_FORMATS,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

/**
 * A clip played again and again until it lasts so long, as a real WebM file with an index: the
 * encoded frames are copied, none is encoded anew.
 *
 * @returns its length, seconds
 */
export async function repeatClip(clip: string, seconds: number, file: string): Promise<number> {
  using input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(clip) });
  const track = await input.getPrimaryVideoTrack();
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !codec || !decoderConfig) throw new Error(`${clip} has no video to repeat`);
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  const length = await track.computeDuration();

  const output = new Output({ format: new WebMOutputFormat(), target: new FilePathTarget(file) });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source);
  await output.start();
  let begun = 0;
  for (; begun < seconds; begun += length) {
    for (const packet of packets) {
      const { timestamp } = packet;
      await source.add(packet.clone({ timestamp: begun + timestamp }), { decoderConfig });
    }
  }
  await output.finalize();
  return begun;
}
