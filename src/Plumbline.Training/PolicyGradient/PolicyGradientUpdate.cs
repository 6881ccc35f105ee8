using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Online;
using Plumbline.Training.Optimization;
using Plumbline.Training.Policies;
using Plumbline.Training.PolicyLoss;
using Plumbline.Training.Texts;

namespace Plumbline.Training.PolicyGradient;

/// <summary>One optimiser step of the policy on a minibatch of replies, in passes of limited size that change no bit of it.</summary>
internal sealed class PolicyGradientUpdate : IDisposable
{
    private readonly PolicyGradientOptions _options;
    private readonly OnlineOptions _online;
    private readonly TrainablePolicy _policy;
    private readonly Processor _processor;
    private readonly TextBatch _batch = new();

    public PolicyGradientUpdate(PolicyGradientOptions options, OnlineOptions online, TrainablePolicy policy, Processor processor)
    {
        _options = options;
        _online = online;
        _policy = policy;
        _processor = processor;
        Optimizer = new ModelOptimizer(processor, policy.Parameters, online.Optimizer) { Recompute = online.RecomputePolicy };
    }

    public ModelOptimizer Optimizer { get; }

    /// <summary>Takes the step.</summary>
    /// <param name="replies">At least one.</param>
    /// <param name="learningRate">Learning rate of the step.</param>
    /// <returns>Sums over tokens, the norm of the gradients before clipping, and how many tokens had a ratio other than 1; null where no token counts.</returns>
    public (PolicyObjectiveResult Sums, double GradientNorm, long RatiosNotOne)? Run(IReadOnlyList<AdvantagedReply> replies, double learningRate)
    {
        int[] lengths = [.. replies.Select(reply => reply.Advantages.Length)];
        double[] weights = new double[lengths.Sum()];
        if (AggregationMath.Weights(lengths, Mask(replies, weights.Length), _options.Aggregation, _options.MaskedSequences, ConstantLength, weights) == 0)
        {
            return null;
        }

        bool[] selected = Selected(replies, weights);
        PolicyObjectiveResult sums = default;
        long notOne = 0;
        int offset = 0;
        foreach (Range range in TokenBudget.Split([.. replies.Select(reply => reply.Text.PassTokens)], _online.TokensPerPass))
        {
            (int first, int count) = range.GetOffsetAndLength(replies.Count);
            AdvantagedReply[] part = [.. replies.Skip(first).Take(count)];
            int tokens = part.Sum(reply => reply.Advantages.Length);
            Accumulate(part, weights.AsSpan(offset, tokens), selected.AsSpan(offset, tokens), ref sums, ref notOne);
            offset += tokens;
        }

        return (sums, Optimizer.Step(learningRate), notOne);
    }

    public void Dispose() => Optimizer.Dispose();

    private double? ConstantLength => _options.Aggregation == LossAggregation.SequenceMeanTokenSumNorm ? _online.ReplyTokens : null;

    private bool[] Mask(IReadOnlyList<AdvantagedReply> replies, int tokens)
    {
        bool[] mask = new bool[tokens];
        mask.AsSpan().Fill(true);
        bool[] keep = [.. replies.Select(reply => reply.Source.Reward is not null && (!_options.MaskTruncated || reply.Source.Reply.Ended))];
        TokenSelectionMath.KeepReplies(keep, [.. replies.Select(reply => reply.Advantages.Length)], mask);
        return mask;
    }

    private void Accumulate(AdvantagedReply[] part, ReadOnlySpan<double> weights, ReadOnlySpan<bool> selected, ref PolicyObjectiveResult sums, ref long notOne)
    {
        _batch.Set(part.Select(reply => reply.Text));
        Tape tape = Optimizer.Begin();
        (Tensor logProbs, Tensor? entropies) = _batch.LogProbs(tape, _policy.Model, withEntropy: true, _online.Temperature);
        double[] fresh = Doubles(logProbs);
        double[] entropy = Doubles(entropies!);
        float[] gradient = new float[fresh.Length];
        float[] entropyGradient = new float[fresh.Length];
        int start = 0;
        foreach (AdvantagedReply reply in part)
        {
            int length = reply.Advantages.Length;
            double[] byLogProb = new double[length];
            double[] byEntropy = new double[length];
            double[] factors = [.. selected.Slice(start, length).ToArray().Select(chosen => chosen ? 1.0 : 0.0)];

            // Reply by reply, so that sums do not depend on the passes.
            sums += PolicyObjectiveMath.Evaluate(
                new PolicyObjectiveBatch
                {
                    Lengths = [length],
                    NewLogProbs = fresh.AsSpan(start, length),
                    OldLogProbs = reply.Source.Reply.LogProbs,
                    Advantages = reply.Advantages,
                    Weights = weights.Slice(start, length),
                    Factors = factors,
                    ReferenceLogProbs = reply.Source.ReferenceLogProbs,
                    Entropies = entropy.AsSpan(start, length),
                },
                _options.Loss,
                byLogProb,
                byEntropy);
            for (int t = 0; t < length; t++)
            {
                gradient[start + t] = (float)byLogProb[t];
                entropyGradient[start + t] = (float)byEntropy[t];
                notOne += fresh[start + t] != reply.Source.Reply.LogProbs[t] ? 1 : 0;
            }

            start += length;
        }

        tape.Seed(logProbs, gradient);
        if (_options.Loss.EntropyBonus > 0)
        {
            tape.Seed(entropies!, entropyGradient);
        }

        Optimizer.Accumulate(sums.Loss);
    }

    // The quantile is that of the whole minibatch, so that passes do not matter (TRL takes it within a micro-batch); it costs one forward pass more.
    private bool[] Selected(IReadOnlyList<AdvantagedReply> replies, double[] weights)
    {
        bool[] selected = new bool[weights.Length];
        if (_options.TopEntropyShare >= 1)
        {
            selected.AsSpan().Fill(true);
            return selected;
        }

        List<double> entropy = new(weights.Length);
        using Tape tape = new(_processor, recording: false);
        foreach (Range range in TokenBudget.Split([.. replies.Select(reply => reply.Text.PassTokens)], _online.TokensPerPass))
        {
            (int first, int count) = range.GetOffsetAndLength(replies.Count);
            tape.Reset();
            _batch.Set(replies.Skip(first).Take(count).Select(reply => reply.Text));
            entropy.AddRange(Doubles(_batch.LogProbs(tape, _policy.Model, withEntropy: true, _online.Temperature).Entropies!));
        }

        TokenSelectionMath.HighEntropy(entropy.ToArray(), [.. weights.Select(weight => weight > 0)], 1 - _options.TopEntropyShare, selected);
        return selected;
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
}

/// <summary>A reply with the advantage of each of its tokens.</summary>
internal sealed class AdvantagedReply(RewardedReply source, double[] advantages)
{
    public RewardedReply Source { get; } = source;

    public double[] Advantages { get; } = advantages;

    public LearnedText Text { get; } = LearnedText.Of(source.Reply.Prompt.Tokens, source.Reply.Tokens);
}
