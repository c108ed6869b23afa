import '#dossier';
import '#recorder';
import './every-import-leads-somewhere.js';
import './no-test-code-in-the-product.js';
import './nothing-is-imported-that-is-not-declared.js';
