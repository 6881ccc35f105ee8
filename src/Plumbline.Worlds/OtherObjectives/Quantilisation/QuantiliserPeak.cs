using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.Quantilisation;

/// <summary>Ten thousand actions, a score with noise, and an exploit at its very top: the maximiser finds the exploit, the quantiliser mostly does not.</summary>
public sealed class QuantiliserPeak : Exhibit
{
    private const double Share = 0.02;
    private static readonly NoisyProxy Rare = new();
    private static readonly NoisyProxy Frequent = new() { ExploitRate = 1e-3 };
    private static readonly NoisyProxy InTheBase = new() { ExploitRate = 0.05 };

    /// <inheritdoc/>
    public override string Name => "quantiliser";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 2;

    /// <inheritdoc/>
    public override string Summary => "the action that scores best is the exploit: draw from the best few per cent instead";

    /// <inheritdoc/>
    public override string Learner => "the maximiser of the score";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("score of the chosen action", "its true value", "points per action", 1);

    /// <inheritdoc/>
    public override KnownAnswer Known 
    {
        get
        {
            (double score, double value) = Rare.Expected(1);
            double best = Rare.BestValue();
            return new KnownAnswer(score, value, best, best);
        }
    }

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("a quantiliser: drawn from the best two per cent", seed => Outcome(seed, Share));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "share of actions kept, q", "points per action", [1e-4, 1e-3, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
        ["score, exploit 1 in 10,000", "true value, exploit 1 in 10,000", "score, exploit 1 in 1,000", "true value, exploit 1 in 1,000"],
        (q, seed) => [.. Drawn(Rare, q, seed), .. Drawn(Frequent, q, seed)])
    {
        LogarithmicSettings = true,
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Outcome(seed, 1.0 / Rare.Count);

    // Where it fails: the bound is relative to the base. A base that does the exploit one time in twenty lets it fill the whole share.
    private static SeedOutcome Outcome(ulong seed, double q)
    {
        double[] drawn = Drawn(Rare, q, seed);
        return new SeedOutcome(drawn[0], drawn[1])
        {
            Figures =
            [
                new NamedFigure("true value where the base itself exploits, 1 in 20", Drawn(InTheBase, q, seed)[1]),
                new NamedFigure("bound on the expected loss to exploits", Quantiliser.CostBound(-Rare.Catastrophe * Rare.ExploitRate, q)),
            ],
        };
    }

    private static double[] Drawn(NoisyProxy actions, double q, ulong seed)
    {
        (double[] scores, double[] values) = actions.Draw(new RandomStream(seed, "quantiliser/actions"));
        double[] policy = Quantiliser.Probabilities(scores, q);
        return [ProbabilityVector.Mean(policy, scores), ProbabilityVector.Mean(policy, values)];
    }
}
