import type { EmotionStoreState } from '../engine/store';

const ms = (value: number): string => value.toFixed(1);

/** The state in lines for a developer. */
export function debugText(state: EmotionStoreState): string {
  const { status, source, error, performance, primary, faces, mood, calibrated, listening } = state;
  const { fps, targetFps, throttledBy, backend, timing, mainThreadMs } = performance;
  const lines = [
    `${status}  ${source ?? 'no source'}  ${backend ?? 'no backend'}`,
    `fps ${fps.toFixed(1)} of ${targetFps.toFixed(1)}${throttledBy ? ` (${throttledBy})` : ''}`,
    timing
      ? `detect ${ms(timing.detectMs)} + align ${ms(timing.alignMs)} + classify ${ms(timing.classifyMs)} ms`
      : 'no worker',
    `main thread ${mainThreadMs.toFixed(2)} ms a frame`,
    `mood ${mood.band}  valence ${mood.valence.toFixed(2)}${calibrated ? '  calibrated' : ''}`,
    primary
      ? `face ${primary.id} of ${faces.length}  quality ${primary.quality.toFixed(2)}  ${primary.emotion} ${primary.confidence.toFixed(2)}`
      : 'no face',
  ];
  if (listening) {
    const { elapsedMs, timeoutMs, leading } = listening;
    lines.push(
      `listening ${(elapsedMs / 1000).toFixed(1)} of ${(timeoutMs / 1000).toFixed(1)} s  ${leading ?? 'unsure'}`,
    );
  }
  if (error) lines.push(`${error.code}: ${error.message}`);
  return lines.join('\n');
}
