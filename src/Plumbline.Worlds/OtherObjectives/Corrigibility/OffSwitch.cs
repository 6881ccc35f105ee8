using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.Corrigibility;

/// <summary>A robot with a noisy idea of what people want, beside a person who can switch it off: sure of itself, it never lets her.</summary>
public sealed class OffSwitch : Exhibit
{
    private const int Situations = 600;
    private const int Samples = 4000;
    private const double Rationality = 4;

    // The act is worth U ~ N(0, 1) and the robot's estimate is U + N(0, 1): a robot that knows this believes U ~ N(estimate/2, 1/2).
    private static readonly double Unsure = Math.Sqrt(0.5);

    /// <inheritdoc/>
    public override string Name => "off-switch";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 4;

    /// <inheritdoc/>
    public override string Summary => "a robot that is sure what people want makes the off-switch useless; doubt makes it defer";

    /// <inheritdoc/>
    public override string Learner => "the best response of a robot that takes its estimate for the truth";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("utility as the robot reckons", "utility to the person", "utility per situation", 0.1);

    /// <inheritdoc/>
    public override KnownAnswer Known => Solve();

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("a robot that knows how unsure it is", seed => Play(seed, shrink: 0.5, Unsure));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "rationality of the person", "incentive to defer, act worth N(1, 1)", [0.25, 0.5, 1, 2, 4, 8, 16], ["simulated", "exact"],
        (rationality, seed) => [Simulate(1, rationality, seed), OffSwitchGame.IncentiveToDefer(1, 1, rationality)])
    {
        LogarithmicSettings = true,
        Threshold = OffSwitchGame.LeastRationality(1, 1),
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Play(seed, shrink: 1, 0);

    // Where it fails: an unsure robot beside a person who errs has reason to disable the switch again; the two last figures differ in sign.
    private static SeedOutcome Play(ulong seed, double shrink, double deviation)
    {
        RandomStream random = new(seed, "off-switch/situations");
        double reckoned = 0;
        double received = 0;
        int deferred = 0;
        for (int i = 0; i < Situations; i++)
        {
            double utility = random.NextGaussian();
            double mean = shrink * (utility + random.NextGaussian());
            bool goesOn = random.NextDouble() < OffSwitchGame.LetsGoOn(utility, Rationality);
            bool defers = OffSwitchGame.IncentiveToDefer(mean, deviation, Rationality) > 0;
            deferred += defers ? 1 : 0;
            reckoned += defers ? OffSwitchGame.DeferringValue(mean, deviation, Rationality) : Math.Max(mean, 0);
            received += (defers ? goesOn : mean > 0) ? utility : 0;
        }

        return new SeedOutcome(reckoned / Situations, received / Situations)
        {
            Figures =
            [
                new NamedFigure("share of situations in which it defers", (double)deferred / Situations),
                new NamedFigure("incentive to defer to a rational person, act worth N(0, 1)", Simulate(0, double.PositiveInfinity, seed)),
                new NamedFigure("incentive to defer to a rational person, act worth N(1, 1)", Simulate(1, double.PositiveInfinity, seed)),
                new NamedFigure("incentive to defer to a person who errs, act worth N(1, 1)", Simulate(1, 1, seed)),
            ],
        };
    }

    // The mean utility of deferring over sampled persons and acts, less the better of acting and switching off.
    private static double Simulate(double mean, double rationality, ulong seed)
    {
        RandomStream random = new(seed, $"off-switch/incentive/{mean}/{rationality}");
        double sum = 0;
        for (int i = 0; i < Samples; i++)
        {
            double utility = mean + random.NextGaussian();
            sum += random.NextDouble() < OffSwitchGame.LetsGoOn(utility, rationality) ? utility : 0;
        }

        return (sum / Samples) - Math.Max(mean, 0);
    }

    private static KnownAnswer Solve()
    {
        // The sure robot acts on the sign of its estimate m ~ N(0, 2), of which half is truth: E[max(m, 0)] as it reckons, half of that in fact.
        double sure = Gaussian.PositivePart(0, Math.Sqrt(2));
        double intended = Gaussian.Expectation(0, Unsure, mean => Math.Max(Math.Max(mean, 0), OffSwitchGame.DeferringValue(mean, Unsure, Rationality)));

        // As the sure robot reckons: it sees no use in deferring, and where the unsure robot defers it expects m π(m) instead of max(m, 0).
        double reckoned = Gaussian.Expectation(0, Unsure, mean => OffSwitchGame.IncentiveToDefer(mean, Unsure, Rationality) > 0
            ? OffSwitchGame.DeferringValue(2 * mean, 0, Rationality)
            : Math.Max(2 * mean, 0));
        return new KnownAnswer(sure, sure / 2, reckoned, intended);
    }
}
