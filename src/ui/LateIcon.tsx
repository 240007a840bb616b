import { lateIconPaths, type LateIconName } from './icon-paths.ts';

/** The stroke of a picture that the first look at a document does not need. */
export function LateIcon(props: { readonly name: LateIconName }) {
  return <path d={lateIconPaths[props.name]} />;
}
