using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Generation;

/// <summary>The likeliest tokens of rows of logits, with the log-probabilities that sampling and training would report for them.</summary>
internal static class TopTokens
{
    /// <summary>The likeliest tokens of every row.</summary>
    /// <param name="tape">Runs the operations; not reset.</param>
    /// <param name="logits"><c>[rows, vocabulary]</c>.</param>
    /// <param name="counts">How many each row asks for, at most the vocabulary is given; 0 for none.</param>
    /// <param name="temperatures">Divides the logits of each row.</param>
    /// <returns>For each row its tokens, most likely first and the lowest id first among equals; null where it asks for none.</returns>
    public static IReadOnlyList<TokenLogProb>?[] Of(Tape tape, Tensor logits, IReadOnlyList<int> counts, IReadOnlyList<double> temperatures)
    {
        IReadOnlyList<TokenLogProb>?[] top = new IReadOnlyList<TokenLogProb>?[counts.Count];
        foreach (IGrouping<double, int> group in Enumerable.Range(0, counts.Count).Where(row => counts[row] > 0).GroupBy(row => temperatures[row]))
        {
            int[][] likeliest = new int[counts.Count][];
            int most = 0;
            foreach (int row in group)
            {
                likeliest[row] = Likeliest(logits.Row(row), counts[row]);
                top[row] = new TokenLogProb[likeliest[row].Length];
                most = Math.Max(most, likeliest[row].Length);
            }

            int[] tokens = new int[counts.Count];
            float[] logProbs = new float[counts.Count];
            for (int rank = 0; rank < most; rank++)
            {
                foreach (int row in group)
                {
                    tokens[row] = rank < likeliest[row].Length ? likeliest[row][rank] : 0;
                }

                tape.SelectLogProbs(logits, tokens, logProbs, group.Key);
                foreach (int row in group.Where(row => rank < likeliest[row].Length))
                {
                    ((TokenLogProb[])top[row]!)[rank] = new TokenLogProb(tokens[row], logProbs[row]);
                }
            }
        }

        return top;
    }

    /// <summary>The tokens with the largest logits, largest first, the lowest id first among equals; NaN comes after every number.</summary>
    internal static int[] Likeliest(ReadOnlySpan<float> logits, int count)
    {
        int[] best = new int[Math.Min(count, logits.Length)];
        int held = 0;
        for (int token = 0; token < logits.Length; token++)
        {
            if (held == best.Length && (held == 0 || !IsLarger(logits[token], logits[best[^1]])))
            {
                continue;
            }

            int place = held < best.Length ? held++ : best.Length - 1;
            while (place > 0 && IsLarger(logits[token], logits[best[place - 1]]))
            {
                best[place] = best[place - 1];
                place--;
            }

            best[place] = token;
        }

        return best;
    }

    private static bool IsLarger(float a, float b) => a > b || (float.IsNaN(b) && !float.IsNaN(a));
}
