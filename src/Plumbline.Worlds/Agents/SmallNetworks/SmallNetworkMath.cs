namespace Plumbline.Worlds.Agents.SmallNetworks;

/// <summary>The arithmetic of a small network. Every sum runs in one order whatever the width of the vectors, so all machines give the same bits.</summary>
/// <remarks>Weights lie as: for each input its weight to every hidden unit; the hidden biases; for each hidden unit its weight to every class; the class biases.</remarks>
internal static class SmallNetworkMath
{
    /// <summary>The scores of the classes; <paramref name="hidden"/> receives the rectified units.</summary>
    public static void Score(ReadOnlySpan<float> weights, ReadOnlySpan<float> example, Span<float> hidden, Span<float> scores)
    {
        int upper = (example.Length + 1) * hidden.Length;
        weights.Slice(example.Length * hidden.Length, hidden.Length).CopyTo(hidden);
        for (int input = 0; input < example.Length; input++)
        {
            ScaledSum.Add(hidden, weights.Slice(input * hidden.Length, hidden.Length), example[input]);
        }

        weights.Slice(upper + (hidden.Length * scores.Length), scores.Length).CopyTo(scores);
        for (int unit = 0; unit < hidden.Length; unit++)
        {
            hidden[unit] = Math.Max(0, hidden[unit]);
            if (hidden[unit] > 0)
            {
                ScaledSum.Add(scores, weights.Slice(upper + (unit * scores.Length), scores.Length), hidden[unit]);
            }
        }
    }

    /// <summary>Adds the gradient of the cross-entropy of one example, and returns that cross-entropy, in nats.</summary>
    public static double AddGradient(ReadOnlySpan<float> weights, ReadOnlySpan<float> example, int label, Span<float> hidden, Span<float> scores, Span<float> gradient)
    {
        Score(weights, example, hidden, scores);
        double loss = SubtractLabel(scores, label);
        int upper = (example.Length + 1) * hidden.Length;
        ScaledSum.Add(gradient.Slice(upper + (hidden.Length * scores.Length), scores.Length), scores, 1);
        for (int unit = 0; unit < hidden.Length; unit++)
        {
            if (hidden[unit] == 0)
            {
                continue;
            }

            int row = upper + (unit * scores.Length);
            ScaledSum.Add(gradient.Slice(row, scores.Length), scores, hidden[unit]);
            float back = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                back += weights[row + i] * scores[i];
            }

            hidden[unit] = back;
        }

        ScaledSum.Add(gradient.Slice(example.Length * hidden.Length, hidden.Length), hidden, 1);
        for (int input = 0; input < example.Length; input++)
        {
            ScaledSum.Add(gradient.Slice(input * hidden.Length, hidden.Length), hidden, example[input]);
        }

        return loss;
    }

    // Scores become probabilities less 1 at the label: the gradient of the cross-entropy by the scores.
    private static double SubtractLabel(Span<float> scores, int label)
    {
        float most = scores[0];
        foreach (float score in scores)
        {
            most = Math.Max(most, score);
        }

        float chosen = scores[label] - most;
        float sum = 0;
        foreach (ref float score in scores)
        {
            score = MathF.Exp(score - most);
            sum += score;
        }

        foreach (ref float score in scores)
        {
            score /= sum;
        }

        scores[label] -= 1;
        return Math.Log(sum) - chosen;
    }
}
