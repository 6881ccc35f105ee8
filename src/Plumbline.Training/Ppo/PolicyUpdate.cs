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
    private readonly int _tokensPerPass;
    private readonly ReplyBatch _batch = new();

    public PolicyUpdate(
        PpoOptions options,
        Decoder policy,
        IReadOnlyList<Parameter> parameters,
        Processor processor,
        double temperature = 1,
        int tokensPerPass = TokenBudget.TokensPerPass,
        RecomputePolicy recompute = RecomputePolicy.Nothing)
    {
        _options = options;
        _policy = policy;
        _temperature = temperature;
        _tokensPerPass = tokensPerPass;
        Optimizer = new ModelOptimizer(processor, parameters, options.Optimizer) { Recompute = recompute };
    }

    public ModelOptimizer Optimizer { get; }

    /// <summary>Takes the step.</summary>
    /// <param name="minibatch">At least one experience.</param>
    /// <param name="learningRate">Learning rate of the step.</param>
    /// <param name="onPhase">Hears when the passes are done and the optimiser begins; null for nobody.</param>
    /// <returns>Means over the tokens of the minibatch.</returns>
    public PolicyStep Run(IReadOnlyList<Experience> minibatch, double learningRate, Action<PpoPhase>? onPhase = null)
    {
        int tokens = minibatch.Sum(experience => experience.TokenCount);
        PolicyStep step = default;
        foreach (Range range in TokenBudget.Split([.. minibatch.Select(experience => experience.Rollout.Reply.PromptedReply.TotalTokens)], _tokensPerPass))
        {
            (int first, int count) = range.GetOffsetAndLength(minibatch.Count);
            step = Accumulate([.. minibatch.Skip(first).Take(count)], tokens, step);
        }

        onPhase?.Invoke(PpoPhase.PolicyStep);
        return step with { GradientNorm = Optimizer.Step(learningRate) };
    }

    public void Dispose() => Optimizer.Dispose();

    // Every reply adds its own terms, and all divide by the tokens of the minibatch: the same bits whatever passes it is cut into.
    private PolicyStep Accumulate(Experience[] part, int minibatchTokens, PolicyStep step)
    {
        _batch.Set(part.Select(experience => experience.Rollout.Reply.PromptedReply));
        Tape tape = Optimizer.Begin();
        Tensor rows = _policy.Hidden(tape, _batch.Tokens, _batch.Rows);
        (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(rows, _policy.OutputWeight, _batch.Targets, _options.EntropyBonus > 0, _temperature);
        double[] fresh = Doubles(logProbs);
        double[] gradient = new double[fresh.Length];
        double loss = 0;
        int start = 0;
        foreach (Experience experience in part)
        {
            double[] old = experience.Rollout.Reply.LogProbs;
            Span<double> own = fresh.AsSpan(start, old.Length);
            PolicyLossResult result = PolicyLossMath.ClippedSurrogate(
                own, old, experience.Advantages, [], _options.RatioClip, gradient.AsSpan(start, old.Length), minibatchTokens);
            step += new PolicyStep(result.Loss, result.ClippedShare, result.ApproximateKl, result.MeanRatio, old.Length, NotOne(own, old), 0);
            loss += result.Loss;
            start += old.Length;
        }

        tape.Seed(logProbs, Floats(gradient));
        if (entropies is not null)
        {
            loss += PolicyLossMath.EntropyBonus(Doubles(entropies), [], _options.EntropyBonus, gradient, minibatchTokens).Loss;
            tape.Seed(entropies, Floats(gradient));
        }

        Optimizer.Accumulate(loss);
        return step;
    }

    private static int NotOne(ReadOnlySpan<double> fresh, ReadOnlySpan<double> old)
    {
        int count = 0;
        for (int t = 0; t < old.Length; t++)
        {
            count += Math.Exp(fresh[t] - old[t]) != 1 ? 1 : 0;
        }

        return count;
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

    private static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];
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
