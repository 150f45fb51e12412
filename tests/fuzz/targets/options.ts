import { EmotionEngine } from '../../../plugin/engine/EmotionEngine.ts';
import { EmotionError } from '../../../plugin/errors.ts';
import type { EmotionOptions } from '../../../plugin/options.ts';
import type { ListenOptions } from '../../../plugin/types.ts';
import { damagedJson } from '../damage.ts';
import type { Target } from '../Target.ts';

const OPTIONS = {
  assetsUrl: 'assets/',
  modelUrl: 'model.json',
  detector: 'full',
  backend: 'wasm',
  maxFaces: 3,
  targetFps: 20,
  preset: 'steady',
  filter: { tauStayMs: 2500, minSizePx: 50 },
  moodMs: 20_000,
  stopKey: 'F9',
  crops: false,
};

const LISTEN = { for: ['happy', 'sad'], dwellMs: 500, timeoutMs: 100, minConfidence: 0.7 };

/** Wrong options of the plugin and of listening windows. */
export const options: Target = {
  name: 'options',
  attempt: async (random) => {
    let engine: EmotionEngine | null = null;
    try {
      engine = new EmotionEngine(damagedJson(OPTIONS, random) as EmotionOptions);
      engine.configure(damagedJson({ maxFaces: 2, targetFps: 10 }, random) as EmotionOptions);
      const listening = engine.listen(damagedJson(LISTEN, random) as ListenOptions);
      engine.destroy();
      await listening;
      return 'taken';
    } catch (error) {
      engine?.destroy();
      if (error instanceof EmotionError && error.code === 'bad-option') return 'refused';
      throw error;
    }
  },
};
