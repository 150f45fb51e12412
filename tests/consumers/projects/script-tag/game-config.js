window.reactions = [];

new Phaser.Game({
  width: 400,
  height: 300,
  plugins: {
    global: [
      {
        key: 'EmotionPlugin',
        plugin: EmotionPlugin,
        mapping: 'emotion',
        start: true,
        data: { assetsUrl: 'node_modules/phaser-emotion/dist/assets/' },
      },
    ],
  },
  scene: {
    create() {
      this.emotion
        .forScene(this)
        .on('facefound', () => reactions.push('facefound'))
        .on('change', () => reactions.push('change'))
        .on('error', ({ code, message }) => reactions.push(`${code}: ${message}`));
      this.input.once('pointerdown', () => this.emotion.start());
      reactions.push('ready');
    },
  },
});
