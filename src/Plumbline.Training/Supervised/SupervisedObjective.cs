using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Supervised;

/// <summary>
/// Maximum likelihood of the learned tokens of texts: −Σ log p / Σ tokens over the whole batch, each token counting alike ("token mean", as in TRL and nanochat).
/// Which tokens are learned is the encoder's choice: all, completions, or the assistant's turns.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="parameters">What of it is trained: all, or adapters.</param>
/// <param name="save">Writes the model into a folder.</param>
/// <param name="temperature">Divides the logits, above 0; other than 1 where texts were sampled so.</param>
public sealed class SupervisedObjective(Decoder model, IReadOnlyList<Parameter> parameters, Action<string> save, double temperature = 1) : IOfflineObjective<LearnedText>
{
    private readonly TextBatch _batch = new();

    /// <inheritdoc/>
    public string ModelName => "policy";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <inheritdoc/>
    public int Tokens(LearnedText example) => example.PassTokens;

    /// <inheritdoc/>
    public double Weight(LearnedText example) => example.LearnedCount;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<LearnedText> batch, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    public void Accumulate(Tape tape, IReadOnlyList<LearnedText> batch, Range part, double totalWeight, MetricMeans means)
    {
        (int first, int count) = part.GetOffsetAndLength(batch.Count);
        _batch.Set(batch.Skip(first).Take(count));
        (Tensor logProbs, Tensor? entropies) = _batch.LogProbs(tape, model, withEntropy: true, temperature);
        for (int t = 0; t < logProbs.Values.Length; t++)
        {
            means.Add("loss", -logProbs.Values[t]);
            means.Add("entropy", entropies!.Values[t]);
        }

        if (tape.Recording)
        {
            float[] gradient = new float[logProbs.Values.Length];
            gradient.AsSpan().Fill((float)(-1 / totalWeight));
            tape.Seed(logProbs, gradient);
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => save(folder);
}
