/** Why a save failed. */
export type StorageTrouble = 'full' | 'blocked' | 'other';

/** The three forms in which browsers say that storage is full: by name, by the old code, and Firefox's own name. */
const fullNames = ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'];
const blockedNames = [
  'SecurityError',
  'InvalidStateError',
  'NotFoundError',
  'ReferenceError',
  'TypeError',
  'TimeoutError',
];

export function troubleOf(error: unknown): StorageTrouble {
  const { name, code } = isNamed(error) ? error : { name: '', code: 0 };
  if (fullNames.includes(name) || code === 22 || code === 1014) return 'full';
  return blockedNames.includes(name) ? 'blocked' : 'other';
}

/** What a person reads when the work could not be stored. It is still on the screen. */
export function troubleText(error: unknown): string {
  switch (troubleOf(error)) {
    case 'full':
      return "This browser's storage is full. Your work is still here but not saved. Download a copy.";
    case 'blocked':
      return 'This browser blocks saving. Download a copy before you close.';
    case 'other':
      return 'Saving failed. Your work is still here, and saving is tried again. Download a copy to be sure.';
  }
}

/** What a person reads when the page finds a damaged save. */
export function damagedText(hasOther: boolean): string {
  return `A save is damaged and cannot be read. It is kept and will not be overwritten.${hasOther ? ' The other save opens instead.' : ''}`;
}

function isNamed(error: unknown): error is { readonly name: string; readonly code?: unknown } {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string';
}
