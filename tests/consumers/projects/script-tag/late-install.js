window.reactions = [];

new Phaser.Game({
  width: 400,
  height: 300,
  scene: {
    create() {
      this.plugins.install('EmotionPlugin', EmotionPlugin, true, 'emotion', { targetFps: 12 });
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
