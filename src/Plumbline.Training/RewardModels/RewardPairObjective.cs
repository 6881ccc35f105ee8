using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.RewardModels;

/// <summary>Trains a reward model on comparisons: a score for each reply, and the Bradley–Terry loss of their difference.</summary>
/// <param name="model">The reward model.</param>
/// <param name="options">The loss; valid.</param>
/// <param name="save">Writes the reward model into a folder.</param>
public sealed class RewardPairObjective(RewardModel model, RewardLossOptions options, Action<string> save) : IOfflineObjective<RewardPair>
{
    private readonly PooledBatch _batch = new(model.Pooling);

    /// <inheritdoc/>
    public string ModelName => "reward";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => model.Model.Parameters;

    /// <inheritdoc/>
    public int Tokens(RewardPair example) => example.Chosen.TotalTokens + example.Rejected.TotalTokens;

    /// <inheritdoc/>
    public double Weight(RewardPair example) => 1;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<RewardPair> batch, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    public void Accumulate(Tape tape, IReadOnlyList<RewardPair> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        _batch.Set(batch.Skip(first).Take(count).SelectMany(pair => new[] { pair.Chosen, pair.Rejected }));
        Tensor numbers = model.Model.Apply(tape, _batch.Tokens, _batch.Rows);
        double[] scores = _batch.Scores(numbers);
        double[] gradient = new double[2 * count];
        double[] byChosen = new double[1];
        double[] byRejected = new double[1];
        for (int i = 0; i < count; i++)
        {
            double chosen = scores[2 * i];
            double rejected = scores[(2 * i) + 1];
            double loss = RewardLossMath.Pairwise([chosen], [rejected], [batch[first + i].Margin], options, byChosen, byRejected).Loss;
            means.Add("loss", loss);
            means.Add("accuracy", chosen > rejected ? 1 : 0);
            means.Add("margin", chosen - rejected);
            means.Add("mean_reward", chosen);
            means.Add("mean_reward", rejected);
            gradient[2 * i] = byChosen[0] / totalWeight;
            gradient[(2 * i) + 1] = byRejected[0] / totalWeight;
        }

        if (tape.Recording)
        {
            tape.Seed(numbers, _batch.Spread(gradient));
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => save(folder);
}

/// <summary>A comparison as a reward model learns from it.</summary>
/// <param name="Chosen">Prompt and preferred reply.</param>
/// <param name="Rejected">Prompt and the other reply.</param>
/// <param name="Margin">By how much the first is preferred, in units of reward; 0 where nobody said.</param>
public sealed record RewardPair(PromptedReply Chosen, PromptedReply Rejected, double Margin);
