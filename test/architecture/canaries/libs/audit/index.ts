export { type Audited } from './audits-import-no-domain.js';
export { checked } from './what-checks-runs-in-a-browser-too.js';
