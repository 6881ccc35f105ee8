using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.Lagrangian;

/// <summary>
/// One choice among many actions, each with a reward and a cost, by a policy that stays near the uniform one: it maximises E[r − λc] − β KL(π ‖ uniform),
/// whose exact optimum is π ∝ exp((r − λc)/β).
/// </summary>
public sealed class KlBandit
{
    private readonly double[] _rewards;
    private readonly double[] _costs;
    private readonly double[] _uniform;

    /// <summary>Makes one.</summary>
    /// <param name="rewards">r of each action, finite.</param>
    /// <param name="costs">c of each action, as many, finite.</param>
    /// <param name="temperature">β, the price of a nat of divergence; positive. Default 0.1, that of most trainers of language models.</param>
    /// <exception cref="ArgumentException">The lists are empty or of different length, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="temperature"/> is not positive.</exception>
    public KlBandit(IReadOnlyList<double> rewards, IReadOnlyList<double> costs, double temperature = 0.1)
    {
        ArgumentNullException.ThrowIfNull(rewards);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        if (rewards.Count == 0 || rewards.Count != costs.Count || !rewards.Concat(costs).All(double.IsFinite))
        {
            throw new ArgumentException($"{rewards.Count} rewards and {costs.Count} costs; expected as many of both, at least one, all finite", nameof(costs));
        }

        (_rewards, _costs, Temperature) = ([.. rewards], [.. costs], temperature);
        _uniform = new double[_rewards.Length];
        Array.Fill(_uniform, 1.0 / _rewards.Length);
    }

    /// <summary>β, the price of a nat of divergence from the uniform policy.</summary>
    public double Temperature { get; }

    /// <summary>r of each action.</summary>
    public IReadOnlyList<double> Rewards => _rewards;

    /// <summary>c of each action.</summary>
    public IReadOnlyList<double> Costs => _costs;

    /// <summary>The best policy where a unit of cost is worth λ units of reward: π ∝ exp((r − λc)/β).</summary>
    /// <param name="multiplier">λ, at least 0; 0 looks at the reward alone.</param>
    public double[] Policy(double multiplier)
    {
        double[] logits = new double[_rewards.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = (_rewards[i] - (multiplier * _costs[i])) / Temperature;
        }

        return ProbabilityVector.Softmax(logits);
    }

    /// <summary>E[r] of a policy, in units of reward.</summary>
    public double Reward(ReadOnlySpan<double> policy) => ProbabilityVector.Mean(policy, _rewards);

    /// <summary>E[c] of a policy, in units of cost.</summary>
    public double Cost(ReadOnlySpan<double> policy) => ProbabilityVector.Mean(policy, _costs);

    /// <summary>E[r] − β KL(π ‖ uniform): what the policy of λ = 0 maximises, in units of reward.</summary>
    public double Objective(ReadOnlySpan<double> policy) => Reward(policy) - (Temperature * ProbabilityVector.Divergence(policy, _uniform));

    /// <summary>
    /// The exact λ at which the policy costs just the limit, by bisection; 0 where the limit is kept without it. It exists because expected cost falls in λ: dE[c]/dλ = −Var(c)/β.
    /// </summary>
    /// <param name="limit">The largest expected cost allowed; above the least cost of an action.</param>
    /// <exception cref="ArgumentOutOfRangeException">No policy keeps the limit.</exception>
    public double ShadowPrice(double limit)
    {
        if (!(limit > _costs.Min()))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, $"expected a limit above {_costs.Min()}, the least cost of an action");
        }

        if (Cost(Policy(0)) <= limit)
        {
            return 0;
        }

        double low = 0;
        double high = 1;
        while (Cost(Policy(high)) > limit)
        {
            (low, high) = (high, 2 * high);
        }

        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Cost(Policy(middle)) > limit ? (middle, high) : (low, middle);
        }

        return high;
    }
}
