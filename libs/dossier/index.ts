/** What is handed over: dossiers, lists and letters, made from what an audience may be told. */

export { type DossierProof, type ProvenEvent } from './dossier-proof.js';
/** A person's dossier: what is told of them, and as it is printed. */
export { type Dossier } from './person/dossier.js';
export { dossierOf } from './person/dossier-of.js';
export { type DossierMaterial } from './person/material.js';
export { dossierPaper } from './person/paper/dossier-paper.js';
/** A frozen exchange list, as its recipient is told it. */
export { ClosedEntries, listContent, type ListContent } from './list/list-content.js';
export { listJson } from './list/list-json.js';
export { listPaper } from './list/list-paper.js';
export { listWorkbook } from './list/list-workbook.js';
/** Papers with a form of their own. */
export { templateNamed, templates } from './templates/index.js';
export { type Template } from './templates/template.js';
export { shortNumber } from './short-number.js';
