import { createReader } from './read-file.ts';
import { run } from './run.ts';

// Whoever reads our output may stop early (`| head -1`); that is no fault of ours or theirs.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });

// Not process.exit(): it would cut off output that is still on its way.
process.exitCode = await run(process.argv.slice(2), {
  read: createReader(process.stdin),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
