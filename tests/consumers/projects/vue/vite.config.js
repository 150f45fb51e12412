import vue from '@vitejs/plugin-vue';

export default { base: './', plugins: [vue()], build: { chunkSizeWarningLimit: 3000 } };
