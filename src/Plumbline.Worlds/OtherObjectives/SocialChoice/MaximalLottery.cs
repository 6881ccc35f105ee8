using Plumbline.Worlds.OtherObjectives.Preferences;

namespace Plumbline.Worlds.OtherObjectives.SocialChoice;

/// <summary>
/// A maximal lottery (Kreweras 1965; Fishburn 1984, "Probabilistic social choice based on simple voting comparisons"): a mixture of options that no option beats in expectation, that is, a
/// Nash strategy of the zero-sum game with the margins M = P − Pᵀ. It is the Condorcet winner where there is one, does not change when an option is cloned or a loser added, and
/// is the solution that Nash learning seeks without a reference policy (Maura-Rivero et al. 2025).
/// </summary>
public static class MaximalLottery
{
    private const double Tolerance = 1e-12;

    /// <summary>
    /// Solves it exactly by the simplex method with Bland's rule, which cannot cycle: maximise Σ y subject to (M + 2) y ≤ 1, y ≥ 0; the lottery is y scaled to sum to 1. Pivots below 1e-12
    /// count as zero. A hundred options take about a tenth of a second, and the time grows with their fourth power. Where several lotteries are maximal (only in exactly tied populations)
    /// one of them is returned.
    /// </summary>
    /// <param name="preferences">P.</param>
    /// <returns>The probability of each option; no option is preferred to it more than half the time, to about 1e-12.</returns>
    public static double[] Solve(PreferenceMatrix preferences)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        int n = preferences.Count;

        // Columns: y, slack, right side. The last row is the objective. All entries of M + 2 are positive, so the slacks are a first feasible solution and the maximum is finite.
        double[,] table = new double[n + 1, (2 * n) + 1];
        int[] basic = new int[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                table[i, j] = preferences[i, j] - preferences[j, i] + 2;
            }

            table[i, n + i] = 1;
            table[i, 2 * n] = 1;
            table[n, i] = -1;
            basic[i] = n + i;
        }

        while (Entering(table, n) is int entering and >= 0)
        {
            Pivot(table, basic, Leaving(table, basic, entering), entering);
        }

        double[] lottery = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (basic[i] < n)
            {
                lottery[basic[i]] = Math.Max(0, table[i, 2 * n]);
            }
        }

        double total = lottery.Sum();
        return [.. lottery.Select(value => value / total)];
    }

    private static int Entering(double[,] table, int n)
    {
        for (int column = 0; column < 2 * n; column++)
        {
            if (table[n, column] < -Tolerance)
            {
                return column;
            }
        }

        return -1;
    }

    private static int Leaving(double[,] table, int[] basic, int entering)
    {
        int last = table.GetLength(1) - 1;
        int row = -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < basic.Length; i++)
        {
            if (table[i, entering] > Tolerance)
            {
                double ratio = table[i, last] / table[i, entering];
                if (ratio < least - Tolerance || (ratio < least + Tolerance && basic[i] < basic[row]))
                {
                    (row, least) = (i, Math.Min(ratio, least));
                }
            }
        }

        return row >= 0 ? row : throw new InvalidOperationException($"the simplex method lost its footing to rounding with {basic.Length} options; expected some hundred at most");
    }

    private static void Pivot(double[,] table, int[] basic, int row, int column)
    {
        double pivot = table[row, column];
        for (int j = 0; j < table.GetLength(1); j++)
        {
            table[row, j] /= pivot;
        }

        for (int i = 0; i < table.GetLength(0); i++)
        {
            double factor = table[i, column];
            if (i != row && factor != 0)
            {
                for (int j = 0; j < table.GetLength(1); j++)
                {
                    table[i, j] -= factor * table[row, j];
                }
            }
        }

        basic[row] = column;
    }
}
