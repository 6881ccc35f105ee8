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
    /// <param name="temperature">Divides the logits, a millionth or more. Default 1: the model's own distribution.</param>
    /// <exception cref="ArgumentException">The counts differ, a token is outside the vocabulary, or the temperature is not a number from a millionth up.</exception>
    public static void SelectLogProbs(this Tape tape, Tensor logits, ReadOnlySpan<int> tokens, Span<float> logProbs, double temperature = 1)
    {
        float inverseTemperature = LogProbOperation.InverseOf(temperature);
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
            float* values = logits.Data;
            if (inverseTemperature != 1f)
            {
                values = tape.Rent(logits.Count); // the kernel works in place
                Buffer.MemoryCopy(logits.Data, values, logits.Count * sizeof(float), logits.Count * sizeof(float));
            }

            tape.Backend.LogProbs(values, tape.Keep(tokens), target, tape.Rent(logits.Rows), null, inverseTemperature, logits.Rows, logits.Columns);
        }
    }
}
