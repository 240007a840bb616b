import type { Step } from './fused-net.ts';
import type { Net } from './nets.ts';

/** A net of node and link objects in the manner of TensorFlow Playground (nn.ts), written anew: each example is sent through the objects
 *  forward and back, derivatives are accumulated on nodes and links, and then every bias and weight is moved. */
interface Neuron {
  readonly inputs: Link[];
  readonly outputs: Link[];
  readonly isLinear: boolean;
  bias: number;
  total: number;
  output: number;
  outputDerivative: number;
  inputDerivative: number;
  biasDerivative: number;
}

interface Link {
  readonly source: Neuron;
  readonly target: Neuron;
  weight: number;
  derivative: number;
}

export function createPlaygroundNet({ sizes, rows, parameters, columns }: Net, rate: number): Step {
  const layers = sizes.map((size, layer) =>
    Array.from({ length: size }, (_, neuron): Neuron => {
      const fanIn = layer === 0 ? 0 : sizes[layer - 1]!;
      const bias = layer === 0 ? 0 : parameters[layer - 1]![neuron * (fanIn + 1) + fanIn]!;
      const blank = { total: 0, output: 0, outputDerivative: 0, inputDerivative: 0, biasDerivative: 0 };
      return { inputs: [], outputs: [], isLinear: layer === sizes.length - 1, bias, ...blank };
    }),
  );
  for (const [layer, neurons] of layers.slice(1).entries()) {
    for (const [index, target] of neurons.entries()) {
      for (const [k, source] of layers[layer]!.entries()) {
        const weight = parameters[layer]![index * (sizes[layer]! + 1) + k]!;
        const link: Link = { source, target, weight, derivative: 0 };
        source.outputs.push(link);
        target.inputs.push(link);
      }
    }
  }
  const [inputs, ...computed] = layers;
  const end = layers.at(-1)![0]!;

  return () => {
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      for (const [which, input] of inputs!.entries()) input.output = columns[which === 0 ? 0 : 1][row]!;
      for (const neurons of computed) for (const neuron of neurons) forward(neuron);
      const error = end.output - columns[2][row]!;
      loss += error * error;
      end.outputDerivative = (2 * error) / rows;
      for (let layer = computed.length - 1; layer >= 0; layer--)
        backward(computed[layer]!, layer > 0 ? computed[layer - 1]! : []);
    }
    for (const neurons of computed) for (const neuron of neurons) move(neuron, rate);
    return loss / rows;
  };
}

function forward(neuron: Neuron): void {
  let total = neuron.bias;
  for (const link of neuron.inputs) total += link.weight * link.source.output;
  neuron.total = total;
  neuron.output = neuron.isLinear ? total : Math.tanh(total);
}

function backward(neurons: readonly Neuron[], below: readonly Neuron[]): void {
  for (const neuron of neurons) {
    const slope = neuron.isLinear ? 1 : 1 - neuron.output * neuron.output;
    neuron.inputDerivative = neuron.outputDerivative * slope;
    neuron.biasDerivative += neuron.inputDerivative;
  }
  for (const neuron of neurons)
    for (const link of neuron.inputs) link.derivative += neuron.inputDerivative * link.source.output;
  for (const neuron of below) {
    let total = 0;
    for (const link of neuron.outputs) total += link.weight * link.target.inputDerivative;
    neuron.outputDerivative = total;
  }
}

function move(neuron: Neuron, rate: number): void {
  neuron.bias -= rate * neuron.biasDerivative;
  neuron.biasDerivative = 0;
  for (const link of neuron.inputs) {
    link.weight -= rate * link.derivative;
    link.derivative = 0;
  }
}
