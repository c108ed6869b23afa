import 'reflect-metadata';
import { configurationFrom, ConfigurationError } from './configuration.js';
import { serve } from './start.js';

try {
  await serve(configurationFrom());
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
