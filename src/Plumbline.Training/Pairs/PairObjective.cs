using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Dpo;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.Policies;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Pairs;

/// <summary>Learns from preferences without a reward model: the mean of a pair loss over the batch.</summary>
/// <param name="policy">What is trained, with its reference.</param>
/// <param name="loss">The loss of a pair.</param>
/// <param name="processor">Runs the reference.</param>
/// <param name="temperature">Divides the logits, above 0; other than 1 where replies were sampled so.</param>
public sealed class PairObjective(TrainablePolicy policy, IPairLoss loss, Processor processor, double temperature = 1) : IOfflineObjective<TextPair>
{
    private readonly TextBatch _batch = new();
    private double[] _reference = [];

    /// <inheritdoc/>
    public string ModelName => "policy";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => policy.Parameters;

    /// <inheritdoc/>
    public int Tokens(TextPair example) => example.Chosen.PassTokens + example.Rejected.PassTokens;

    /// <inheritdoc/>
    public double Weight(TextPair example) => 1;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<TextPair> batch, CancellationToken cancellation) =>
        _reference = loss.NeedsReference
            ? policy.Reference.Sums(processor, [.. batch.SelectMany(pair => new[] { pair.Chosen, pair.Rejected })], cancellation, temperature)
            : new double[2 * batch.Count];

    /// <inheritdoc/>
    public void Accumulate(Tape tape, IReadOnlyList<TextPair> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        TextPair[] pairs = [.. batch.Skip(first).Take(count)];
        _batch.Set(pairs.SelectMany(pair => new[] { pair.Chosen, pair.Rejected }));
        (Tensor logProbs, Tensor? entropies) = _batch.LogProbs(tape, policy.Model, withEntropy: true, temperature);
        float[] gradient = new float[logProbs.Values.Length];
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            int chosenTokens = _batch.Counts[2 * i];
            int rejectedTokens = _batch.Counts[(2 * i) + 1];
            double chosen = TextLogProbs.Sum(logProbs.Values.Slice(start, chosenTokens));
            double rejected = TextLogProbs.Sum(logProbs.Values.Slice(start + chosenTokens, rejectedTokens));
            DpoPair pair = new(chosen, rejected, _reference[2 * (first + i)], _reference[(2 * (first + i)) + 1], chosenTokens, rejectedTokens);
            (double value, double byChosen, double byRejected) = loss.Of(pair, means);
            means.Add("loss", value);
            means.Add("logps/chosen", chosen);
            means.Add("logps/rejected", rejected);
            AddEntropy(means, entropies!.Values.Slice(start, chosenTokens + rejectedTokens));
            gradient.AsSpan(start, chosenTokens).Fill((float)(byChosen / totalWeight));
            gradient.AsSpan(start + chosenTokens, rejectedTokens).Fill((float)(byRejected / totalWeight));
            start += chosenTokens + rejectedTokens;
        }

        if (tape.Recording)
        {
            tape.Seed(logProbs, gradient);
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => policy.Save(folder);

    private static void AddEntropy(MetricMeans means, ReadOnlySpan<float> entropies)
    {
        foreach (float entropy in entropies)
        {
            means.Add("entropy", entropy);
        }
    }
}
