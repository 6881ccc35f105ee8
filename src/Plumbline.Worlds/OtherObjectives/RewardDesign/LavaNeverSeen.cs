using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.RewardDesign;

/// <summary>A reward was written where there was no lava and says nothing about it; then there is lava on the short way.</summary>
public sealed class LavaNeverSeen : Exhibit
{
    private const int Samples = 50;
    private static readonly double[] Proxy = [2, 0, -1, 0];
    private static readonly double[] Grass = [0, 10, 0, 0];
    private static readonly double[] Nothing = [0, 0, 0, 0];

    // Steps of each plan on {target, grass, dirt, lava}; every plan has ten.
    private static readonly double[][][] Training =
    [
        [[6, 4, 0, 0], [6, 0, 4, 0], [2, 8, 0, 0], Grass, [0, 0, 10, 0]],
        [[5, 1, 4, 0], [3, 7, 0, 0], Grass, [0, 0, 10, 0]],
    ];

    private static readonly double[][] Plans = [[6, 0, 0, 4], [4, 6, 0, 0], Grass];
    private static readonly double[] Levels = [-2, -1, 0, 1, 2];
    private static readonly double[][] Candidates =
        [.. from target in Levels from grass in Levels from dirt in Levels from lava in Levels select new[] { target, grass, dirt, lava }];

    /// <summary>What was learned about the true reward from the proxy: nothing about lava.</summary>
    public static RewardPosterior Posterior { get; } = RewardPosterior.Infer(Candidates, Proxy, Training, rationality: 2);

    /// <inheritdoc/>
    public override string Name => "inverse-reward-design";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 3;

    /// <inheritdoc/>
    public override string Summary => "a reward that is silent about lava sends the agent through it; doubt takes the detour";

    /// <inheritdoc/>
    public override string Learner => "the best plan by the reward as written";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("return as written", "return as meant, lava at −2", "points per plan");

    /// <inheritdoc/>
    public override KnownAnswer Known { get; } = Solve();

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("risk-averse over 50 rewards drawn from the posterior, against the baseline of staying on grass", seed => Outcome(RiskAverse(seed, Grass), seed));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "what a step on lava is truly worth", "return as meant", Levels, ["reward as written", "posterior mean", "risk-averse with baseline"],
        (lava, seed) => [.. new[] { LinearPlanner.Best(Proxy, Plans), LinearPlanner.Best(Posterior.Mean(), Plans), RiskAverse(seed, Grass) }.Select(plan => Meant(plan, lava))])
    {
        Threshold = -1,
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Outcome(LinearPlanner.Best(Proxy, Plans), seed);

    // Where it fails: without a baseline all plans look equally bad, and where lava is harmless or good, caution costs.
    private static SeedOutcome Outcome(int plan, ulong seed)
    {
        IReadOnlyList<IReadOnlyList<double>> possible = Draw(seed);
        int cautious = RiskAverse(seed, Grass);
        double[] without = [.. Plans.Select(candidate => LinearPlanner.WorstCase(possible, candidate, Nothing))];
        return new SeedOutcome(LinearPlanner.Value(Proxy, Plans[plan]), Meant(plan, -2))
        {
            Figures =
            [
                new NamedFigure("return of the posterior mean's plan", Meant(LinearPlanner.Best(Posterior.Mean(), Plans), -2)),
                new NamedFigure("return of the risk-averse plan with baseline", Meant(cautious, -2)),
                new NamedFigure("return of the risk-averse plan without baseline", Meant(RiskAverse(seed, Nothing), -2)),
                new NamedFigure("plans tied for the best worst case without baseline", without.Count(worst => worst == without.Max())),
                new NamedFigure("points lost to caution where lava is harmless", Meant(LinearPlanner.Best(Proxy, Plans), 0) - Meant(cautious, 0)),
            ],
        };
    }

    private static IReadOnlyList<IReadOnlyList<double>> Draw(ulong seed) => Posterior.Draw(Samples, new RandomStream(seed, "inverse-reward-design/posterior"));

    private static int RiskAverse(ulong seed, double[] baseline) => LinearPlanner.RiskAverse(Draw(seed), Plans, baseline);

    private static double Meant(int plan, double lava) => LinearPlanner.Value([2, 0, -1, lava], Plans[plan]);

    private static KnownAnswer Solve()
    {
        int written = LinearPlanner.Best(Proxy, Plans);
        int intended = LinearPlanner.Best([2, 0, -1, -2], Plans);
        return new KnownAnswer(LinearPlanner.Value(Proxy, Plans[written]), Meant(written, -2), LinearPlanner.Value(Proxy, Plans[intended]), Meant(intended, -2));
    }
}
