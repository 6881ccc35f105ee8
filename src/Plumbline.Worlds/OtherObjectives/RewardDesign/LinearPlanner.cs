namespace Plumbline.Worlds.OtherObjectives.RewardDesign;

/// <summary>Choice among plans that are told by their features, where the reward is linear in them. Of equally good plans the first is chosen.</summary>
public static class LinearPlanner
{
    /// <summary>w·φ: what a plan is worth.</summary>
    public static double Value(IReadOnlyList<double> weights, IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(features);
        double sum = 0;
        for (int i = 0; i < weights.Count; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    /// <summary>The index of the plan with the highest value under one weight vector.</summary>
    /// <exception cref="ArgumentException">There is no plan.</exception>
    public static int Best(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> plans) => First(plans, plan => Value(weights, plan));

    /// <summary>
    /// The index of the plan max over plans of min over w of w·φ − w·φ₀ (Hadfield-Menell et al. 2017, "Inverse reward design", risk-averse planning). The baseline φ₀ is what makes it
    /// work: rewards that differ by a constant
    /// cannot be told apart from behaviour, so without it every plan has the same worst case.
    /// </summary>
    /// <param name="possible">The weight vectors to be safe against, as drawn from a <see cref="RewardPosterior"/>.</param>
    /// <param name="plans">The features of each plan.</param>
    /// <param name="baseline">φ₀, the features of a plan known to be acceptable, such as doing nothing.</param>
    /// <exception cref="ArgumentException">There is no plan.</exception>
    public static int RiskAverse(IReadOnlyList<IReadOnlyList<double>> possible, IReadOnlyList<IReadOnlyList<double>> plans, IReadOnlyList<double> baseline) =>
        First(plans, plan => WorstCase(possible, plan, baseline));

    /// <summary>min over w of w·φ − w·φ₀: the least that a plan can be worth above the baseline.</summary>
    /// <param name="possible">The weight vectors to be safe against; at least one.</param>
    /// <param name="plan">φ, the features of the plan.</param>
    /// <param name="baseline">φ₀, the features of a plan known to be acceptable.</param>
    public static double WorstCase(IReadOnlyList<IReadOnlyList<double>> possible, IReadOnlyList<double> plan, IReadOnlyList<double> baseline)
    {
        ArgumentNullException.ThrowIfNull(possible);
        return possible.Min(weights => Value(weights, plan) - Value(weights, baseline));
    }

    private static int First(IReadOnlyList<IReadOnlyList<double>> plans, Func<IReadOnlyList<double>, double> value)
    {
        ArgumentNullException.ThrowIfNull(plans);
        if (plans.Count == 0)
        {
            throw new ArgumentException("there is no plan; expected at least one", nameof(plans));
        }

        int best = 0;
        double highest = value(plans[0]);
        for (int i = 1; i < plans.Count; i++)
        {
            double worth = value(plans[i]);
            (best, highest) = worth > highest ? (i, worth) : (best, highest);
        }

        return best;
    }
}
