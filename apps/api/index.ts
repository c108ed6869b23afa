export { configurationFrom, ConfigurationError, type Configuration } from './configuration.js';
export { openRecord, type OpenOptions, type OpenRecord } from './open-record.js';
export { createApp, type ServerOptions } from './create-app.js';
export { listen, serve, type Listening } from './start.js';
export { Tokens, type Caller, type TokenOnFile } from './access/tokens.js';
export { type TokenRequest } from './access/token-request.js';
export { clearanceOf } from './access/clearance.js';
export { checksumOf, Freezing } from './freezing.js';
