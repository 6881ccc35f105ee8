namespace Plumbline.Worlds.OtherObjectives.Quantilisation;

/// <summary>
/// The quantiliser (Taylor 2016, "Quantilizers: a safer alternative to maximizers for limited optimization"): actions are sorted by a score that one does not fully trust, and one is
/// drawn from the base distribution restricted to its best share q. q = 1 imitates the base, q → 0 maximises the score. Nothing it does is more than 1/q times as likely as
/// under the base, hence the bound of <see cref="CostBound"/>; of all rules with that bound it has the highest score.
/// </summary>
public static class Quantiliser
{
    /// <summary>The probability of every action.</summary>
    /// <param name="scores">What each action is worth by the score; higher is better, not NaN. Actions with equal scores are treated alike.</param>
    /// <param name="q">The share of the base that is kept, 0 &lt; q ≤ 1. At or below the base probability of the best action it is the maximiser.</param>
    /// <param name="baseProbabilities">How likely each action is under the base, summing to 1 within 1e-9. Default null: all alike.</param>
    /// <returns>Probabilities in the order of the actions, summing to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is out of range.</exception>
    /// <exception cref="ArgumentException">There is no action, a score is NaN, or the base is not a distribution over these actions.</exception>
    public static double[] Probabilities(IReadOnlyList<double> scores, double q, IReadOnlyList<double>? baseProbabilities = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!(q > 0 && q <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(q), q, "expected a share above 0 and at most 1");
        }

        double[] keys = new double[scores.Count];
        int[] order = new int[scores.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            (keys[i], order[i]) = (-scores[i], i);
        }

        if (keys.Length == 0 || Array.Exists(keys, double.IsNaN))
        {
            throw new ArgumentException($"{keys.Length} scores; expected at least one and none NaN", nameof(scores));
        }

        double[] mass = baseProbabilities is null ? Uniform(scores.Count) : [.. baseProbabilities];
        if (mass.Length != scores.Count || Array.Exists(mass, value => !(value >= 0)) || Math.Abs(mass.Sum() - 1) > 1e-9)
        {
            throw new ArgumentException($"{mass.Length} base probabilities of sum {mass.Sum()} for {scores.Count} actions; expected as many as actions, none negative, of sum 1", nameof(baseProbabilities));
        }

        Array.Sort(keys, order);
        double[] result = new double[keys.Length];
        double left = q;
        for (int from = 0, to; from < keys.Length && left > 0; from = to)
        {
            double group = 0;
            for (to = from; to < keys.Length && keys[to] == keys[from]; to++)
            {
                group += mass[order[to]];
            }

            // The group at the edge of the share is taken in part, each of its actions in proportion.
            double taken = group > left ? left / group : 1;
            for (int i = from; i < to; i++)
            {
                result[order[i]] = mass[order[i]] * taken;
            }

            left -= group;
        }

        // Divided by what was taken rather than by q: they differ by rounding alone.
        double total = result.Sum();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] /= total;
        }

        return result;
    }

    /// <summary>E_Q[c] ≤ E_γ[c]/q: the most that a quantiliser can cost on average, for any cost that is never negative, known or not (Taylor 2016).</summary>
    /// <param name="baseCost">What the base distribution costs on average; not negative.</param>
    /// <param name="q">The share kept, 0 &lt; q ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double CostBound(double baseCost, double q)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(baseCost);
        return q > 0 && q <= 1 ? baseCost / q : throw new ArgumentOutOfRangeException(nameof(q), q, "expected a share above 0 and at most 1");
    }

    /// <summary>The smallest share q whose cost is bounded by a budget: E_γ[c]/budget, at most 1.</summary>
    /// <param name="baseCost">What the base distribution costs on average; positive.</param>
    /// <param name="budget">The expected cost allowed; at least <paramref name="baseCost"/>, for no share does better than the base for certain.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double ShareForBudget(double baseCost, double budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baseCost);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, baseCost);
        return baseCost / budget;
    }

    private static double[] Uniform(int count)
    {
        double[] mass = new double[count];
        Array.Fill(mass, 1.0 / count);
        return mass;
    }
}
