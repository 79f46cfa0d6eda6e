export * from './experts.events.js';
export * from './experts.module.js';
export * from './graphql/expert.loader.js';
export * from './graphql/experts.types.js';
export * from './profiles/experts.reader.js';
export * from './profiles/profile-rows.js';
export * from './profiles/save-expert-profile.js';
export * from './profiles/work-samples.js';
export * from './vetting/decide-vetting.js';
export * from './vetting/request-vetting.js';
import { Experts1764000003001 } from './migrations/1764000003001-experts.js';

export const expertsMigrations = [Experts1764000003001];
