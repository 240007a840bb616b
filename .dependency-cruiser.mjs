/** The house: every folder of src/ and the folders it may import from. What is not listed is a wall. */
const arithmetic = ['kernel', 'ops', 'engine'];
const documents = ['kernel', 'ops', 'graph', 'macros'];
const compiled = [...new Set([...arithmetic, ...documents, 'compile'])];
const stored = [...compiled, 'runtime', 'data', 'training', 'formats', 'store'];

const mayImport = {
  kernel: [],
  ops: ['kernel'],
  engine: ['kernel', 'ops'],
  graph: ['kernel', 'ops'],
  macros: ['kernel', 'ops', 'graph'],
  compile: [...arithmetic, 'graph', 'macros'],
  runtime: compiled,
  // A data set is columns of a document.
  data: ['kernel', 'graph'],
  training: [...compiled, 'data'],
  formats: compiled,
  store: [...compiled, 'runtime', 'data', 'training', 'formats'],
  lessons: stored,
  persistence: stored,
  ui: ['kernel'],
  // It knows positions and ports and no mathematics.
  canvas: ['kernel', 'graph', 'compile', 'runtime', 'store', 'ui'],
  nodes: [...stored, 'ui', 'canvas'],
  features: [...stored, 'ui', 'canvas', 'nodes'],
  cli: [...stored, 'lessons'],
  app: [...stored, 'lessons', 'persistence', 'ui', 'canvas', 'nodes', 'features'],
};

/** Every runtime package and the folders that may import it. */
const packages = {
  '@xyflow/system': ['canvas'],
  'browser-fs-access': ['persistence'],
  'idb-keyval': ['persistence'],
  nanostores: ['runtime', 'store'],
  'solid-js': ['ui', 'canvas', 'nodes', 'features', 'app'],
  valibot: ['graph'],
};

const inside = (folders) => `^src/(${folders.join('|')})/`;

const walls = Object.entries(mayImport).map(([folder, others]) => ({
  name: `walls-of-${folder}`,
  comment: `src/${folder} may import from: ${others.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: inside([folder]) },
  to: { path: '^src/', pathNot: inside([folder, ...others]) },
}));

const packageWalls = Object.entries(packages).map(([name, folders]) => ({
  name: `only-${folders.join('-and-')}-may-import-${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: inside(folders) },
  // The type of a store may be named anywhere: naming it creates none.
  to: {
    path: `^node_modules/${name}/`,
    ...(name === 'nanostores' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

export default {
  forbidden: [
    ...walls,
    ...packageWalls,
    {
      name: 'no-unknown-folder',
      comment: 'A new folder of src/ needs a row in DESIGN and in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^src/', pathNot: inside(Object.keys(mayImport)) },
      to: {},
    },
    {
      name: 'features-are-blind-to-each-other',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'only-known-packages',
      comment: 'A runtime package is chosen, given its folders here and its reason in the README.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^node_modules/', pathNot: `^node_modules/(${Object.keys(packages).join('|')})/` },
    },
    {
      name: 'only-cli-sees-node',
      severity: 'error',
      from: { path: '^src/', pathNot: inside(['cli']) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-is-closed',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: ['^src/', '^node_modules/'], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
    { name: 'no-circular', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'types', 'default'] },
  },
};
