namespace Plumbline.Worlds.OtherObjectives.Lagrangian;

/// <summary>
/// Finds the price of a constraint: λ ← max(0, λ + α (C(λ) − d)), where C(λ) is what the policy that is best at price λ costs (Altman 1999, "Constrained Markov decision
/// processes"; Dai et al. 2023, "Safe RLHF", which moves ln λ instead: we move λ itself, so that a slack constraint ends at exactly 0).
/// </summary>
public static class DualAscent
{
    /// <summary>The multiplier.</summary>
    /// <param name="cost">For a λ the expected cost of the policy that is best at that price, or a sampled estimate of it.</param>
    /// <param name="options">Limit, rate, steps.</param>
    /// <returns>λ, at least 0.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message says all that is.</exception>
    public static double Solve(Func<double, double> cost, DualAscentOptions options)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        int averaged = Math.Max(1, (int)(options.AveragedShare * options.Steps));
        double multiplier = options.Start;
        double sum = 0;
        for (int step = 0; step < options.Steps; step++)
        {
            multiplier = Math.Max(0, multiplier + (options.Rate * (cost(multiplier) - options.Limit)));
            sum += step >= options.Steps - averaged ? multiplier : 0;
        }

        return sum / averaged;
    }
}
