import './Icon.css';
import { lazy, Show, Suspense } from 'solid-js';
import { coreIconPaths } from './core-icon-paths.ts';
import type { IconName, LateIconName } from './icon-paths.ts';

const LateIcon = lazy(async () => ({ default: (await import('./LateIcon.tsx')).LateIcon }));

export interface IconProps {
  readonly name: IconName;
}

/** One picture of the set, as large as the text around it makes it and in its colour. Decoration: the control around it bears the name. */
export function Icon(props: IconProps) {
  const late = (): LateIconName | null => (isCore(props.name) ? null : props.name);
  const path = () => (isCore(props.name) ? coreIconPaths[props.name] : undefined);
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <Show when={late()} fallback={<path d={path()} />}>
        {(name) => (
          <Suspense>
            <LateIcon name={name()} />
          </Suspense>
        )}
      </Show>
    </svg>
  );
}

function isCore(name: IconName): name is keyof typeof coreIconPaths {
  return name in coreIconPaths;
}
