import type { NudgeDocument } from '../graph/document.ts';
import { defaultTraining } from '../graph/training-settings.ts';
import { compile } from '../compile/program.ts';
import { isTrainingProblem } from '../training/objective.ts';
import { isStopped, type StepRecord } from '../training/step-record.ts';
import { createTrainer } from '../training/trainer.ts';
import { jsonLine, type Json } from './json-line.ts';
import { slotNames } from './slot-names.ts';
import { withOptions, type TrainOptions } from './train-options.ts';

/** Trains a document as its settings and the options say, and hands over one line of JSON for each step as it is done. Returns why it
 *  could not be trained, or why it stopped early; null when all went well. */
export function trainDocument(
  document: NudgeDocument,
  options: TrainOptions,
  line: (text: string) => void,
): string | null {
  const settings = withOptions(document.training ?? defaultTraining, options);
  const loss = options.loss === undefined ? settings.loss : lossNamed(document, options.loss);
  if (loss === undefined) return `There is no node “${options.loss}” to take as the loss.`;
  const trainer = createTrainer({ ...document, training: { ...settings, loss } });
  if (isTrainingProblem(trainer)) return trainer.message;
  for (let step = 0; step < (options.steps ?? settings.steps); step++) {
    const result = trainer.step();
    if (isStopped(result)) return result.reason;
    line(stepLine(result));
  }
  return null;
}

function lossNamed(document: NudgeDocument, name: string) {
  return slotNames(document, compile(document)).find(name);
}

/** One step as the README tells it; what the document has no numbers for is left out. */
export function stepLine({ step, loss, accuracy, validationLoss, learningRate }: StepRecord): string {
  const fields: readonly (readonly [string, Json])[] = [
    ['step', step],
    ['loss', loss],
    ...(accuracy === null ? [] : [['accuracy', accuracy] as const]),
    ...(validationLoss === null ? [] : [['validationLoss', validationLoss] as const]),
    ['learningRate', learningRate],
  ];
  return jsonLine(new Map(fields));
}
