import type { Net } from './nets.ts';

/** What a step of training gives back: the loss before the update. */
export type Step = () => number;

/** The yardstick: loops written for exactly 2-16-16-1 with tanh, tanh and a linear end; layer by layer over all rows, activations in flat
 *  arrays, forward and backward of a layer each in one loop over neurons, inputs and rows. */
export function createFusedNet({ rows, parameters, columns: [x0, x1, target] }: Net, rate: number): Step {
  const width = 16;
  const [first, second, last] = parameters.map((layer) => layer.slice());
  const [gradFirst, gradSecond, gradLast] = parameters.map((layer) => new Float64Array(layer.length));
  const hidden1 = new Float64Array(width * rows);
  const hidden2 = new Float64Array(width * rows);
  const back1 = new Float64Array(width * rows);
  const back2 = new Float64Array(width * rows);
  const out = new Float64Array(rows);

  return () => {
    // Forward.
    for (let neuron = 0; neuron < width; neuron++) {
      const w0 = first![neuron * 3]!;
      const w1 = first![neuron * 3 + 1]!;
      const bias = first![neuron * 3 + 2]!;
      for (let row = 0; row < rows; row++)
        hidden1[neuron * rows + row] = Math.tanh(x0[row]! * w0 + x1[row]! * w1 + bias);
    }
    for (let neuron = 0; neuron < width; neuron++) {
      const base = neuron * rows;
      const from = neuron * (width + 1);
      hidden2.fill(second![from + width]!, base, base + rows);
      for (let input = 0; input < width; input++) {
        const w = second![from + input]!;
        const below = input * rows;
        for (let row = 0; row < rows; row++) hidden2[base + row]! += hidden1[below + row]! * w;
      }
      for (let row = 0; row < rows; row++) hidden2[base + row] = Math.tanh(hidden2[base + row]!);
    }
    out.fill(last![width]!);
    for (let input = 0; input < width; input++) {
      const w = last![input]!;
      for (let row = 0; row < rows; row++) out[row]! += hidden2[input * rows + row]! * w;
    }
    // Loss, and what flows back.
    let loss = 0;
    let gradBias = 0;
    for (let row = 0; row < rows; row++) {
      const error = out[row]! - target[row]!;
      loss += error * error;
      out[row] = (2 * error) / rows;
      gradBias += out[row]!;
    }
    gradLast![width] = gradBias;
    for (let input = 0; input < width; input++) {
      const w = last![input]!;
      let total = 0;
      for (let row = 0; row < rows; row++) {
        const value = hidden2[input * rows + row]!;
        total += out[row]! * value;
        back2[input * rows + row] = out[row]! * w * (1 - value * value);
      }
      gradLast![input] = total;
    }
    back1.fill(0);
    for (let neuron = 0; neuron < width; neuron++) {
      const base = neuron * rows;
      const from = neuron * (width + 1);
      let totalBias = 0;
      for (let row = 0; row < rows; row++) totalBias += back2[base + row]!;
      gradSecond![from + width] = totalBias;
      for (let input = 0; input < width; input++) {
        const w = second![from + input]!;
        const below = input * rows;
        let total = 0;
        for (let row = 0; row < rows; row++) {
          const passed = back2[base + row]!;
          total += passed * hidden1[below + row]!;
          back1[below + row]! += passed * w;
        }
        gradSecond![from + input] = total;
      }
    }
    for (let neuron = 0; neuron < width; neuron++) {
      let [total0, total1, totalBias] = [0, 0, 0];
      for (let row = 0; row < rows; row++) {
        const value = hidden1[neuron * rows + row]!;
        const passed = back1[neuron * rows + row]! * (1 - value * value);
        total0 += passed * x0[row]!;
        total1 += passed * x1[row]!;
        totalBias += passed;
      }
      gradFirst![neuron * 3] = total0;
      gradFirst![neuron * 3 + 1] = total1;
      gradFirst![neuron * 3 + 2] = totalBias;
    }
    descend(first!, gradFirst!);
    descend(second!, gradSecond!);
    descend(last!, gradLast!);
    return loss / rows;
  };

  function descend(layer: Float64Array, gradients: Float64Array): void {
    for (let index = 0; index < layer.length; index++) layer[index]! -= rate * gradients[index]!;
  }
}
