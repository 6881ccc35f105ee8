using Plumbline.Worlds.OtherObjectives.Preferences;
using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.NashLearning;

/// <summary>
/// Two policies, each to be preferred to the other while staying near a reference: V(π, π′) = P(π ≻ π′) − τ KL(π ‖ μ) + τ KL(π′ ‖ μ) (Munos et al. 2023, "Nash learning from human
/// feedback"). It has one equilibrium, and its value is ½.
/// </summary>
public sealed class PreferenceGame
{
    private readonly double[] _reference;

    /// <summary>Makes one.</summary>
    /// <param name="preferences">P.</param>
    /// <param name="reference">μ, positive for every option, summing to 1 within 1e-9.</param>
    /// <param name="regularisation">τ, positive.</param>
    /// <exception cref="ArgumentException">The reference is no distribution over these options with full support.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="regularisation"/> is not positive.</exception>
    public PreferenceGame(PreferenceMatrix preferences, IReadOnlyList<double> reference, double regularisation)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(regularisation);
        if (reference.Count != preferences.Count || reference.Any(value => !(value > 0)) || Math.Abs(reference.Sum() - 1) > 1e-9)
        {
            throw new ArgumentException($"the reference is {string.Join(", ", reference)}; expected {preferences.Count} positive numbers of sum 1", nameof(reference));
        }

        (Preferences, _reference, Regularisation) = (preferences, [.. reference], regularisation);
    }

    /// <summary>P.</summary>
    public PreferenceMatrix Preferences { get; }

    /// <summary>μ.</summary>
    public IReadOnlyList<double> Reference => _reference;

    /// <summary>τ.</summary>
    public double Regularisation { get; }

    /// <summary>V(π, π′).</summary>
    public double Value(ReadOnlySpan<double> policy, ReadOnlySpan<double> opponent) => Preferences.WinRate(policy, opponent)
        - (Regularisation * ProbabilityVector.Divergence(policy, _reference))
        + (Regularisation * ProbabilityVector.Divergence(opponent, _reference));

    /// <summary>The policy that is best against an opponent: μ exp(P(· ≻ π′)/τ), scaled to sum to 1.</summary>
    public double[] BestResponse(ReadOnlySpan<double> opponent) => ProbabilityVector.Softmax(BestResponseLogits(opponent));

    /// <summary>
    /// max V(·, π) − min V(π, ·), exact: how much could be gained by answering a policy at its weakest; 0 just at the equilibrium. The game is symmetric with V(π, π) = ½, so both terms come
    /// from one best response b and the gap is 2τ KL(π ‖ b), which is never negative and keeps its digits near 0 where the difference of two values would lose them.
    /// </summary>
    public double DualityGap(ReadOnlySpan<double> policy)
    {
        double[] logits = BestResponseLogits(policy);
        double peak = logits.Max();
        double normaliser = peak + Math.Log(logits.Sum(logit => Math.Exp(logit - peak)));
        double divergence = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            divergence += policy[i] > 0 ? policy[i] * (Math.Log(policy[i]) - logits[i] + normaliser) : 0;
        }

        return Math.Max(0, 2 * Regularisation * divergence);
    }

    private double[] BestResponseLogits(ReadOnlySpan<double> opponent)
    {
        double[] logits = Preferences.WinRates(opponent);
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = Math.Log(_reference[i]) + (logits[i] / Regularisation);
        }

        return logits;
    }
}
