namespace Plumbline.Models.Generation;

/// <summary>Draws one token from one row of logits under all filters. A pure function of logits, history, options and one uniform number.</summary>
internal static class TokenFilter
{
    /// <summary>The token with the largest logit, the lowest id among equals; NaN is never chosen over a number.</summary>
    public static int Greedy(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[best] || float.IsNaN(logits[best]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Applies the repetition penalty of every distinct token of <paramref name="history"/> in place.</summary>
    public static void Penalize(Span<float> logits, IEnumerable<int> history, double penalty)
    {
        foreach (int token in history.Distinct())
        {
            logits[token] = (float)(logits[token] > 0 ? logits[token] / penalty : logits[token] * penalty);
        }
    }

    /// <summary>Draws a token at temperature above 0 from what top-k, top-p and min-p leave.</summary>
    /// <param name="logits">Logits, already penalised.</param>
    /// <param name="options">Temperature and filters.</param>
    /// <param name="uniform">Uniform in [0, 1).</param>
    public static int Draw(ReadOnlySpan<float> logits, GenerationOptions options, double uniform)
    {
        (int[] tokens, double[] probabilities) = Candidates(logits, options);
        double target = uniform * probabilities.Sum();
        double passed = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            passed += probabilities[i];
            if (passed > target)
            {
                return tokens[i];
            }
        }

        return tokens[^1];
    }

    /// <summary>The tokens left, most likely first, with their probabilities before renormalisation by min-p and the draw.</summary>
    public static (int[] Tokens, double[] Probabilities) Candidates(ReadOnlySpan<float> logits, GenerationOptions options)
    {
        int[] tokens = new int[logits.Length];
        double[] scores = new double[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            tokens[i] = i;
            scores[i] = logits[i] / options.Temperature;
        }

        // Most likely first, equal ones by id.
        Array.Sort(tokens, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        int kept = options.TopK > 0 ? Math.Min(options.TopK, tokens.Length) : tokens.Length;
        double[] probabilities = new double[kept];
        double total = 0;
        for (int i = 0; i < kept; i++)
        {
            probabilities[i] = Math.Exp(scores[tokens[i]] - scores[tokens[0]]);
            total += probabilities[i];
        }

        if (options.TopP < 1)
        {
            double sum = 0;
            int nucleus = 0;
            while (nucleus < kept && sum < options.TopP * total)
            {
                sum += probabilities[nucleus++];
            }

            if (options.TopPRule == NucleusRule.Within && sum > options.TopP * total)
            {
                nucleus--;
            }

            kept = Math.Max(nucleus, 1);
        }

        if (options.MinP > 0)
        {
            int likely = 1;
            while (likely < kept && probabilities[likely] >= options.MinP)
            {
                likely++;
            }

            kept = likely;
        }

        return (tokens[..kept], probabilities[..kept]);
    }
}
