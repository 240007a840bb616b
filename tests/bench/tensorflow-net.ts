import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import type { Step } from './fused-net.ts';
import type { Net } from './nets.ts';

/** The net in TensorFlow.js on its CPU backend, in 32-bit floats: tensors, one matrix product per layer, its own gradients and SGD. */
export async function createTensorflowNet(net: Net, rate: number): Promise<Step> {
  tf.enableProdMode();
  await tf.setBackend('cpu');
  await tf.ready();
  const [x, y, target] = net.columns;
  const points = tf.tensor2d(Array.from(x, (_, row) => [x[row]!, y[row]!]));
  const targets = tf.tensor2d(Array.from(target, (value) => [value]));
  const layers = net.parameters.map((numbers, layer) => {
    const fanIn = net.sizes[layer]!;
    const size = net.sizes[layer + 1]!;
    const at = (neuron: number, k: number) => numbers[neuron * (fanIn + 1) + k]!;
    const weights = Array.from({ length: fanIn }, (_, k) =>
      Array.from({ length: size }, (_each, neuron) => at(neuron, k)),
    );
    const biases = Array.from({ length: size }, (_, neuron) => at(neuron, fanIn));
    return { weights: tf.variable(tf.tensor2d(weights)), biases: tf.variable(tf.tensor1d(biases)) };
  });
  const optimiser = tf.train.sgd(rate);
  const lossOf = (): tf.Scalar => {
    let below: tf.Tensor2D = points;
    for (const [layer, { weights, biases }] of layers.entries()) {
      const sums: tf.Tensor2D = tf.add(tf.matMul(below, weights), biases);
      below = layer < layers.length - 1 ? tf.tanh(sums) : sums;
    }
    return tf.mean(tf.square(tf.sub(below, targets)));
  };
  return () => {
    const loss = optimiser.minimize(lossOf, true);
    const value = loss?.dataSync()[0] ?? NaN;
    loss?.dispose();
    return value;
  };
}
