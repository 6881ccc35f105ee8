using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.Policies;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Kto;

/// <summary>
/// KTO: learns from replies that are each desirable or not. The reference point is estimated on the batch, from each prompt with the reply of the prompt before it, as
/// in TRL; it is the whole batch's, whatever passes that is cut into.
/// </summary>
/// <param name="policy">What is trained, with its reference.</param>
/// <param name="options">β and weights; valid.</param>
/// <param name="processor">Runs the reference.</param>
/// <param name="longest">Most tokens that the model takes; mismatched texts are cut to it.</param>
public sealed class KtoObjective(TrainablePolicy policy, KtoLossOptions options, Processor processor, int longest) : IOfflineObjective<UnpairedText>
{
    private readonly TextBatch _batch = new();
    private double[] _reference = [];
    private double _referencePoint;

    /// <inheritdoc/>
    public string ModelName => "policy";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => policy.Parameters;

    /// <inheritdoc/>
    public int Tokens(UnpairedText example) => example.Text.PassTokens;

    /// <inheritdoc/>
    public double Weight(UnpairedText example) => 1;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<UnpairedText> batch, CancellationToken cancellation)
    {
        _reference = policy.Reference.Sums(processor, [.. batch.Select(example => example.Text)], cancellation);
        _referencePoint = batch.Count < 2 ? 0 : ReferencePoint(batch, cancellation);
    }

    /// <inheritdoc/>
    public void Accumulate(Tape tape, IReadOnlyList<UnpairedText> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        _batch.Set(batch.Skip(first).Take(count).Select(example => example.Text));
        Tensor logProbs = _batch.LogProbs(tape, policy.Model).LogProbs;
        float[] gradient = new float[logProbs.Values.Length];
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            bool desirable = batch[first + i].IsDesirable;
            int tokens = _batch.Counts[i];
            double logProb = TextLogProbs.Sum(logProbs.Values.Slice(start, tokens));
            (double loss, double reward, double slope) = KtoLossMath.Reply(logProb, _reference[first + i], desirable, _referencePoint, options);
            string side = desirable ? "chosen" : "rejected";
            means.Add("loss", loss);
            means.Add("rewards/" + side, reward);
            means.Add("logps/" + side, logProb);
            means.Add("rewards/accuracies", (reward > options.Beta * _referencePoint) == desirable ? 1 : 0);
            means.Add("kl", _referencePoint);
            gradient.AsSpan(start, tokens).Fill((float)(slope / totalWeight));
            start += tokens;
        }

        if (tape.Recording)
        {
            tape.Seed(logProbs, gradient);
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => policy.Save(folder);

    private double ReferencePoint(IReadOnlyList<UnpairedText> batch, CancellationToken cancellation)
    {
        LearnedText[] mismatched =
        [
            .. batch.Select((example, i) => Cut(example.Reply.Prompt, batch[KtoLossMath.MismatchedReply(i, batch.Count)].Reply.Reply)),
        ];
        return KtoLossMath.ReferencePoint(
            TextLogProbs.Sums(processor, policy.Model, mismatched, cancellation: cancellation),
            policy.Reference.Sums(processor, mismatched, cancellation));
    }

    private LearnedText Cut(int[] prompt, int[] reply) => LearnedText.Of(prompt, reply.AsSpan(0, Math.Max(1, Math.Min(reply.Length, longest - prompt.Length))));
}
