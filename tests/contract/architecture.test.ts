import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import walls from '../../.dependency-cruiser.mjs';

const files = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => path.join('src', file).replaceAll(path.sep, '/'))
  .sort();
const modules = files.filter((file) => /\.tsx?$/.test(file));
const text = (file: string) => fs.readFileSync(file, 'utf8');

/** Modules of src that `pattern` finds, with the first line that it matches: the message of a failing test. */
function matching(pattern: RegExp, from: readonly string[] = modules): readonly string[] {
  return from.flatMap((file) => {
    const line = text(file)
      .split('\n')
      .find((candidate) => pattern.test(candidate));
    return line === undefined ? [] : [`${file}: ${line.trim()}`];
  });
}

async function cruiseOf(baseDir: string): Promise<ICruiseResult> {
  const options: ICruiseOptions = {
    ...walls.options,
    baseDir,
    preserveSymlinks: true,
    validate: true,
    ruleSet: { forbidden: walls.forbidden as IForbiddenRuleType[] },
  };
  const { output } = await cruise(['src'], options);
  if (typeof output === 'string') throw new Error('dependency-cruiser answered in text');
  return output;
}

describe('the walls of the house', () => {
  test('no module reaches through a wall, and every module was looked at', async () => {
    const { summary, modules: seen } = await cruiseOf(process.cwd());
    const breaches = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(breaches).toEqual([]);
    const looked = seen.map(({ source }) => source).filter((source) => /^src\/.*\.tsx?$/.test(source));
    expect(looked.sort()).toEqual(modules);
  });

  describe('catch a breach of each kind', () => {
    // A small house of its own, in which every module but the last does what it must not.
    const house: Readonly<Record<string, string>> = {
      'kernel/up.ts': `import { add } from '../ops/add.ts'; export const up = add;`,
      'kernel/built-in.ts': `import fs from 'node:fs'; export const read = fs.readFileSync;`,
      'graph/sees-tape.ts': `import type { Tape } from '../engine/tape.ts'; export type Copy = Tape;`,
      'formats/sees-training.ts': `import { train } from '../training/train.ts'; export const run = train;`,
      'canvas/sees-ops.ts': `import { add } from '../ops/add.ts'; export const draw = add;`,
      'ui/sees-store.ts': `import { store } from '../store/store.ts'; export const widget = store;`,
      'nodes/owns-store.ts': `import { atom } from 'nanostores'; export const $mine = atom(0);`,
      'store/solid.ts': `import { createSignal } from 'solid-js'; export const signal = createSignal;`,
      'nodes/xyflow.ts': `import { XYDrag } from '@xyflow/system'; export const drag = XYDrag;`,
      'store/tests-tool.ts': `import fc from 'fast-check'; export const check = fc.check;`,
      'features/one/panel.ts': `import { two } from '../two/panel.ts'; export const one = two;`,
      'features/two/panel.ts': `export const two = 2;`,
      'ops/circle.ts': `import { add } from './add.ts'; export const circle = add;`,
      'ops/add.ts': `import { circle } from './circle.ts'; export const add = () => circle;`,
      'ops/lost.ts': `import { gone } from './gone.ts'; export const lost = gone;`,
      'stray/room.ts': `export { two } from '../features/two/panel.ts';`,
      'engine/tape.ts': `export type Tape = Float64Array;`,
      'training/train.ts': `export const train = 1;`,
      'store/store.ts': `export const store = 1;`,
      'app/main.ts': `import { store } from '../store/store.ts'; import { two } from '../features/two/panel.ts'; export const app = [store, two];`,
    };
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nudge-walls-'));
    let found: ReadonlyMap<string, readonly string[]>;

    beforeAll(async () => {
      for (const [file, code] of Object.entries(house)) {
        fs.mkdirSync(path.dirname(path.join(folder, 'src', file)), { recursive: true });
        fs.writeFileSync(path.join(folder, 'src', file), code);
      }
      fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
      const { summary } = await cruiseOf(folder);
      found = new Map(
        Object.keys(house).map((file) => [
          file,
          summary.violations.filter(({ from }) => from === `src/${file}`).map(({ rule }) => rule.name),
        ]),
      );
    });
    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    test.each([
      ['kernel/up.ts', 'walls-of-kernel'],
      ['kernel/built-in.ts', 'only-cli-sees-node'],
      ['graph/sees-tape.ts', 'walls-of-graph'],
      ['formats/sees-training.ts', 'walls-of-formats'],
      ['canvas/sees-ops.ts', 'walls-of-canvas'],
      ['ui/sees-store.ts', 'walls-of-ui'],
      ['nodes/owns-store.ts', 'only-runtime-and-store-may-import-nanostores'],
      ['store/solid.ts', 'only-ui-and-canvas-and-nodes-and-features-and-app-may-import-solid-js'],
      ['nodes/xyflow.ts', 'only-canvas-may-import-@xyflow/system'],
      ['store/tests-tool.ts', 'only-known-packages'],
      ['features/one/panel.ts', 'features-are-blind-to-each-other'],
      ['ops/add.ts', 'no-circular'],
      ['ops/lost.ts', 'not-to-unresolvable'],
      ['stray/room.ts', 'no-unknown-folder'],
    ])('%s breaks %s', (file, rule) => {
      expect(found.get(file)).toContain(rule);
    });

    test('what keeps to the rules is left alone', () => {
      for (const file of ['features/two/panel.ts', 'engine/tape.ts', 'app/main.ts'])
        expect(found.get(file)).toEqual([]);
    });
  });
});

