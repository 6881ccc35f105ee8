using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;

namespace Plumbline.Training.RewardModels;

/// <summary>Trains a process reward model (Lightman et al. 2023): a score at the end of every step of a solution, held against whether the step is right.</summary>
/// <param name="model">The reward model; its scores are read at the ends of steps.</param>
/// <param name="save">Writes the reward model into a folder.</param>
public sealed class RewardProcessObjective(RewardModel model, Action<string> save) : IOfflineObjective<RewardProcess>
{
    private readonly TokenBatch _batch = new();

    /// <inheritdoc/>
    public string ModelName => "reward";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => model.Model.Parameters;

    /// <inheritdoc/>
    public int Tokens(RewardProcess example) => example.Prompt.Length + example.Steps.Tokens.Length;

    /// <inheritdoc/>
    /// <remarks>Every step counts alike, as in TRL's token classification.</remarks>
    public double Weight(RewardProcess example) => example.Labels.Length;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<RewardProcess> batch, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    public void Accumulate(Tape tape, IReadOnlyList<RewardProcess> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        RewardProcess[] examples = [.. batch.Skip(first).Take(count)];
        _batch.Set([.. examples.Select(example => (int[])[.. example.Prompt, .. example.Steps.Tokens])]);
        int[] rows = [.. examples.SelectMany((example, i) => example.Steps.Ends.Select(end => _batch.Sequences.Starts[i] + example.Prompt.Length + end))];
        bool[] labels = [.. examples.SelectMany(example => example.Labels)];
        Tensor scores = model.Model.Apply(tape, _batch, rows);
        float[] gradient = new float[rows.Length];
        double[] slope = new double[1];
        for (int i = 0; i < rows.Length; i++)
        {
            (double loss, double? accuracy) = RewardLossMath.Pointwise([scores.Values[i]], [labels[i] ? 1.0 : 0.0], PointwiseLossKind.BinaryCrossEntropy, slope);
            means.Add("loss", loss);
            means.Add("accuracy", accuracy ?? 0);
            gradient[i] = (float)(slope[0] / totalWeight);
        }

        if (tape.Recording)
        {
            tape.Seed(scores, gradient);
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => save(folder);
}

/// <summary>A solution with a verdict on each step.</summary>
/// <param name="Prompt">Tokens of the problem.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Labels">Which of them are right.</param>
public sealed record RewardProcess(int[] Prompt, ProcessSteps Steps, bool[] Labels);
