import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type DefaultTheme } from 'vitepress';

const apiSidebar = resolve(import.meta.dirname, '../api/typedoc-sidebar.json');
const api = existsSync(apiSidebar)
  ? (JSON.parse(readFileSync(apiSidebar, 'utf8')) as DefaultTheme.SidebarItem[])
  : [];

export default defineConfig({
  title: 'phaser-emotion',
  description: 'A Phaser plugin that turns the player’s facial expression into calm events.',
  lang: 'en',
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: true,
  vite: { server: { fs: { allow: [resolve(import.meta.dirname, '../..')] } } },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Guide', link: '/guide/start' },
      { text: 'Your stack', link: '/stacks/' },
      { text: 'Gallery', link: '/gallery' },
      { text: 'Recipes', link: '/recipes/dialogue' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'What it is and is not', link: '/guide/what-it-is' },
          { text: 'Five-minute start', link: '/guide/start' },
          { text: 'Into your game', link: '/guide/install' },
          { text: 'Hosting, bundlers, policies', link: '/guide/hosting' },
          { text: 'Events and timing', link: '/guide/events' },
          { text: 'The camera’s life', link: '/guide/life' },
          { text: 'Cheat sheet', link: '/cheat-sheet' },
          { text: 'Gallery', link: '/gallery' },
          { text: 'Emotions that are read well', link: '/guide/emotions' },
          { text: 'The Emotion Lab', link: '/guide/lab' },
          { text: 'Performance', link: '/guide/performance' },
          { text: 'Troubleshooting', link: '/guide/troubleshooting' },
          { text: 'Compatibility and migration', link: '/guide/compatibility' },
          { text: 'Try it on your device', link: '/guide/try-it' },
        ],
      },
      {
        text: 'Your stack',
        items: [
          { text: 'All of them', link: '/stacks/' },
          { text: 'Vite', link: '/stacks/vite' },
          { text: 'React', link: '/stacks/react' },
          { text: 'Next', link: '/stacks/next' },
          { text: 'Vue', link: '/stacks/vue' },
          { text: 'Svelte', link: '/stacks/svelte' },
          { text: 'webpack, Rspack', link: '/stacks/webpack' },
          { text: 'Rollup, esbuild', link: '/stacks/rollup-esbuild' },
          { text: 'Parcel', link: '/stacks/parcel' },
          { text: 'Script tags', link: '/stacks/script-tag' },
          { text: 'A zip for itch.io', link: '/stacks/itch' },
        ],
      },
      {
        text: 'Recipes',
        items: [
          { text: 'A dialogue that branches', link: '/recipes/dialogue' },
          { text: 'A character that mirrors', link: '/recipes/mirror' },
          { text: 'Difficulty that listens', link: '/recipes/difficulty' },
          { text: 'Pacing a scare', link: '/recipes/scare' },
          { text: 'Two players', link: '/recipes/two-players' },
          { text: 'Streamer mode', link: '/recipes/streamer' },
          { text: 'Testing your scenes', link: '/recipes/testing' },
          { text: 'A playtest of many players', link: '/recipes/playtest' },
          { text: 'A model of your own', link: '/recipes/own-model' },
          { text: 'Offline and desktop', link: '/recipes/desktop' },
          { text: 'itch.io and frames', link: '/recipes/itch' },
        ],
      },
      {
        text: 'Players',
        items: [
          { text: 'Privacy', link: '/privacy' },
          { text: 'A notice to show', link: '/notice' },
          { text: 'Security', link: '/security' },
        ],
      },
      { text: 'API', collapsed: true, items: api },
    ],
  },
});
