/** The direction of dependencies, checked: see "Layout" in the README. */

/** What each lib may build upon, beside itself. */
const BUILDS_ON = {
  domain: [],
  contracts: ['domain'],
  gazetteer: [],
  extraction: ['domain', 'gazetteer'],
  'event-log': ['domain'],
  platform: ['contracts', 'domain'],
};

/** Libs without effects: no packages of Node, no input or output, no clock of the machine. */
const PURE = '^libs/(domain|contracts|extraction)/src';

const SPECS = '\\.(spec|fixture)\\.tsx?$|-fixture\\.ts$|vitest\\.config\\.ts$';

const direction = Object.entries(BUILDS_ON).map(([lib, others]) => ({
  name: `${lib}-builds-on-${others.join('-and-') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/src`, pathNot: SPECS },
  to: { path: '^(libs|apps|test)/', pathNot: `^libs/(${[lib, ...others].join('|')})/` },
}));

export default {
  forbidden: [
    ...direction,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-core',
      comment: 'The core runs in Node and browser alike.',
      severity: 'error',
      from: { path: PURE, pathNot: SPECS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: SPECS },
      to: { pathNot: '^libs/domain/src' },
    },
    {
      name: 'libs-only-through-their-index',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: SPECS },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^$1/$2/' },
    },
    {
      name: 'apps-are-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'dashboard-has-no-server-code',
      severity: 'error',
      from: { path: '^apps/dashboard/src', pathNot: SPECS },
      to: { path: '^libs/', pathNot: '^libs/(domain|contracts)/' },
    },
    {
      name: 'nothing-builds-on-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: SPECS },
      to: { path: '^test/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/|^test/config/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
