/** The pictures that the first look at a document needs. The rest are in `icon-paths.ts`, of the same make. */
export const coreIconPaths = {
  flag: 'M5 17V3.5M5 4h9.5l-2 3.5 2 3.5H5',
  close: 'm5 5 10 10M15 5 5 15',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.25v4M10 14.3v.1',
  tanh: 'M2.5 15.5c6 0 6-2 7.5-5.5s1.5-5.5 7.5-5.5',
  lock: 'M5 9h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M10 12.25v1.5',
  unlock:
    'M5 9h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM6.5 9V6a3.5 3.5 0 0 1 6.75-1.3M10 12.25v1.5',
} as const;
