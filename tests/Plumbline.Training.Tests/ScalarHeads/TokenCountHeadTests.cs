using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.ScalarHeads;

public sealed class TokenCountHeadTests
{
    private static readonly TokenCountOptions Options = new() { LongestRun = 1, Bits = 16, Penalties = [0.1, 1, 1e5] };

    /// <summary>Token 7 decides; the others are noise.</summary>
    [Fact]
    public void Fit_OneTellingToken_FindsItAndPredictsWhatItDidNotSee()
    {
        (int[][] replies, double[] outcomes) = Simulate(200);

        TokenCountFit fit = Fit(replies, outcomes, [.. replies.Select((_, i) => $"{i}")]);

        fit.Penalty.ShouldBeLessThan(1e5);
        fit.Head.Score([7]).ShouldBeGreaterThan(2);
        Math.Abs(fit.Head.Score([11])).ShouldBeLessThan(1);
        fit.OutOfFold.Zip(outcomes, (logOdds, outcome) => logOdds * (outcome - 0.5) > 0 ? 1.0 : 0).Average().ShouldBeGreaterThan(0.95);
    }

    /// <summary>Labels of chance: out of fold nothing is known, while the fit to all would claim to know.</summary>
    [Fact]
    public void Fit_OutcomesOfChance_OutOfFoldKnowsNothing()
    {
        (int[][] replies, _) = Simulate(200);
        RandomStream random = new(3, "chance");
        double[] outcomes = [.. replies.Select(_ => random.NextDouble() < 0.5 ? 1.0 : 0)];

        TokenCountFit fit = Fit(replies, outcomes, [.. replies.Select((_, i) => $"{i}")]);

        fit.OutOfFold.Zip(outcomes, (logOdds, outcome) => logOdds * (outcome - 0.5) > 0 ? 1.0 : 0).Average().ShouldBeInRange(0.3, 0.65);
    }

    /// <summary>Each prompt has a token of its own and one outcome. By prompt nothing can be learned from the others; split by reply it would seem perfect.</summary>
    [Fact]
    public void Fit_RepliesOfOnePrompt_StayInOneFold()
    {
        RandomStream random = new(4, "prompts");
        double[] outcomeOf = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble() < 0.5 ? 1.0 : 0)];
        int[][] replies = [.. Enumerable.Range(0, 160).Select(i => new[] { 100 + (i / 4) })];
        double[] outcomes = [.. Enumerable.Range(0, 160).Select(i => outcomeOf[i / 4])];

        TokenCountFit fit = Fit(replies, outcomes, [.. Enumerable.Range(0, 160).Select(i => $"{i / 4}")]);

        fit.OutOfFold.Zip(outcomes, (logOdds, outcome) => logOdds * (outcome - 0.5) > 0 ? 1.0 : 0).Average().ShouldBeLessThan(0.65);
    }

    [Fact]
    public void Fit_OnePrompt_Throws() =>
        Should.Throw<ArgumentException>(() => Fit([[1], [2]], [1, 0], ["same", "same"])).Message.ShouldContain("1 prompts");

    [Fact]
    public void Head_WrongNumberOfWeights_Throws() =>
        Should.Throw<ArgumentException>(() => new TokenCountHead(1, 8, new float[255])).Message.ShouldContain("255 weights for 256 buckets");

    [Fact]
    public void Validate_EverythingWrong_ListsEveryProblem() =>
        new TokenCountOptions { LongestRun = 9, Bits = 30, Penalties = [0], Folds = 1 }.Validate().Count.ShouldBe(4);

    private static TokenCountFit Fit(int[][] replies, double[] outcomes, string[] prompts) =>
        TokenCountHead.Fit(Options, [.. replies.Select(reply => TokenCounts.Of(reply, Options.LongestRun, Options.Bits))], outcomes, prompts, hasIntercept: true);

    private static (int[][] Replies, double[] Outcomes) Simulate(int count)
    {
        RandomStream random = new(2, "replies");
        int[][] replies =
        [
            .. Enumerable.Range(0, count).Select(i => (int[])[.. i % 2 == 0 ? new[] { 7 } : [], .. Enumerable.Range(0, 5).Select(_ => 10 + random.NextInt(12))]),
        ];
        return (replies, [.. replies.Select(reply => reply.Contains(7) ? 1.0 : 0)]);
    }
}
