// Runs a command with the pinned Node (an npm package, so nothing is fetched beyond the registry) first in PATH.
// The link node_modules/.bin/node is not used: npm 10 deletes it when more than one node-<os>-<cpu> package is listed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isWindows = process.platform === 'win32';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const home = join(modules, `node-${isWindows ? 'win' : process.platform}-${process.arch}`, 'bin');
const isPinned = existsSync(join(home, isWindows ? 'node.exe' : 'node'));
const major = Number(process.versions.node.split('.')[0]);
if (!isPinned && major !== 24) {
  console.error(
    `Node 24 is needed; this is ${process.version}, and none is installed for ${process.platform}-${process.arch}. Run "npm ci" first.`,
  );
  process.exit(1);
}

const path = [...(isPinned ? [home] : []), join(modules, '.bin'), process.env.PATH];
const [command, ...args] = process.argv.slice(2);
// What Node made of our files once is kept: every program of the house starts in half the time.
const cache = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'node');
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, PATH: path.join(delimiter), NODE_COMPILE_CACHE: cache },
  shell: isWindows,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// A launcher whose own parent is gone has nobody left to stop it, so it stops what it started.
const parentPid = process.ppid;
setInterval(() => process.ppid !== parentPid && child.kill('SIGTERM'), 500).unref();
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
