window.reactions = [];

new Phaser.Game({
  width: 400,
  height: 300,
  scene: {
    preload() {
      const url = 'node_modules/phaser-emotion/dist/phaser-emotion.iife.min.js';
      this.load.plugin('EmotionPlugin', url, true, 'emotion');
    },
    create() {
      // Phaser runs the file as inline text, so it cannot know where it came from.
      EmotionPlugin.assetsUrl = 'node_modules/phaser-emotion/dist/assets';
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
