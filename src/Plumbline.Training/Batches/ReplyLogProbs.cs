using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Training.Batches;

/// <summary>Log-probabilities of given replies under a model.</summary>
public static class ReplyLogProbs
{
    /// <summary>Log-probability (nats) of each reply token, given prompt and earlier reply tokens.</summary>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="model">The model.</param>
    /// <param name="replies">Prompts and replies.</param>
    /// <param name="cancellation">Stops between passes.</param>
    /// <param name="temperature">Divides the logits, above 0.</param>
    /// <returns>One array per reply, one number per token of it.</returns>
    public static double[][] Compute(
        Processor processor, Decoder model, IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default, double temperature = 1)
    {
        double[][] result = new double[replies.Count][];
        ReplyBatch batch = new();
        using Tape tape = new(processor, recording: false);
        foreach (Range range in TokenBudget.Split([.. replies.Select(reply => reply.TotalTokens)], TokenBudget.TokensPerReading))
        {
            cancellation.ThrowIfCancellationRequested();
            (int first, int count) = range.GetOffsetAndLength(replies.Count);
            batch.Set(replies.Skip(first).Take(count));
            tape.Reset();
            Tensor rows = model.Hidden(tape, batch.Tokens, batch.Rows);
            ReadOnlySpan<float> logProbs = tape.TokenLogProbs(rows, model.OutputWeight, batch.Targets, temperature: temperature).LogProbs.Values;
            for (int i = first; i < first + count; i++)
            {
                int length = replies[i].Reply.Length;
                result[i] = new double[length];
                for (int t = 0; t < length; t++)
                {
                    result[i][t] = logProbs[t];
                }

                logProbs = logProbs[length..];
            }
        }

        return result;
    }
}
