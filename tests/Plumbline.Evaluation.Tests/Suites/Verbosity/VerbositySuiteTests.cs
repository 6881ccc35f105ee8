using System.Text.RegularExpressions;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Verbosity;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Verbosity;

public sealed partial class VerbositySuiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-verbosity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A judge that prefers the longer reply, the surer the greater the difference; and one that tosses a coin whatever the length.</summary>
    [Fact]
    public async Task Plan_JudgeThatLovesLength_ShowsTheGap_AndOneThatDoesNot_None()
    {
        IReadOnlyList<Measurement> biased = await MeasureAsync(difference => 1 / (1 + Math.Exp(-2 * Math.Tanh(difference / 30.0))));
        IReadOnlyList<Measurement> clean = await MeasureAsync(_ => 0.6);

        Named(biased, "verbosity").ShouldSatisfyAllConditions(
            m => m.Interval.Lower.ShouldBeGreaterThan(0), m => m.Visible!.Value.ShouldBeGreaterThan(m.Hidden!.Value), m => m.Headline.ShouldBeTrue(), m => m.Standing.ShouldBe(JudgeStanding.Unchecked),
            m => m.Count.ShouldBe(200));
        Named(clean, "verbosity").Interval.Contains(0).ShouldBeTrue();
        Named(biased, "verbosity.orders-agree").Value.ShouldBe(1);
        Named(biased, "verbosity.first-place").Value.ShouldBe(0.5);
        Named(biased, "verbosity.length").Value!.Value.ShouldBeGreaterThan(0);
    }

    [DataFact("mt-bench/mt_bench_question.jsonl")]
    public void Plan_RealQuestions_AreEighty()
    {
        SuiteContext context = new(new SuiteData(SharedData.Folder!), new SuiteOptions()) { Judge = new ScriptedChatClient("j", _ => "") };

        new VerbositySuite().Plan(context).Tasks.Single().SampleCount.ShouldBe(80);
        Should.Throw<SuiteException>(() => new VerbositySuite().Plan(context with { Judge = null })).Message.ShouldBe("suite verbosity: there is no judge model; name one with --judge");
    }

    // Usual replies have 20 to 79 words, brief ones 20 to 49, both by the question; the judge tosses one coin for a question.
    private async Task<IReadOnlyList<Measurement>> MeasureAsync(Func<int, double> preference)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mt-bench"));
        File.WriteAllLines(
            Path.Combine(_folder, "mt-bench", "mt_bench_question.jsonl"), Enumerable.Range(0, 200).Select(index => $$"""{"question_id": {{index}}, "category": "c", "turns": ["Question {{index}}?", "More?"]}"""));
        ScriptedChatClient judge = new("j", turn =>
        {
            string[] replies = [.. Reply().Matches(turn.Last).Select(match => match.Value)];
            bool usualFirst = replies[0].StartsWith("usual", StringComparison.Ordinal);
            int difference = (usualFirst ? 1 : -1) * (replies[0].Length - replies[1].Length) / 2;
            bool usual = SeededHash.Unit(3, Question().Match(turn.Last).Value) < preference(difference);
            return $$"""{"reason": "so", "verdict": "{{(usual == usualFirst ? "first" : "second")}}"}""";
        });
        SuitePlan plan = new VerbositySuite().Plan(new SuiteContext(new SuiteData(_folder), new SuiteOptions()) { Judge = judge });
        return await PlannedRun.MeasureAsync(plan, turn => turn.Last.Contains("briefly", StringComparison.Ordinal) ? Words("brief", turn, 30) : Words("usual", turn, 60));
    }

    private static string Words(string first, ScriptedTurn turn, int most) =>
        first + string.Concat(Enumerable.Repeat(" w", 19 + SeededHash.Below(9, first + Question().Match(turn.Question).Value, most)));

    private static Measurement Named(IEnumerable<Measurement> measured, string name) => measured.Single(m => m.Name == name);

    [GeneratedRegex(@"(usual|brief)( w)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reply();

    [GeneratedRegex(@"Question \d+\?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();
}
