import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** Where Playwright keeps its own browsers: https://playwright.dev/docs/browsers#managing-browser-binaries */
function playwrightCache() {
  const asked = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (asked !== undefined && asked !== '0') return asked;
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA ?? os.homedir(), 'ms-playwright');
  return path.join(os.homedir(), '.cache/ms-playwright');
}

function playwrightBrowsers() {
  const cache = playwrightCache();
  if (!fs.existsSync(cache)) return [];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return fs
    .readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((folder) => inside.map((file) => path.join(cache, folder, file)));
}

function installedBrowsers() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.join(folder, 'Google/Chrome/Application/chrome.exe'),
        path.join(folder, 'Chromium/Application/chrome.exe'),
        path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [...folders, '/snap/bin'].flatMap((folder) => names.map((name) => path.join(folder, name)));
}

/** Whether the program starts at all: a stub of a package system, or a browser without its libraries, does not. */
function starts(file) {
  if (!fs.existsSync(file)) return false;
  // On Windows `--version` would open a window instead of printing.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** The path of a Chromium that starts: NUDGE_CHROMIUM, else Playwright's own newest, else an installed one; else undefined. */
export function findChromium() {
  const asked = process.env.NUDGE_CHROMIUM;
  if (asked !== undefined && asked !== '') return asked;
  return [...playwrightBrowsers(), ...installedBrowsers()].find(starts);
}
