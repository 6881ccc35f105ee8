using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Batches;

namespace Plumbline.Training.Texts;

/// <summary>Log-probabilities of given texts under a model, without learning.</summary>
public static class TextLogProbs
{
    /// <summary>Σ log p of the learned tokens of each text, nats.</summary>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="model">The model.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="tokensPerPass">Most tokens at once; changes no result.</param>
    /// <param name="temperature">Divides the logits, above 0.</param>
    /// <param name="cancellation">Stops between passes.</param>
    public static double[] Sums(
        Processor processor, Decoder model, IReadOnlyList<LearnedText> texts, int tokensPerPass = TokenBudget.TokensPerPass, double temperature = 1, CancellationToken cancellation = default)
    {
        double[] sums = new double[texts.Count];
        TextBatch batch = new();
        using Tape tape = new(processor, recording: false);
        foreach (Range range in TokenBudget.Split([.. texts.Select(text => text.PassTokens)], tokensPerPass))
        {
            cancellation.ThrowIfCancellationRequested();
            (int first, int count) = range.GetOffsetAndLength(texts.Count);
            batch.Set(texts.Skip(first).Take(count));
            tape.Reset();
            ReadOnlySpan<float> logProbs = batch.LogProbs(tape, model, temperature: temperature).LogProbs.Values;
            for (int i = 0; i < count; i++)
            {
                sums[first + i] = Sum(logProbs[..batch.Counts[i]]);
                logProbs = logProbs[batch.Counts[i]..];
            }
        }

        return sums;
    }

    /// <summary>The sum of a text's log-probabilities, from the first token to the last in double precision.</summary>
    internal static double Sum(ReadOnlySpan<float> logProbs)
    {
        double sum = 0;
        foreach (float logProb in logProbs)
        {
            sum += logProb;
        }

        return sum;
    }
}
