import { documentAround, documentInside } from '../macros/edit-definition.ts';
import { insideProblem } from './inside-problem.ts';
import type { DefinitionEditing } from './levels.ts';

/** What a workbench needs while a macro of one's own is edited. */
export const definitionEditing: DefinitionEditing = { documentInside, documentAround, insideProblem };