describe('the rooms', () => {
  test('nothing is named utils, helpers, common or misc', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.|$)/i.test(file))).toEqual([]);
  });

  test('there are no barrels: a module exports only what is written in it', () => {
    expect(matching(/^\s*export\s+(\*|(type\s+)?\{[^}]*\})\s*(as\s+\w+\s+)?from\b/)).toEqual([]);
    expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
  });

  test('modules are named in kebab-case, components in PascalCase', () => {
    const wrong = modules.filter((file) =>
      file.endsWith('.tsx')
        ? !/^([A-Z][A-Za-z0-9]*|main)\.tsx$/.test(path.basename(file))
        : !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path.basename(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('no module keeps state of its own: state lives in factories', () => {
    expect(matching(/^(export )?(let|var) /)).toEqual([]);
  });

  test('no class inherits', () => {
    expect(matching(/\bclass\s+\w+.*\bextends\b/)).toEqual([]);
  });

  test('no style is written as a literal in JSX, which the page policy would block', () => {
    expect(matching(/\bstyle=("|\{\{)/)).toEqual([]);
  });
});

interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe('the set-up', () => {
  const project = JSON.parse(text('package.json')) as PackageFile;
  const runByNpm = Object.values(project.scripts).flatMap((command) => command.match(/scripts\/[\w-]+\.mjs/) ?? []);

  test('what npm runs first imports nothing but Node, because nothing else is installed yet', () => {
    const reached = new Set(runByNpm);
    expect(reached.size).toBeGreaterThan(8);
    for (const file of reached) {
      for (const [, from = ''] of text(file).matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)) {
        if (from.startsWith('./')) reached.add(path.posix.join('scripts', from));
        else expect(from, file).toMatch(/^node:/);
      }
    }
  });

  test('every version is pinned', () => {
    const versions = Object.values({ ...project.dependencies, ...project.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  // A lock written on one machine can leave out what other platforms need, and `npm ci` refuses it there.
  test('the lock holds every package that another asks for, for every platform', () => {
    interface Locked {
      readonly dependencies?: Readonly<Record<string, string>>;
      readonly optionalDependencies?: Readonly<Record<string, string>>;
    }
    const { packages } = JSON.parse(text('package-lock.json')) as {
      readonly packages: Readonly<Record<string, Locked>>;
    };
    const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => {
        const parents = place
          .split('/node_modules/')
          .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
        return !['', ...parents.map((parent) => `${parent}/`)].some(
          (parent) => `${parent}node_modules/${name}` in packages,
        );
      }),
    );
    expect(missing).toEqual([]);
  });

  describe('as the README tells it', () => {
    const readme = text('README.md');

    test('names exactly the packages that run in the page', () => {
      const table = readme.slice(readme.indexOf('## What it is made of'), readme.indexOf('## The house'));
      const named = [...table.matchAll(/^\| \[([^\]]+)\]/gm)].map(([, name = '']) => name);
      expect(named.sort()).toEqual(Object.keys(project.dependencies).sort());
    });

    test('names only commands that exist', () => {
      const named = [...readme.matchAll(/npm (?:run (?:--silent )?)?(start|test|[a-z0-9:]+)\b/g)].map(
        ([, name = '']) => name,
      );
      expect(named.length).toBeGreaterThan(10);
      for (const name of named) expect(Object.keys(project.scripts), name).toContain(name);
    });

    test('gives the budget of the first load that is checked', () => {
      const { firstLoad } = JSON.parse(text('budgets.json')) as { readonly firstLoad: number };
      expect(readme).toContain(`First load is at most ${firstLoad} kB of JavaScript`);
    });

    test('shows pictures that are there', () => {
      const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file = '']) => file);
      expect(pictures.filter((file) => !fs.existsSync(file))).toEqual([]);
    });
  });
});
