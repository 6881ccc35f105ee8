using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Preferences;
using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.OtherObjectives.SocialChoice;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.NashLearning;

/// <summary>People prefer rock to paper, paper to scissors and scissors to rock: no score says so, and the best-scored answer loses nine duels in ten to another.</summary>
public sealed class NashCycle : Exhibit
{
    private const double Regularisation = 0.01;
    private const int Comparisons = 300;
    private static readonly double[] Reference = [0.7, 0.2, 0.1];

    /// <summary>Each option is preferred to the next nine times in ten.</summary>
    public static PreferenceMatrix Cycle { get; } = new(3, (i, j) => j == i + 1 ? 0.9 : 0.1);

    /// <inheritdoc/>
    public override string Name => "nash-cycle";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 6;

    /// <inheritdoc/>
    public override string Summary => "where preference goes in a circle, what wins against the old model loses to the next";

    /// <inheritdoc/>
    public override string Learner => "the best policy near the reference, by win rate against it";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("win rate against the reference", "win rate against the best answer to it", "share of duels", 0.05);

    /// <inheritdoc/>
    public override KnownAnswer Known { get; } = Solve();

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("Nash learning by extragradient", seed => Outcome(
        Instance(seed), game => [.. NashLearner.Learn(Estimated(game, seed), Start(seed)).Last], seed));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "step size", "duality gap after 1,000 steps", [0.03, 0.1, 0.3, 1, 3],
        ["self-play, last", "Nash-MD, last", "extragradient, last", "self-play, average", "Nash-MD, average"],
        (size, seed) => [Gap(seed, NashRule.OnlineMirrorDescent, size).Last, Gap(seed, NashRule.NashMirrorDescent, size).Last, Gap(seed, NashRule.Extragradient, size).Last,
            Gap(seed, NashRule.OnlineMirrorDescent, size).Average, Gap(seed, NashRule.NashMirrorDescent, size).Average])
    {
        LogarithmicSettings = true,
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Outcome(Instance(seed), game => Estimated(game, seed).BestResponse(Reference), seed);

    // Where it fails: it needs the right rule (self-play and Nash-MD circle for ever), and where preference is transitive it gains nothing over a score.
    private static SeedOutcome Outcome(PreferenceGame game, Func<PreferenceGame, double[]> train, ulong seed)
    {
        double[] policy = train(game);
        PreferenceMatrix transitive = new(3, (i, j) => 1 / (1 + Math.Exp(i - j)));
        double[] scored = [.. BradleyTerryScores.Fit(transitive).Index().Select(score => score.Index == ProbabilityVector.Largest(BradleyTerryScores.Fit(transitive)) ? 1.0 : 0)];
        return new SeedOutcome(game.Preferences.WinRate(policy, Reference), game.Preferences.WorstWinRate(policy))
        {
            Figures =
            [
                new NamedFigure("duality gap of self-play, last", Gap(seed, NashRule.OnlineMirrorDescent, 1).Last),
                new NamedFigure("duality gap of self-play, average", Gap(seed, NashRule.OnlineMirrorDescent, 1).Average),
                new NamedFigure("duality gap of Nash-MD, last", Gap(seed, NashRule.NashMirrorDescent, 1).Last),
                new NamedFigure("duality gap of extragradient, last", Gap(seed, NashRule.Extragradient, 1).Last),
                new NamedFigure("gain over a score where preference is transitive", transitive.WorstWinRate(MaximalLottery.Solve(transitive)) - transitive.WorstWinRate(scored)),
            ],
        };
    }

    // Every seed has its own cycle, up to 0.05 away from 0.9 at each duel, and its own start.
    private static PreferenceGame Instance(ulong seed)
    {
        RandomStream random = new(seed, "nash-cycle/preferences");
        return new PreferenceGame(new PreferenceMatrix(3, (i, j) => Cycle[i, j] + (0.1 * (random.NextDouble() - 0.5))), Reference, Regularisation);
    }

    private static PreferenceGame Estimated(PreferenceGame game, ulong seed) =>
        new(game.Preferences.Sample(Comparisons, new RandomStream(seed, "nash-cycle/comparisons")), game.Reference, game.Regularisation);

    private static double[] Start(ulong seed)
    {
        RandomStream random = new(seed, "nash-cycle/start");
        return ProbabilityVector.Softmax([random.NextGaussian(), random.NextGaussian(), random.NextGaussian()]);
    }

    private static (double Last, double Average) Gap(ulong seed, NashRule rule, double size)
    {
        PreferenceGame game = Instance(seed);
        NashIterates iterates = NashLearner.Learn(game, Start(seed), new NashLearningOptions { Rule = rule, StepSize = size, Steps = 1000 });
        return (game.DualityGap([.. iterates.Last]), game.DualityGap([.. iterates.Average]));
    }

    private static KnownAnswer Solve()
    {
        double[] scored = new PreferenceGame(Cycle, Reference, Regularisation).BestResponse(Reference);
        double[] lottery = MaximalLottery.Solve(Cycle);
        return new KnownAnswer(Cycle.WinRate(scored, Reference), Cycle.WorstWinRate(scored), Cycle.WinRate(lottery, Reference), Cycle.WorstWinRate(lottery));
    }
}
