import { tensorflow } from './backend';

const missing = () => {
  throw new Error('it is not installed');
};
jest.mock('@tensorflow/tfjs-node', () => missing(), { virtual: true });
jest.mock('@tensorflow/tfjs-backend-wasm', () => missing());

describe('what TensorFlow.js computes on', () => {
  it('is plain JavaScript where nothing else works, and the console is left alone', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const { tf, name } = await tensorflow();
    expect([name, tf.getBackend()]).toEqual([expect.stringMatching(/^cpu 4/), 'cpu']);
    expect(warn).not.toHaveBeenCalled();
  });
});
