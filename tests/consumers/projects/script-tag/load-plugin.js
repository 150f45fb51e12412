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
        .on('facefound', () => (document.title = 'Good evening.'))
        .on('change', ({ emotion }) => (document.title = `You look ${emotion}.`));
      this.input.once('pointerdown', () => this.emotion.start());
      document.title = 'Click to be seen';
    },
  },
});
