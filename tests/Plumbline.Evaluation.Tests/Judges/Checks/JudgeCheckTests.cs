using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tests.Scorers;

namespace Plumbline.Evaluation.Tests.Judges.Checks;

public sealed class JudgeCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Cohen 1960's arithmetic by hand: 40 and 45 agree of 100; kappa (0.85 − 0.5) / 0.5 = 0.7.
    [Fact]
    public void Of_KnownCounts_GivesTheFiguresOfTheTextbook()
    {
        JudgeCheck check = Check(40, 5, 10, 45);

        check.Accuracy.ShouldSatisfyAllConditions(
            a => (a.TruePositives, a.FalsePositives, a.FalseNegatives, a.TrueNegatives).ShouldBe((40, 5, 10, 45)),
            a => a.Agreement.Share.ShouldBe(0.85, 1e-12), a => a.Sensitivity!.Share.ShouldBe(0.8, 1e-12), a => a.Specificity!.Share.ShouldBe(0.9, 1e-12),
            a => a.Kappa!.Value.ShouldBe(0.7, 1e-12), a => a.KappaInterval.Contains(0.7).ShouldBeTrue());
        check.IsOf("judge").ShouldBeTrue();
        check.IsOf("judge", "other model").ShouldBeFalse();
    }

    [Fact]
    public void Read_WrittenCheck_IsTheSame()
    {
        string path = Path.Combine(_folder, "judge-check.json");
        JudgeCheck check = Check(40, 5, 10, 45) with { Model = "m", Rubric = "r" };

        JudgeCheckFile.Write(path, check);

        JudgeCheckFile.Text(JudgeCheckFile.Read(path)).ShouldBe(JudgeCheckFile.Text(check));
        File.WriteAllText(path, "{\"judge\": \"x\"}");
        Should.Throw<SuiteException>(() => JudgeCheckFile.Read(path)).Message.ShouldContain("this is no check of a judge; make one with 'plumb judge check'");
        Should.Throw<SuiteException>(() => JudgeCheckFile.Read(path + ".absent")).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task Check_ScorerThatFailsOnSome_CountsThem()
    {
        LabelledReply[] replies = [.. Enumerable.Range(0, 30).Select(index => new LabelledReply($"p{index / 2}", index % 3 == 0 ? "boom" : index % 2 == 0 ? "yes" : "no", index % 2 == 0, $"p{index / 2}", "g"))];

        JudgeCheck check = await JudgeChecker.CheckAsync(new Fragile(), replies, "made");

        check.Items.ShouldBe(30);
        check.Unscored.ShouldBe(10);
        check.Accuracy.Agreement.Share.ShouldBe(1);
        check.Of("g").Agreement.Count.ShouldBe(20);
        check.Of("none").ShouldBe(check.Accuracy);
    }

    [Fact]
    public void ReadLabels_Table_TakesTheNamedColumns()
    {
        string path = Path.Combine(_folder, "labels.csv");
        File.WriteAllText(path, "q,a,says,where\nwhy?,because,bad,x\nhow?,so,good,y\n");
        LabelColumns columns = new() { Prompt = "q", Reply = "a", Label = "says", Positive = ["bad"], Negative = ["good"], Group = "where" };

        LabelledReply.Read(path, columns).ShouldBe([new LabelledReply("why?", "because", true, "why?", "x"), new LabelledReply("how?", "so", false, "how?", "y")]);
        Should.Throw<SuiteException>(() => LabelledReply.Read(path, columns with { Negative = ["fine"] })).Message.ShouldContain("line 3, column says: found 'good', expected bad or fine");
        Should.Throw<SuiteException>(() => LabelledReply.Read(path, new LabelColumns())).Message.ShouldContain("expected a column 'prompt'");
        new LabelColumns { Positive = [], Prompt = " " }.Validate().Count.ShouldBe(2);
    }

    internal static JudgeCheck Check(int truePositives, int falsePositives, int falseNegatives, int trueNegatives)
    {
        (bool Label, bool Verdict)[] items =
        [
            .. Enumerable.Repeat((true, true), truePositives), .. Enumerable.Repeat((false, true), falsePositives),
            .. Enumerable.Repeat((true, false), falseNegatives), .. Enumerable.Repeat((false, false), trueNegatives),
        ];
        return JudgeCheck.Of(
            [.. items.Select((item, index) => new LabelledReply($"p{index}", "r", item.Label, $"p{index}"))], [.. items.Select(item => Score.Of(item.Verdict))], "judge", "made labels");
    }

    private sealed class Fragile : IScorer
    {
        public string Name => "fragile";

        public ValueTask<Score> ScoreAsync(Evaluation.Solvers.Conversation conversation, CancellationToken cancellation) =>
            conversation.Reply == "boom" ? throw new InvalidOperationException("cannot") : ValueTask.FromResult(Score.Of(conversation.Reply == "yes"));
    }
}
