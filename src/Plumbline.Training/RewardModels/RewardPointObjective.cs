using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.RewardModels;

/// <summary>Trains a reward model on single replies with a label each.</summary>
/// <param name="model">The reward model.</param>
/// <param name="kind">How a score is held against its label.</param>
/// <param name="save">Writes the reward model into a folder.</param>
public sealed class RewardPointObjective(RewardModel model, PointwiseLossKind kind, Action<string> save) : IOfflineObjective<RewardPoint>
{
    private readonly PooledBatch _batch = new(model.Pooling);

    /// <inheritdoc/>
    public string ModelName => "reward";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => model.Model.Parameters;

    /// <inheritdoc/>
    public int Tokens(RewardPoint example) => example.Reply.TotalTokens;

    /// <inheritdoc/>
    public double Weight(RewardPoint example) => 1;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<RewardPoint> batch, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    public void Accumulate(Tape tape, IReadOnlyList<RewardPoint> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        _batch.Set(batch.Skip(first).Take(count).Select(point => point.Reply));
        Tensor numbers = model.Model.Apply(tape, _batch.Tokens, _batch.Rows);
        double[] scores = _batch.Scores(numbers);
        double[] gradient = new double[count];
        double[] slope = new double[1];
        for (int i = 0; i < count; i++)
        {
            (double loss, double? accuracy) = RewardLossMath.Pointwise([scores[i]], [batch[first + i].Label], kind, slope);
            means.Add("loss", loss);
            means.Add("mean_reward", scores[i]);
            gradient[i] = slope[0] / totalWeight;
            if (accuracy is { } right)
            {
                means.Add("accuracy", right);
            }
        }

        if (tape.Recording)
        {
            tape.Seed(numbers, _batch.Spread(gradient));
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => save(folder);
}

/// <summary>A reply with its label.</summary>
/// <param name="Reply">Prompt and reply.</param>
/// <param name="Label">1 for good and 0 for bad, or a number to be hit.</param>
public sealed record RewardPoint(PromptedReply Reply, double Label);
