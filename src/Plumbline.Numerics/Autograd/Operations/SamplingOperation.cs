using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>What generation needs of logits: draws, and log-probabilities of the drawn tokens. No gradients.</summary>
public static unsafe class SamplingOperation
{
    /// <summary>Draws one index per row from softmax(logits / temperature).</summary>
    /// <param name="tape">Runs the operation.</param>
    /// <param name="logits"><c>[rows, vocabulary]</c>; unchanged.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="uniforms">One uniform number in [0, 1) per row.</param>
    /// <param name="tokens">Receives the indices.</param>
    /// <exception cref="ArgumentException">The counts differ or the temperature is not above 0.</exception>
    public static void SampleRows(this Tape tape, Tensor logits, double temperature, ReadOnlySpan<double> uniforms, Span<int> tokens)
    {
        if (uniforms.Length != logits.Rows || tokens.Length != logits.Rows || !(temperature > 0))
        {
            throw new ArgumentException($"{logits} cannot be sampled with {uniforms.Length} numbers into {tokens.Length} tokens at temperature {temperature}");
        }

        fixed (double* numbers = uniforms)
        fixed (int* target = tokens)
        {
            tape.Backend.Sample(logits.Data, numbers, target, (float)(1 / temperature), logits.Rows, logits.Columns);
        }
    }

    /// <summary>Log-probability (nats) of one token per row, to the bit what <see cref="LogProbOperation.TokenLogProbs"/> gives.</summary>
    /// <param name="tape">Runs the operation.</param>
    /// <param name="logits"><c>[rows, vocabulary]</c>; unchanged.</param>
    /// <param name="tokens">Token of each row, inside the vocabulary.</param>
    /// <param name="logProbs">Receives the log-probabilities.</param>
    /// <exception cref="ArgumentException">The counts differ or a token is outside the vocabulary.</exception>
    public static void SelectLogProbs(this Tape tape, Tensor logits, ReadOnlySpan<int> tokens, Span<float> logProbs)
    {
        if (tokens.Length != logits.Rows || logProbs.Length != logits.Rows)
        {
            throw new ArgumentException($"{logits} does not fit {tokens.Length} tokens and {logProbs.Length} log-probabilities");
        }

        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)logits.Columns)
            {
                throw new ArgumentException($"token {token} is outside the vocabulary of {logits.Columns}", nameof(tokens));
            }
        }

        fixed (float* target = logProbs)
        {
            tape.Backend.LogProbs(logits.Data, tape.Keep(tokens), target, tape.Rent(logits.Rows), null, logits.Rows, logits.Columns);
        }
    }
}
