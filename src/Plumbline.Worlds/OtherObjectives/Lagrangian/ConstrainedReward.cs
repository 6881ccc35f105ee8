using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.Lagrangian;

/// <summary>A bandit of 200 actions where the rewarding ones tend to do harm: reward alone, a fixed weight, and a multiplier that finds the limit.</summary>
public sealed class ConstrainedReward : Exhibit
{
    private const double Limit = 0.25;
    private const int Trials = 2000;
    private static readonly KlBandit Bandit = Sample(new RandomStream(1, "constrained-reward/actions"));
    private static readonly double Price = Bandit.ShadowPrice(Limit);

    /// <inheritdoc/>
    public override string Name => "constrained-reward";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 1;

    /// <inheritdoc/>
    public override string Summary => "the best-paid actions do harm: a limit needs a price, and a multiplier finds it";

    /// <inheritdoc/>
    public override string Learner => "the best policy near the uniform one, by reward alone";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("reward less the toll for leaving the reference", "the same less the price of harm above the limit", "reward per action", 0.1);

    /// <inheritdoc/>
    public override KnownAnswer Known { get; } = new(
        Bandit.Objective(Bandit.Policy(0)), Net(Bandit.Policy(0)), Bandit.Objective(Bandit.Policy(Price)), Net(Bandit.Policy(Price)));

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("a Lagrange multiplier, learned from sampled costs", seed => Outcome(Bandit.Policy(Multiplier(seed)), seed));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "fixed weight of the cost", "per action", [0.01, 0.03, 0.1, 0.2, 0.5, 1, 2, 5, 10], ["reward", "cost", "reward less toll and price of harm above the limit"],
        (weight, _) => Bandit.Policy(weight) is var policy ? [Bandit.Reward(policy), Bandit.Cost(policy), Net(policy)] : [])
    {
        IsExact = true,
        LogarithmicSettings = true,
        Threshold = Price,
    };

    /// <summary>A bandit in which reward and harm go together: r ~ N(0, 1), c = max(0, N(0.3 + r/2, 0.6²)).</summary>
    /// <param name="random">Where the actions come from.</param>
    /// <param name="count">How many actions. Default 200.</param>
    public static KlBandit Sample(RandomStream random, int count = 200)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] rewards = new double[count];
        double[] costs = new double[count];
        for (int i = 0; i < count; i++)
        {
            rewards[i] = random.NextGaussian();
            costs[i] = Math.Max(0, 0.3 + (rewards[i] / 2) + (0.6 * random.NextGaussian()));
        }

        return new KlBandit(rewards, costs);
    }

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Outcome(Bandit.Policy(0), seed);

    // Where it fails: a cost model that errs is found out by the policy that is optimised against it, and a limit on the mean says nothing about single actions.
    private static SeedOutcome Outcome(double[] policy, ulong seed)
    {
        RandomStream random = new(seed, "constrained-reward/trials");
        double reward = 0;
        double cost = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            int action = ProbabilityVector.Draw(policy, random);
            reward += (Bandit.Rewards[action] - (Bandit.Temperature * Math.Log(policy[action] * policy.Length))) / Trials;
            cost += Bandit.Costs[action] / Trials;
        }

        KlBandit believed = new(Bandit.Rewards, [.. Bandit.Costs.Select(value => Math.Max(0, value + (0.5 * random.NextGaussian())))], Bandit.Temperature);
        double[] misled = believed.Policy(believed.ShadowPrice(Limit));
        double[] kept = Bandit.Policy(Price);
        return new SeedOutcome(reward, reward - (Price * Math.Max(0, cost - Limit)))
        {
            Figures =
            [
                new NamedFigure("cost per action", cost),
                new NamedFigure("cost where the model of cost errs, limit 0.25", Bandit.Cost(misled)),
                new NamedFigure("share of actions above 0.25 while the mean keeps it", kept.Where((_, action) => Bandit.Costs[action] > Limit).Sum()),
            ],
        };
    }

    // No policy has more of this than that of the shadow price: it is the Lagrangian, cut off where the limit is kept.
    private static double Net(double[] policy) => Bandit.Objective(policy) - (Price * Math.Max(0, Bandit.Cost(policy) - Limit));

    private static double Multiplier(ulong seed)
    {
        RandomStream random = new(seed, "constrained-reward/multiplier");
        return DualAscent.Solve(SampledCost, new DualAscentOptions { Limit = Limit, Steps = 600, AveragedShare = 0.5 });

        double SampledCost(double multiplier)
        {
            double[] policy = Bandit.Policy(multiplier);
            return Enumerable.Range(0, 32).Average(_ => Bandit.Costs[ProbabilityVector.Draw(policy, random)]);
        }
    }
}
