using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.Preferences;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Judges;

/// <summary>Trains a <see cref="PairJudgeModel"/> on comparisons: −log σ(f(chosen, rejected) − f(rejected, chosen)).</summary>
/// <param name="model">Body and head.</param>
/// <param name="separator">Token between the replies.</param>
/// <param name="save">Writes the judge into a folder.</param>
public sealed class PairJudgeObjective(ScalarModel model, int separator, Action<string> save) : IOfflineObjective<JudgedPair>
{
    private readonly PairJudgeBatch _batch = new(separator);

    /// <inheritdoc/>
    public string ModelName => "judge";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => model.Parameters;

    /// <inheritdoc/>
    public int Tokens(JudgedPair example) => example.PassTokens;

    /// <inheritdoc/>
    public double Weight(JudgedPair example) => 1;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<JudgedPair> batch, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    /// <remarks>The first reply of each pair is the chosen one.</remarks>
    public void Accumulate(Tape tape, IReadOnlyList<JudgedPair> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        _batch.Set(batch.Skip(first).Take(count));
        Tensor values = model.Apply(tape, _batch.Tokens, _batch.Rows);
        float[] gradient = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            double margin = values.Values[2 * i] - (double)values.Values[(2 * i) + 1];
            means.Add("loss", BradleyTerryMath.NegativeLogSigmoid(margin));
            means.Add("accuracy", margin > 0 ? 1 : 0);
            means.Add("margin", margin);
            float pull = (float)(-1 / (1 + Math.Exp(margin)) / totalWeight);
            (gradient[2 * i], gradient[(2 * i) + 1]) = (pull, -pull);
        }

        if (tape.Recording)
        {
            tape.Seed(values, gradient);
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => save(folder);
}
