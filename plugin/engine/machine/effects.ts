import type { StartOptions } from '../../options';
import type { SourceKind } from '../../types';

interface Shapes {
  open: {
    readonly run: number;
    readonly options: StartOptions;
    readonly kind: SourceKind;
    /** Opens this camera and no other. */
    readonly device: string | null;
  };
  begin: { readonly run: number };
  close: object;
  load: object;
  release: object;
  'await-device': {
    readonly device: string;
    /** It broke off while it was read. */
    readonly brokeOff: boolean;
  };
  'forget-device': object;
  'forget-faces': object;
  'hold-time': object;
  'release-time': object;
  settle: { readonly calls: readonly number[]; readonly as: boolean };
  end: object;
}

export type EffectName = keyof Shapes;
export type EffectOf<Name extends EffectName> = {
  [K in EffectName]: { readonly type: K } & Shapes[K];
}[Name];
export type Effect = EffectOf<EffectName>;

/** What is done in the world, once the state has changed. */
export const EFFECTS: Readonly<Record<EffectName, string>> = {
  open: 'opens the source',
  begin: 'lets the open source deliver, if it is not over already',
  close: 'closes the source: tracks stopped, connections dropped, light off',
  load: 'loads the models',
  release: 'ends the worker',
  'await-device': 'watches for this camera to be plugged in again, or to be free again',
  'forget-device': 'watches for it no longer',
  'forget-faces': 'drops what was seen so far',
  'hold-time': 'stops the time of windows and takes',
  'release-time': 'lets it run on, once there is something to see or nothing will come',
  settle: 'settles the promises of these calls',
  end: 'cancels windows, takes and timers, forgets all listeners',
};
