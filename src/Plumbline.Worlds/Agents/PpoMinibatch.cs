using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Worlds.Agents;

/// <summary>Some steps of a rollout, and the loss of PPO on them: mean of clipped loss + c_v · ½ (V − return)² − c_e · entropy (Schulman et al. 2017, equation 9, negated).</summary>
internal sealed class PpoMinibatch(PpoOptions options, int featureCount)
{
    private readonly float[] _features = new float[options.MinibatchSteps * featureCount];
    private readonly int[] _actions = new int[options.MinibatchSteps];
    private readonly float[] _oldLogProbs = new float[options.MinibatchSteps];
    private readonly float[] _advantages = new float[options.MinibatchSteps];
    private readonly float[] _returns = new float[options.MinibatchSteps];
    private readonly bool[] _isOwn = new bool[options.MinibatchSteps];
    private readonly float[] _policyGradient = new float[options.MinibatchSteps];
    private readonly float[] _entropyGradient = new float[options.MinibatchSteps];
    private readonly float[] _valueGradient = new float[options.MinibatchSteps];
    private int _count;

    /// <summary>Takes the steps with these indices.</summary>
    public void Fill<TState>(PpoRollout<TState> rollout, ReadOnlySpan<int> indices)
        where TState : struct, IEquatable<TState>
    {
        _count = indices.Length;
        for (int i = 0; i < _count; i++)
        {
            int index = indices[i];
            rollout.Features.AsSpan(index * featureCount, featureCount).CopyTo(_features.AsSpan(i * featureCount));
            _actions[i] = rollout.Actions[index];
            _oldLogProbs[i] = rollout.LogProbs[index];
            _advantages[i] = rollout.Advantages[index];
            _returns[i] = rollout.Returns[index];
            _isOwn[i] = rollout.IsOwn[index];
        }
    }

    /// <summary>Computes the loss and adds its gradient to that of the net's weights; resets the tape.</summary>
    /// <returns>The loss.</returns>
    public double Backward(ActorCritic net, Tape tape)
    {
        Tensor body = net.Body(tape, _features.AsSpan(0, _count * featureCount));
        (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(body, net.Policy, _actions.AsSpan(0, _count), withEntropy: true);
        Tensor values = net.Values(tape, body);
        double sum = 0;
        float scale = 1f / _count;
        for (int i = 0; i < _count; i++)
        {
            (double loss, double gradient) = _isOwn[i] ? PpoMath.Clipped(logProbs.Values[i], _oldLogProbs[i], _advantages[i], options.ClipRange) : (0, 0);
            float error = values.Values[i] - _returns[i];
            sum += loss + (options.ValueWeight * 0.5 * error * error) - (options.EntropyWeight * entropies!.Values[i]);
            _policyGradient[i] = (float)gradient * scale;
            _entropyGradient[i] = -(float)options.EntropyWeight * scale;
            _valueGradient[i] = (float)options.ValueWeight * error * scale;
        }

        tape.Seed(logProbs, _policyGradient.AsSpan(0, _count));
        tape.Seed(entropies!, _entropyGradient.AsSpan(0, _count));
        tape.Seed(values, _valueGradient.AsSpan(0, _count));
        tape.Backward();
        tape.Reset();
        return sum / _count;
    }
}
