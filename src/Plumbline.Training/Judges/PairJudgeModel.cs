using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Batches;
using Plumbline.Training.Rewards;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Judges;

/// <summary>
/// A learned judge of pairs: a transformer reads the prompt, one reply, a separator and the other reply, and says f(a, b); the first is preferred with probability
/// σ(f(a, b) − f(b, a)). Since f sees both replies at once it can express cycles, which no reward can (Munos et al. 2023, section 3); since both orders are read, it has no
/// preferred place.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="model">Body and head; not disposed with this.</param>
/// <param name="separator">Token between the replies, such as the end token.</param>
/// <param name="processor">Runs the kernels.</param>
public sealed class PairJudgeModel(string name, ScalarModel model, int separator, Processor processor) : IPairwiseJudge
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double?[] Prefer(IReadOnlyList<RewardRequest> first, IReadOnlyList<RewardRequest> second, CancellationToken cancellation = default) =>
        [.. Prefer([.. first.Zip(second, (a, b) => new JudgedPair(a.Tokens.Prompt, a.Tokens.Reply, b.Tokens.Reply))], cancellation).Select(p => (double?)p)];

    /// <summary>Probability that the first reply of each pair is preferred, 0 to 1.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="cancellation">Stops between passes.</param>
    public double[] Prefer(IReadOnlyList<JudgedPair> pairs, CancellationToken cancellation = default)
    {
        double[] result = new double[pairs.Count];
        PairJudgeBatch batch = new(separator);
        using Tape tape = new(processor, recording: false);
        foreach (Range range in TokenBudget.Split([.. pairs.Select(pair => pair.PassTokens)]))
        {
            cancellation.ThrowIfCancellationRequested();
            (int start, int count) = range.GetOffsetAndLength(pairs.Count);
            batch.Set(pairs.Skip(start).Take(count));
            tape.Reset();
            ReadOnlySpan<float> values = model.Apply(tape, batch.Tokens, batch.Rows).Values;
            for (int i = 0; i < count; i++)
            {
                result[start + i] = 1 / (1 + Math.Exp(values[(2 * i) + 1] - (double)values[2 * i]));
            }
        }

        return result;
    }
}

/// <summary>Two replies to one prompt.</summary>
/// <param name="Prompt">Tokens of the prompt.</param>
/// <param name="First">Tokens of the first reply.</param>
/// <param name="Second">Tokens of the second.</param>
public sealed record JudgedPair(int[] Prompt, int[] First, int[] Second)
{
    /// <summary>Tokens that both orders send through the model.</summary>
    public int PassTokens => 2 * (Prompt.Length + First.Length + 1 + Second.Length);
}

/// <summary>Pairs laid out for one pass, each in both orders.</summary>
/// <param name="separator">Token between the replies.</param>
internal sealed class PairJudgeBatch(int separator)
{
    private int[] _rows = [];

    public TokenBatch Tokens { get; } = new();

    /// <summary>Rows of the last tokens: f(first, second) and f(second, first) of each pair, side by side.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    public void Set(IEnumerable<JudgedPair> pairs)
    {
        Tokens.Set([.. pairs.SelectMany(pair => new int[][]
        {
            [.. pair.Prompt, .. pair.First, separator, .. pair.Second],
            [.. pair.Prompt, .. pair.Second, separator, .. pair.First],
        })]);
        _rows = [.. Enumerable.Range(0, Tokens.Sequences.Count).Select(i => Tokens.Sequences.Starts[i] + Tokens.Sequences.Lengths[i] - 1)];
    }
}
