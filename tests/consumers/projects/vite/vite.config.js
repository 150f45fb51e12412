export default { base: './', build: { chunkSizeWarningLimit: 3000 } };
