using Plumbline.Training.Health;

namespace Plumbline.Training.Tests.Health;

/// <summary>Every warning against a sequence that was planted for it and one that is as like it as a sound run can be.</summary>
public class RunHealthTests
{
    private static readonly RunHealthOptions Options = new() { Window = 3 };

    /// <summary>Name of the problem, metric, values that must ring, values that must not, and a number that the words must hold.</summary>
    public static TheoryData<HealthProblem, string, double[], double[], string> Planted => new()
    {
        { HealthProblem.EntropyCollapse, "reply/entropy_per_token", [2, 2, 2, 1, 0.3, 0.3, 0.3], [2, 2, 2, 1, 0.5, 0.5, 0.5], "0.3" },
        { HealthProblem.KlExplosion, "objective/kl", [0, 1, 5, 20, 40, 60], [0, 100, 5, 20, 20, 20], "40" },
        { HealthProblem.RewardSaturation, "frac_reward_zero_std", [0.1, 0.5, 0.9, 0.9, 0.95, 0.85], [0.9, 0.9, 0.9, 0.9, 0.7, 0.75], "90" },
        { HealthProblem.EndNeverProduced, "reply/ended_share", [0.1, 0.1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0.01], "3" },
        { HealthProblem.ChosenFalling, "logps/chosen", [-10, -10, -10, -14, -17, -17], [-10, -10, -10, -14, -14, -14], "-16" },
        { HealthProblem.GradientSpike, "grad_norm", [1, 1, 2, 1, 1, 1, 30], [1, 1, 2, 1, 1, 1, 19], "30" },
        { HealthProblem.UnreadableRewards, "rewards/unreadable_share", [0, 0.25], [0, 0.1], "25" },
        { HealthProblem.Overfitting, "eval_loss", [2, 1, 1.1, 1.2, 1.3], [2, 1, 1.1, 1.2, 1.15, 1.3], "1.3" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void Warning_RingsOnceOnThePlantedRunAndNotOnTheSoundOne(HealthProblem problem, string metric, double[] planted, double[] sound, string number)
    {
        RunHealth ill = Watch(metric, [.. planted, .. Enumerable.Repeat(planted[^1], 4)]);
        RunHealth well = Watch(metric, sound);

        HealthWarning warning = ill.Warnings.ShouldHaveSingleItem();
        warning.Problem.ShouldBe(problem);
        warning.Step.ShouldBeInRange(1, planted.Length);
        warning.Found.ShouldContain(number);
        warning.Advice.ShouldNotBeNullOrWhiteSpace();
        well.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.52, 400, true)] // 95 % interval from 0.47
    [InlineData(0.52, 40_000, false)]
    [InlineData(0.9, 10, false)] // from 0.6
    [InlineData(0.7, 10, true)]
    public void WeakRewardModel_IsJudgedByItsIntervalAndNotByItsAccuracy(double accuracy, double comparisons, bool weak)
    {
        RunHealth health = new(Options);

        IReadOnlyList<HealthWarning> found = health.Observe(5, new Dictionary<string, double> { ["eval_accuracy"] = accuracy, ["eval_examples"] = comparisons });

        found.Select(warning => warning.Problem).ShouldBe(weak ? [HealthProblem.WeakRewardModel] : []);
        if (weak)
        {
            found[0].Found.ShouldContain($"{comparisons:0} comparisons");
        }
    }

    [Fact]
    public void WeakRewardModel_BeforeTraining_IsNoProblem() =>
        new RunHealth(Options).Observe(0, new Dictionary<string, double> { ["eval_accuracy"] = 0.5, ["eval_examples"] = 100 }).ShouldBeEmpty();

    [Fact]
    public void Observe_OfTheLogAgain_GivesTheSameWarningsAndLaterNoneOfThemTwice()
    {
        double[] values = [0, 1, 5, 20, 40, 60, 70];
        RunHealth first = Watch("objective/kl", values);
        RunHealth again = Watch("objective/kl", values);

        again.Warnings.ShouldBe(first.Warnings);
        again.Observe(8, new Dictionary<string, double> { ["objective/kl"] = 80 }).ShouldBeEmpty();
        again.Warnings.Count.ShouldBe(1);
    }

    [Fact]
    public void Observe_BeforeTwoWindows_SaysNothingAboutDrift() => Watch("objective/kl", [100, 100, 100, 100, 100]).Warnings.ShouldBeEmpty();

    [Fact]
    public void Observe_OfSeveralProblems_GivesEachOnce()
    {
        RunHealth health = new(Options);

        for (int step = 1; step <= 10; step++)
        {
            health.Observe(step, new Dictionary<string, double> { ["objective/kl"] = 50, ["reply/ended_share"] = 0, ["rewards/unreadable_share"] = 1 });
        }

        health.Warnings.Select(warning => warning.Problem).ShouldBe([HealthProblem.UnreadableRewards, HealthProblem.KlExplosion, HealthProblem.EndNeverProduced]);
    }

    private static RunHealth Watch(string metric, double[] values)
    {
        RunHealth health = new(Options);
        for (int i = 0; i < values.Length; i++)
        {
            health.Observe(i + 1, new Dictionary<string, double> { [metric] = values[i] });
        }

        return health;
    }
}
