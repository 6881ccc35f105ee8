using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Mean cross-entropy (nats) of predicting each next token of some sequences.</summary>
internal static class NextTokenLoss
{
    /// <summary>Runs forward and backward; gradients are left in the parameters.</summary>
    public static double Backward(Decoder model, Tape tape, IReadOnlyList<int[]> sequences, ActivationHooks? hooks = null)
    {
        Tensor logProbs = LogProbs(model, tape, sequences, hooks);
        float[] seed = new float[logProbs.Rows];
        Array.Fill(seed, -1f / logProbs.Rows);
        tape.Seed(logProbs, seed);
        tape.Backward();
        return -Mean(logProbs);
    }

    /// <summary>The loss alone.</summary>
    public static double Value(Decoder model, Tape tape, IReadOnlyList<int[]> sequences, ActivationHooks? hooks = null)
    {
        double loss = -Mean(LogProbs(model, tape, sequences, hooks));
        tape.Reset();
        return loss;
    }

    /// <summary>Log-probability of every token but the first of each sequence.</summary>
    public static Tensor LogProbs(Decoder model, Tape tape, IReadOnlyList<int[]> sequences, ActivationHooks? hooks = null, double temperature = 1)
    {
        TokenBatch batch = new();
        batch.Set(sequences);
        List<int> rows = [];
        List<int> targets = [];
        for (int s = 0; s < sequences.Count; s++)
        {
            for (int t = 0; t + 1 < sequences[s].Length; t++)
            {
                rows.Add(batch.Sequences.Starts[s] + t);
                targets.Add(sequences[s][t + 1]);
            }
        }

        Tensor hidden = tape.Rows(model.Hidden(tape, batch, hooks), rows.ToArray());
        return tape.TokenLogProbs(hidden, model.OutputWeight, targets.ToArray(), temperature: temperature).LogProbs;
    }

    private static double Mean(Tensor logProbs)
    {
        double sum = 0;
        foreach (float value in logProbs.Values)
        {
            sum += value;
        }

        return sum / logProbs.Rows;
    }
}
