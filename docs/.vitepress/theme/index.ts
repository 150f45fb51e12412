import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // Vue only prints what a component throws, and the build would end well without it.
    if (import.meta.env.SSR) app.config.throwUnhandledErrorInProduction = true;
  },
} satisfies Theme;
