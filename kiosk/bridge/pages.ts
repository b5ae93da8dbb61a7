// The built screens as files: two pages and their assets, named by a fixed pattern, so that no path leads elsewhere.
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { answer, answerText } from './answers.ts';

export type Page = 'kiosk' | 'tray';

/** Sends a page of `uiDir`. */
export async function answerPage(
  response: ServerResponse,
  uiDir: string,
  page: Page,
): Promise<void> {
  const html = await readIfThere(join(uiDir, page, 'index.html'));
  if (html) return answer(response, 200, TYPES['.html']!, html);
  answerText(response, 503, 'The screens are not built yet: run "npm run build".');
}

/** Sends an asset; anything whose name is not a plain file name is not found. */
export async function answerAsset(
  response: ServerResponse,
  uiDir: string,
  name: string,
): Promise<void> {
  const type = ASSET_NAME.test(name) ? TYPES[extname(name)] : undefined;
  const file = type && (await readIfThere(join(uiDir, 'assets', name)));
  if (!type || !file) return answerText(response, 404, 'There is nothing here.');
  // Built names hold a hash of the content.
  answer(response, 200, type, file, { 'Cache-Control': 'public, max-age=31536000, immutable' });
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

const ASSET_NAME = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,200}$/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
};
