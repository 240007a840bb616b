import { build, ensureInstalled } from './setup.mjs';

ensureInstalled();
process.exitCode = build();
