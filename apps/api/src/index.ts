export { createApp } from './create-app.js';
export { migrate } from './migrate.js';
