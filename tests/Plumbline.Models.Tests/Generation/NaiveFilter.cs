using Plumbline.Models.Generation;

namespace Plumbline.Models.Tests.Generation;

/// <summary>The filters as their papers define them, one after the other over whole distributions: slow, and written without a look at the engine's.</summary>
internal static class NaiveFilter
{
    public static double[] Probabilities(float[] logits, int[] history, GenerationOptions options)
    {
        double[] scores = [.. logits.Select((logit, token) => Penalized(logit, history.Contains(token), options.RepetitionPenalty) / options.Temperature)];
        double[] probabilities = Normalize([.. scores.Select(score => Math.Exp(score - scores.Max()))]);
        int[] ranked = [.. Enumerable.Range(0, logits.Length).OrderByDescending(token => scores[token]).ThenBy(token => token)];
        if (options.TopK > 0)
        {
            probabilities = Keep(probabilities, ranked.Take(options.TopK));
        }

        if (options.TopP < 1)
        {
            // A token stays if those before it have not reached the sum.
            double[] before = probabilities;
            probabilities = Keep(before, ranked.Where((_, rank) => rank == 0 || ranked.Take(rank).Sum(token => before[token]) < options.TopP));
        }

        double most = probabilities.Max();
        return Keep(probabilities, ranked.Where(token => probabilities[token] >= options.MinP * most));
    }

    private static double Penalized(float logit, bool seen, double penalty) => !seen ? logit : (float)(logit > 0 ? logit / penalty : logit * penalty);

    private static double[] Keep(double[] probabilities, IEnumerable<int> tokens)
    {
        HashSet<int> kept = [.. tokens];
        return Normalize([.. probabilities.Select((probability, token) => kept.Contains(token) ? probability : 0)]);
    }

    private static double[] Normalize(double[] weights)
    {
        double total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }
}
