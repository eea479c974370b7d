#!/usr/bin/env node
import { endQuietlyWithoutReader, processIo } from './process-io.ts';
import { run } from './run.ts';

endQuietlyWithoutReader();
process.exitCode = await run(process.argv.slice(2), processIo());
