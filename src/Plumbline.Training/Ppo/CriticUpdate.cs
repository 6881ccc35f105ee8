using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Optimization;
using Plumbline.Training.PolicyLoss;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Ppo;

/// <summary>One optimiser step of the critic on a minibatch, in passes of limited size; and the critic's values of fresh rollouts.</summary>
internal sealed class CriticUpdate : IDisposable
{
    private readonly PpoOptions _options;
    private readonly ScalarModel _critic;
    private readonly int _tokensPerPass;
    private readonly Tape _reading;
    private readonly ReplyBatch _batch = new();

    public CriticUpdate(
        PpoOptions options,
        ScalarModel critic,
        Processor processor,
        int tokensPerPass = TokenBudget.TokensPerPass,
        RecomputePolicy recompute = RecomputePolicy.Nothing)
    {
        _options = options;
        _critic = critic;
        _tokensPerPass = tokensPerPass;
        _reading = new Tape(processor, recording: false);
        Optimizer = new ModelOptimizer(processor, critic.Parameters, options.Optimizer) { Recompute = recompute };
    }

    public ModelOptimizer Optimizer { get; }

    /// <summary>Value of the state before each reply token, for each reply.</summary>
    public double[][] Values(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation)
    {
        double[][] result = new double[replies.Count][];
        foreach (Range range in TokenBudget.Split([.. replies.Select(reply => reply.TotalTokens)], Math.Min(_tokensPerPass, TokenBudget.TokensPerReading)))
        {
            cancellation.ThrowIfCancellationRequested();
            (int first, int count) = range.GetOffsetAndLength(replies.Count);
            _batch.Set(replies.Skip(first).Take(count));
            _reading.Reset();
            ReadOnlySpan<float> values = _critic.Apply(_reading, _batch.Tokens, _batch.Rows).Values;
            for (int i = first; i < first + count; i++)
            {
                result[i] = [.. values[..replies[i].Reply.Length].ToArray().Select(value => (double)value)];
                values = values[replies[i].Reply.Length..];
            }
        }

        return result;
    }

    /// <summary>Takes the step.</summary>
    /// <returns>Loss and share of clipped values, means over the tokens of the minibatch, and the norm of the gradients before clipping.</returns>
    public (double Loss, double ClippedShare, double GradientNorm) Run(IReadOnlyList<Experience> minibatch, double learningRate, Action<PpoPhase>? onPhase = null)
    {
        int tokens = minibatch.Sum(experience => experience.TokenCount);
        double loss = 0;
        double clipped = 0;
        foreach (Range range in TokenBudget.Split([.. minibatch.Select(experience => experience.Rollout.Reply.PromptedReply.TotalTokens)], _tokensPerPass))
        {
            (int first, int count) = range.GetOffsetAndLength(minibatch.Count);
            Accumulate([.. minibatch.Skip(first).Take(count)], tokens, ref loss, ref clipped);
        }

        onPhase?.Invoke(PpoPhase.CriticStep);
        return (loss, clipped, Optimizer.Step(learningRate));
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _reading.Dispose();
    }

    // As for the policy: the same bits whatever passes the minibatch is cut into.
    private void Accumulate(Experience[] part, int minibatchTokens, ref double loss, ref double clipped)
    {
        _batch.Set(part.Select(experience => experience.Rollout.Reply.PromptedReply));
        Tape tape = Optimizer.Begin();
        Tensor values = _critic.Apply(tape, _batch.Tokens, _batch.Rows);
        double[] fresh = values.Values.ToArray().Select(value => (double)value).ToArray();
        double[] gradient = new double[fresh.Length];
        int start = 0;
        foreach (Experience experience in part)
        {
            int length = experience.Values.Length;
            (double own, double ownClipped) = ValueLossMath.Clipped(
                fresh.AsSpan(start, length), experience.Values, experience.Returns, [], _options.ValueClip, gradient.AsSpan(start, length), minibatchTokens);
            loss += own;
            clipped += ownClipped;
            start += length;
        }

        tape.Seed(values, gradient.Select(g => (float)g).ToArray());
        Optimizer.Accumulate(loss);
    }
}
