export type { AuditSource } from './audit-source.js';
export type { Finding, FindingCode } from './finding.js';
export type { AccountingTable, Verdict } from './verdict.js';
export { verifyBundle, type VerifyBundleOptions } from './verify-bundle.js';
export { verifyDossier, type DossierToVerify } from './verify-dossier.js';
export { verifyProof, type ProofToVerify } from './verify-proof.js';
export { ZipSource } from './zip-source.js';
