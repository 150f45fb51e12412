import type { Page } from 'playwright-core';

export const root: string;
export const facesFolder: string;
export function withBenchPage<T>(
  file: string,
  work: (page: Page) => Promise<T>,
  folders?: readonly string[],
): Promise<T>;
