import type { UserConfig } from 'vite';

export const viteWorker: NonNullable<UserConfig['worker']>;
