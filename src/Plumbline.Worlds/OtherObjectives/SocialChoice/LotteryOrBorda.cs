using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Preferences;
using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.SocialChoice;

/// <summary>Three of five people want blue before red before green, two red before green before blue: one score for all elects red, which most people like less than blue.</summary>
public sealed class LotteryOrBorda : Exhibit
{
    private const int Comparisons = 400;
    private const int Blue = 0;
    private const int Green = 1;
    private const int Red = 2;
    private static readonly PreferenceMatrix Majority = Population(0.6);
    private static readonly PreferenceMatrix WithoutGreen = PreferenceMatrix.OfBallots(Ballots(0.6), [Blue, Red]);
    private static readonly PreferenceMatrix Cycle = PreferenceMatrix.OfBallots([new Ballot(1, [Red, Green, Blue]), new Ballot(1, [Green, Blue, Red]), new Ballot(1, [Blue, Red, Green])]);

    /// <inheritdoc/>
    public override string Name => "lottery-or-borda";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 7;

    /// <inheritdoc/>
    public override string Summary => "one score for all people elects an option that most like less than another";

    /// <inheritdoc/>
    public override string Learner => "a Bradley–Terry reward model, then its best option";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("share of votes, mean of all duels", "share of votes in the worst duel", "share of votes", 0.05);

    /// <inheritdoc/>
    public override KnownAnswer Known { get; } = new(
        MeanShare(Scored(Majority), Majority), WorstDuel(Scored(Majority), Majority),
        MeanShare(MaximalLottery.Solve(Majority), Majority), WorstDuel(MaximalLottery.Solve(Majority), Majority));

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("a maximal lottery over the same comparisons", seed => Outcome(MaximalLottery.Solve(Sampled(Majority, seed)), seed));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "share of people for blue, red, green", "share", [0.4, 0.45, 0.48, 0.52, 0.55, 0.6, 0.65, 0.69, 0.75, 0.8],
        ["worst duel of the scored winner", "worst duel of the lottery", "people left with their last choice by the scored winner", "people left with their last choice by the lottery"],
        (share, seed) => At(share, seed))
    {
        // Borda scores of blue and red are 2p and 2 − p.
        Threshold = 2.0 / 3,
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Outcome(Scored(Sampled(Majority, seed)), seed);

    // Where it fails: a lottery hears who is preferred and not by how much. It gives the majority its best and leaves two of five with their last choice, which Borda's red spares them.
    private static SeedOutcome Outcome(double[] policy, ulong seed)
    {
        double[] lottery = MaximalLottery.Solve(Sampled(Majority, seed));
        return new SeedOutcome(MeanShare(policy, Majority), WorstDuel(policy, Majority))
        {
            Figures =
            [
                new NamedFigure("lottery: probability of blue", lottery[Blue]),
                new NamedFigure("scored winner without green is blue", Scored(Sampled(WithoutGreen, seed))[0]),
                new NamedFigure("scored winner with green is blue", Scored(Sampled(Majority, seed))[Blue]),
                new NamedFigure("spread of scores in a cycle", BradleyTerryScores.Fit(Cycle) is var scores ? scores.Max() - scores.Min() : 0),
                new NamedFigure("people left with their last choice by the lottery", LastChoice(lottery, 0.6)),
                new NamedFigure("people left with their last choice by the score", LastChoice(Scored(Sampled(Majority, seed)), 0.6)),
            ],
        };
    }

    private static Ballot[] Ballots(double share) => [new Ballot(share, [Blue, Red, Green]), new Ballot(1 - share, [Red, Green, Blue])];

    private static PreferenceMatrix Population(double share) => PreferenceMatrix.OfBallots(Ballots(share));

    private static PreferenceMatrix Sampled(PreferenceMatrix population, ulong seed) => population.Sample(Comparisons, new RandomStream(seed, "lottery-or-borda/comparisons"));

    private static double[] Scored(PreferenceMatrix preferences) => One(ProbabilityVector.Largest(BradleyTerryScores.Fit(preferences)), preferences.Count);

    private static double[] One(int option, int count) => [.. Enumerable.Range(0, count).Select(i => i == option ? 1.0 : 0)];

    private static double MeanShare(double[] policy, PreferenceMatrix truth) => BordaScores.Of(truth).Select((score, option) => policy[option] * score / (truth.Count - 1)).Sum();

    // Against the best other option: for a single winner the option itself is no opponent.
    private static double WorstDuel(double[] policy, PreferenceMatrix truth) =>
        Enumerable.Range(0, truth.Count).Where(option => policy[option] < 1).Min(option => truth.WinRate(policy, One(option, truth.Count)));

    private static double LastChoice(double[] policy, double share) => (share * policy[Green]) + ((1 - share) * policy[Blue]);

    private static double[] At(double share, ulong seed)
    {
        PreferenceMatrix truth = Population(share);
        double[] scored = Scored(Sampled(truth, seed));
        double[] lottery = MaximalLottery.Solve(Sampled(truth, seed));
        return [WorstDuel(scored, truth), WorstDuel(lottery, truth), LastChoice(scored, share), LastChoice(lottery, share)];
    }
}
