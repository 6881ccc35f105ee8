using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Recipes.Pretraining;

/// <summary>Cross-entropy of predicting each next token of whole texts, from the second token to the end token.</summary>
internal sealed class TextLoss
{
    private const int TextsPerPass = 64;
    private readonly TokenBatch _batch = new();
    private readonly List<int> _rows = [];
    private readonly List<int> _targets = [];

    /// <summary>Sends the loss forward and seeds its gradient on the tape.</summary>
    /// <returns>Mean over tokens, nats.</returns>
    public double Seed(Decoder model, Tape tape, IReadOnlyList<int[]> texts)
    {
        Tensor logProbs = LogProbs(model, tape, texts);
        float[] gradient = new float[logProbs.Rows];
        Array.Fill(gradient, -1f / logProbs.Rows);
        tape.Seed(logProbs, gradient);
        return -Sum(logProbs) / logProbs.Rows;
    }

    /// <summary>Mean over the tokens of all texts, nats; nothing is trained.</summary>
    public double Measure(Decoder model, Processor processor, IReadOnlyList<int[]> texts, CancellationToken cancellation = default)
    {
        using Tape tape = new(processor, recording: false);
        double sum = 0;
        long count = 0;
        foreach (int[][] part in texts.Chunk(TextsPerPass))
        {
            cancellation.ThrowIfCancellationRequested();
            tape.Reset();
            Tensor logProbs = LogProbs(model, tape, part);
            sum += Sum(logProbs);
            count += logProbs.Rows;
        }

        return -sum / count;
    }

    private Tensor LogProbs(Decoder model, Tape tape, IReadOnlyList<int[]> texts)
    {
        _batch.Set(texts);
        _rows.Clear();
        _targets.Clear();
        for (int s = 0; s < texts.Count; s++)
        {
            for (int t = 0; t + 1 < texts[s].Length; t++)
            {
                _rows.Add(_batch.Sequences.Starts[s] + t);
                _targets.Add(texts[s][t + 1]);
            }
        }

        Tensor hidden = tape.Rows(model.Hidden(tape, _batch), _rows.ToArray());
        return tape.TokenLogProbs(hidden, model.OutputWeight, _targets.ToArray()).LogProbs;
    }

    private static double Sum(Tensor logProbs)
    {
        double sum = 0;
        foreach (float value in logProbs.Values)
        {
            sum += value;
        }

        return sum;
    }
}
