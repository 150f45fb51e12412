export { ActedPlayer } from './ActedPlayer';
export { createTestEmotion, type TestEmotion, type TestStage } from './createTestEmotion';
export { FakeClock } from './FakeClock';
export type { Look } from './look';
export { RecordedSource, type ReplayOptions } from './RecordedSource';
export { ScriptedSource, type ScriptOptions, type ScriptStep } from './ScriptedSource';
