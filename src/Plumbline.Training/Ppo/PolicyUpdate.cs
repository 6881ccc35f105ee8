using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Optimization;
using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Ppo;

/// <summary>One optimiser step of the policy on a minibatch, in passes of limited size.</summary>
internal sealed class PolicyUpdate : IDisposable
{
    private readonly PpoOptions _options;
    private readonly Decoder _policy;
    private readonly double _temperature;
    private readonly ReplyBatch _batch = new();

    public PolicyUpdate(PpoOptions options, Decoder policy, IReadOnlyList<Parameter> parameters, Processor processor, double temperature = 1)
    {
        _options = options;
        _policy = policy;
        _temperature = temperature;
        Optimizer = new ModelOptimizer(processor, parameters, options.Optimizer);
    }

    public ModelOptimizer Optimizer { get; }

    /// <summary>Takes the step.</summary>
    /// <param name="minibatch">At least one experience.</param>
    /// <param name="learningRate">Learning rate of the step.</param>
    /// <returns>Means over the tokens of the minibatch.</returns>
    public PolicyStep Run(IReadOnlyList<Experience> minibatch, double learningRate)
    {
        int tokens = minibatch.Sum(experience => experience.TokenCount);
        PolicyStep step = default;
        foreach (Range range in TokenBudget.Split([.. minibatch.Select(experience => experience.Rollout.Reply.PromptedReply.TotalTokens)]))
        {
            (int first, int count) = range.GetOffsetAndLength(minibatch.Count);
            step += Accumulate([.. minibatch.Skip(first).Take(count)], tokens);
        }

        return step with { GradientNorm = Optimizer.Step(learningRate) };
    }

    public void Dispose() => Optimizer.Dispose();

    private PolicyStep Accumulate(Experience[] part, int minibatchTokens)
    {
        _batch.Set(part.Select(experience => experience.Rollout.Reply.PromptedReply));
        Tape tape = Optimizer.Begin();
        Tensor rows = tape.Rows(_policy.Hidden(tape, _batch.Tokens), _batch.Rows);
        (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(rows, _policy.OutputWeight, _batch.Targets, _options.EntropyBonus > 0, _temperature);
        double[] fresh = Doubles(logProbs);
        double[] old = [.. part.SelectMany(experience => experience.Rollout.Reply.LogProbs)];
        double[] gradient = new double[fresh.Length];
        PolicyLossResult result = PolicyLossMath.ClippedSurrogate(
            fresh, old, part.SelectMany(experience => experience.Advantages).ToArray(), [], _options.RatioClip, gradient);

        // The mathematics takes the mean over this part; the step is the mean over the minibatch.
        double share = (double)fresh.Length / minibatchTokens;
        tape.Seed(logProbs, Floats(gradient, share));
        double loss = result.Loss;
        if (entropies is not null)
        {
            loss += PolicyLossMath.EntropyBonus(Doubles(entropies), [], _options.EntropyBonus, gradient).Loss;
            tape.Seed(entropies, Floats(gradient, share));
        }

        Optimizer.Accumulate(loss);
        return new PolicyStep(
            loss * share,
            result.ClippedShare * share,
            result.ApproximateKl * share,
            result.MeanRatio * share,
            fresh.Length,
            fresh.Zip(old).Count(pair => Math.Exp(pair.First - pair.Second) != 1),
            0);
    }

    private static double[] Doubles(Tensor tensor)
    {
        double[] values = new double[tensor.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = tensor.Values[i];
        }

        return values;
    }

    private static float[] Floats(double[] values, double factor) => [.. values.Select(value => (float)(value * factor))];
}

/// <summary>What one policy step, or a part of it, showed.</summary>
internal readonly record struct PolicyStep(
    double Loss, double ClippedShare, double ApproximateKl, double MeanRatio, long Tokens, long RatiosNotOne, double GradientNorm)
{
    public static PolicyStep operator +(PolicyStep a, PolicyStep b) => new(
        a.Loss + b.Loss,
        a.ClippedShare + b.ClippedShare,
        a.ApproximateKl + b.ApproximateKl,
        a.MeanRatio + b.MeanRatio,
        a.Tokens + b.Tokens,
        a.RatiosNotOne + b.RatiosNotOne,
        a.GradientNorm + b.GradientNorm);
}
