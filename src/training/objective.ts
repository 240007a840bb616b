import type { Address, NodeId } from '../kernel/ids.ts';
import { defaultTraining, type TrainingSettings } from '../graph/training-settings.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { leavesWithRole } from '../graph/leaves.ts';
import type { Problem } from '../graph/problem.ts';
import { trainable } from '../macros/context.ts';
import { compile, type Program } from '../compile/program.ts';
import { chooseRows } from '../compile/row-spaces.ts';
import { slotName } from './slot-name.ts';

/** Which rows of a row space are trained on, and which are only looked at; as indices of table rows. */
interface TrainingRows {
  /** Its place in the program's spaces. */
  readonly space: number;
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/** What is made smaller, and what is moved to get there. */
export interface Objective {
  readonly document: NudgeDocument;
  readonly settings: TrainingSettings;
  /** Its root is the loss. It has room for all rows of each table. */
  readonly program: Program;
  readonly loss: Address;
  /** The loss's place on the tape. */
  readonly lossSlot: number;
  /** The parameters that training moves, in canonical order: not frozen, and on a path to the loss. */
  readonly addresses: readonly Address[];
  /** Their places on the tape. */
  readonly slots: Int32Array;
  /** The row spaces that lead to the loss. */
  readonly rows: readonly TrainingRows[];
}

/** Why a document cannot be trained as it is. A state, not an error. */
export interface TrainingProblem {
  /** What is missing, where, and what to do, in words. */
  readonly message: string;
  /** Where to look; null when it is about the document as a whole. */
  readonly address: Address | null;
}

export function isTrainingProblem(result: object): result is TrainingProblem {
  return 'message' in result;
}

/** Compiles a document for training. Cost: one compile. */
export function objectiveOf(document: NudgeDocument): Objective | TrainingProblem {
  const settings = document.training ?? defaultTraining;
  const program = compile({ ...document, root: settings.loss ?? document.root }, { rows: 'all' });
  const { root } = program;
  if (root === null) return lossMissing(document, settings);
  const { address: loss, tapeSlot: lossSlot } = root;
  if (lossSlot < 0) return lossWithoutNumber(document, program, loss);
  const name = slotName(document, loss);
  if (program.spaceOf(loss) >= 0) {
    return {
      message: `“${name}” has a number for each row, and training needs one number in all. Put a mean over rows behind it, and train that.`,
      address: loss,
    };
  }
  const rows = program.spaces.flatMap(({ data }, space) => {
    if (!program.columns.some((column) => column.space === space && program.onPath[column.tapeSlot] !== 0)) return [];
    const [training, validation] = [chooseRows(document, data, 'training'), chooseRows(document, data, 'validation')];
    return [{ space, training, validation }];
  });
  const empty = rows.find(({ training }) => training.length === 0);
  if (empty !== undefined) return noRows(document, program.spaces[empty.space]?.data[0] ?? null);
  const addresses = trainable(document).filter((address) => isOnPath(program, address));
  if (addresses.length === 0) return nothingToMove(document, loss, name);
  const slots = Int32Array.from(addresses, (address) => placeOf(program, address));
  return { document, settings, program, loss, lossSlot, addresses, slots, rows };
}

function placeOf(program: Program, address: Address): number {
  return program.tapeSlots[program.indexOf.get(address) ?? -1] ?? -1;
}

function isOnPath(program: Program, address: Address): boolean {
  const slot = placeOf(program, address);
  return slot >= 0 && program.onPath[slot] !== 0;
}

function lossMissing(document: NudgeDocument, { loss }: TrainingSettings): TrainingProblem {
  if (loss === null && document.root === null)
    return {
      message: 'There is nothing to train yet. Build an expression whose result should become small.',
      address: null,
    };
  return { message: 'The loss is no longer in this document. Choose another one.', address: null };
}

function lossWithoutNumber(document: NudgeDocument, program: Program, loss: Address): TrainingProblem {
  const name = slotName(document, loss);
  const found = program.problems.get(program.slots[program.indexOf.get(loss) ?? -1]?.address ?? loss);
  const source = found?.kind === 'blocked' ? found.by : loss;
  const problem = found?.kind === 'blocked' ? program.problems.get(found.by) : found;
  const why = problem === undefined ? '' : ` ${whyNot(slotName(document, source), problem)}`;
  return { message: `“${name}” has no number, so there is nothing to make smaller.${why}`, address: source };
}

function whyNot(name: string, problem: Problem): string {
  switch (problem.kind) {
    case 'waiting':
      return `“${name}” waits for an input. Wire one in.`;
    case 'cycle':
      return `“${name}” lies on a loop. Take out one of its wires.`;
    default:
      return `Look at “${name}”.`;
  }
}

function noRows(document: NudgeDocument, data: NodeId | null): TrainingProblem {
  const name = data === null ? 'The data' : `“${slotName(document, data)}”`;
  return { message: `${name} has no rows to train on. Put some in.`, address: data };
}

function nothingToMove(document: NudgeDocument, loss: Address, name: string): TrainingProblem {
  const all = leavesWithRole(document, 'parameter');
  const message =
    all.length === 0
      ? 'There is no parameter to train. Make a number a parameter, or add a neuron.'
      : trainable(document).length === 0
        ? 'Every parameter is frozen, so none can be trained. Unfreeze one.'
        : `No parameter that may move leads to “${name}”. Wire one in, or choose another loss.`;
  return { message, address: all.length === 0 ? null : loss };
}
