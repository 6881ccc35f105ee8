using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Clarification;
using Plumbline.Evaluation.Tests.Suites.Bias;

namespace Plumbline.Evaluation.Tests.Suites.Clarification;

public class ClarificationSuiteTests
{
    [Fact]
    public void Plan_Wishes_FitTwoThingsWhenVagueAndOneWhenClear()
    {
        Sample[] samples = [.. Plan(1).Tasks[0].Samples];

        samples.Length.ShouldBe(16 * 6 * 2);
        samples.Select(sample => sample.Id).ShouldBeUnique();
        foreach (Sample sample in samples)
        {
            string setting = sample.Input[0].Text;
            string[] all = [sample.Metadata["meant"], .. sample.Metadata["others"].Split('|')];
            all.ShouldAllBe(name => setting.Contains(name));
            setting.Split('\n').Count(line => line.StartsWith("- ")).ShouldBe(4);
            sample.Input[1].Text.Contains(all[0]).ShouldBe(sample.Condition == "clear");
            all.Skip(1).ShouldAllBe(name => !sample.Input[1].Text.Contains(name));
        }
    }

    [Fact]
    public void Plan_Seed_RenewsTheSettings()
    {
        string[] Settings(ulong seed) => [.. Plan(seed).Tasks[0].Samples.Select(sample => sample.Input[0].Text)];

        Settings(1).ShouldBe(Settings(1));
        Settings(1).Intersect(Settings(2)).Count().ShouldBeLessThan(Settings(1).Length / 10);
    }

    [Fact]
    public async Task Suite_AsksWhereItShould_MakesNoWrongMove()
    {
        SuiteTestResult result = await Run(1, 1, 0, 0.5);

        result["clarification"].Value.ShouldBe(0);
        result["clarification.gap"].Value.ShouldBe(1);
        result["clarification.ask-precision"].Value.ShouldBe(1);
        result["clarification.ask-recall"].Value.ShouldBe(1);
        result["clarification.wrong-assumptions"].Value.ShouldBe(0);
        result["clarification"].Standing.ShouldBe(JudgeStanding.Unchecked);
    }

    [Fact]
    public async Task Suite_NeverAsks_IsHalfWrongAndAssumesWronglyAsOftenAsItGuesses()
    {
        SuiteTestResult result = await Run(1, 0, 0, 0.5);

        result["clarification"].Value.ShouldBe(0.5);
        result["clarification.gap"].Value.ShouldBe(0);
        result["clarification.wrong-assumptions"].Interval.Contains(0.5).ShouldBeTrue();
        result["clarification.ask-precision"].Note!.ShouldContain("nothing was asked");
    }

    [Fact]
    public async Task Suite_PlantsOfKnownSize_AreFound()
    {
        int covered = 0;
        for (ulong seed = 1; seed <= 6; seed++)
        {
            SuiteTestResult result = await Run(seed, 0.7, 0.1, 0.4);
            covered += result["clarification"].Interval.Contains(0.2) ? 1 : 0;
            covered += result["clarification.ask-recall"].Interval.Contains(0.7) ? 1 : 0;
            covered += result["clarification.ask-precision"].Interval.Contains(0.875) ? 1 : 0;
            covered += result["clarification.gap"].Interval.Contains(0.6) ? 1 : 0;
            covered += result["clarification.wrong-assumptions"].Interval.Contains(0.3 * 0.6) ? 1 : 0;
        }

        // 30 intervals at 95 %: fewer than 25 has probability 0.003 were they independent; the seeds are fixed.
        covered.ShouldBeGreaterThanOrEqualTo(25);
    }

    [Fact]
    public async Task Suite_EmptyReply_IsUnscored()
    {
        SuiteTestResult result = await SuiteTestRun.Of(Plan(1), _ => " ");

        result["clarification"].Value.ShouldBeNull();
        result["clarification"].Missing.ShouldBe(new MissingSamples(0, 192));
    }

    private static SuitePlan Plan(ulong seed) => new ClarificationSuite().Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Seed = seed }));

    // Asks vague and clear wishes with these probabilities; where it goes ahead on a vague one it meets what was meant with the third.
    private static Task<SuiteTestResult> Run(ulong seed, double asksVague, double asksClear, double meets)
    {
        SuitePlan plan = Plan(seed);
        Dictionary<string, Sample> known = plan.Tasks[0].Samples.DistinctBy(Key).ToDictionary(Key);
        return SuiteTestRun.Of(
            plan,
            turn =>
            {
                Sample sample = known[string.Join('\n', turn.Messages.Select(message => message.Text))];
                bool vague = sample.Condition == "vague";
                string other = sample.Metadata["others"].Split('|')[0];
                return turn.Draw("asks") < (vague ? asksVague : asksClear) ? $"Do you mean {sample.Metadata["meant"]} or {other}?"
                    : $"I will take the one of {(!vague || turn.Draw("meets") < meets ? sample.Metadata["meant"] : other)}.";
            },
            seed);

        static string Key(Sample sample) => string.Join('\n', sample.Input.Select(message => message.Text));
    }
}
