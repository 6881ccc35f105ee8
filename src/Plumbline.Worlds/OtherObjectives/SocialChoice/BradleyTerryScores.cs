using Plumbline.Worlds.OtherObjectives.Preferences;

namespace Plumbline.Worlds.OtherObjectives.SocialChoice;

/// <summary>
/// The scalar reward model of RLHF where every option can have its own score: P(i ≻ j) = σ(sᵢ − sⱼ) (Bradley and Terry 1952), fitted to all pairs alike. It is transitive by construction
/// and with all pairs compared equally often ranks like <see cref="BordaScores"/> (Siththaranjan et al. 2024, "Distributional preference learning").
/// </summary>
public static class BradleyTerryScores
{
    /// <summary>The scores of least penalised cross-entropy, exact to 1e-10, by Newton's method. They sum to 0.</summary>
    /// <param name="preferences">What is to be fitted.</param>
    /// <param name="penalty">λ of the penalty λ/2 Σ s²; positive. Default 0.001: scores stay finite where an option always wins, and digits of moderate preferences are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="penalty"/> is not positive.</exception>
    public static double[] Fit(PreferenceMatrix preferences, double penalty = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        int n = preferences.Count;
        double[] scores = new double[n];
        for (int iteration = 0; iteration < 1000; iteration++)
        {
            double[] gradient = [.. scores.Select(score => -penalty * score)];
            double[,] curvature = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                curvature[i, i] += penalty;
                for (int j = 0; j < n; j++)
                {
                    if (j != i)
                    {
                        double predicted = 1 / (1 + Math.Exp(scores[j] - scores[i]));
                        gradient[i] += preferences[i, j] - predicted;
                        curvature[i, i] += predicted * (1 - predicted);
                        curvature[i, j] -= predicted * (1 - predicted);
                    }
                }
            }

            Eliminate(curvature, gradient);

            // A step of more than 1 can leave the region where the curvature holds.
            double longest = gradient.Max(Math.Abs);
            double scale = Math.Min(1, 1 / Math.Max(longest, 1e-300));
            for (int i = 0; i < n; i++)
            {
                scores[i] += scale * gradient[i];
            }

            if (longest < 1e-11)
            {
                break;
            }
        }

        return scores;
    }

    // Gaussian elimination; the matrix is symmetric and positive definite, so no pivoting is needed.
    private static void Eliminate(double[,] matrix, double[] right)
    {
        int n = right.Length;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                double factor = matrix[i, k] / matrix[k, k];
                right[i] -= factor * right[k];
                for (int j = k; j < n; j++)
                {
                    matrix[i, j] -= factor * matrix[k, j];
                }
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int j = k + 1; j < n; j++)
            {
                right[k] -= matrix[k, j] * right[j];
            }

            right[k] /= matrix[k, k];
        }
    }
}
