import type { Plugin } from 'rolldown';
import type { UserConfig } from 'vite';

export const workerPlugins: () => Plugin[];
export const workerDefine: Record<string, string>;
export const viteWorker: NonNullable<UserConfig['worker']>;
