import './Icon.css';
import { iconPaths, type IconName } from './icon-paths.ts';

export interface IconProps {
  readonly name: IconName;
}

/** One picture of the set, as large as the text around it makes it and in its colour. Decoration: the control around it bears the name. */
export function Icon(props: IconProps) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={iconPaths[props.name]} />
    </svg>
  );
}
