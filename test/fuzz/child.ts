/** The program as a process of its own, on the papers of the tests. */
import { endQuietlyWithoutReader, processIo } from '../../src/cli/process-io.ts';
import { run } from '../../src/cli/run.ts';
import { fixtures } from '../cli/harness.ts';

endQuietlyWithoutReader();
process.exitCode = await run(process.argv.slice(2), { ...processIo(), papers: fixtures });
