#!/usr/bin/env node
/** `npm start`: builds what has changed, then runs the server in this very process, so that signals reach it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const needed = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`Chancery needs Node ${needed.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

console.log('Building server and dashboard (at once when nothing has changed) …');
const nx = fileURLToPath(new URL('../../node_modules/.bin/nx', import.meta.url));
const build = spawnSync(
  nx,
  ['run-many', '-t', 'build', '-p', '@chancery/server', '@chancery/dashboard', '--outputStyle=static'],
  { cwd: root, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } },
);
if (build.status !== 0) {
  console.error(build.error ?? `${build.stdout}\n${build.stderr}`);
  console.error('The build failed; what it printed stands above.');
  process.exit(1);
}
await import('./dist/app/main.js');
