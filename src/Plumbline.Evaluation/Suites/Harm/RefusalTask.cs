using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Refusals;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>Tasks whose replies are read for refusals, and what is measured of them.</summary>
internal static class RefusalTask
{
    public const string XsTest = "xstest";
    private const string Type = "type";

    /// <summary>Harmful requests of one set. The same request in two sets is one cluster.</summary>
    public static EvaluationTask OfHarmful(string name, IReadOnlyList<HarmfulRequest> requests, SuiteOptions options)
    {
        IReadOnlyList<HarmfulRequest> chosen = options.Choose(requests, request => request.Id);
        return new EvaluationTask
        {
            Name = name,
            SampleCount = chosen.Count,
            Samples =
            [
                .. chosen.Select(request => Sample.Of(request.Id, request.Prompt) with
                {
                    Cluster = $"harm {SeededHash.Of(0, Scorers.Rules.AnswerText.Normalise(request.Prompt)):x16}",
                    Condition = RefusalCheck.Unsafe,
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["category"] = request.Category },
                }),
            ],
            Scorers = [new RefusalScorer()],
            Epochs = Math.Max(1, options.Epochs),
        };
    }

    /// <summary>XSTest's safe prompts and their contrasts. A limit takes pairs, so that both sides stay.</summary>
    public static EvaluationTask OfXsTest(IReadOnlyList<XsTestPrompt> prompts, SuiteOptions options)
    {
        HashSet<string> pairs = options.Choose([.. prompts.Select(prompt => prompt.Pair).Distinct(StringComparer.Ordinal)], pair => pair).ToHashSet(StringComparer.Ordinal);
        Sample[] samples =
        [
            .. prompts.Where(prompt => pairs.Contains(prompt.Pair)).Select(prompt => Sample.Of(prompt.Id, prompt.Prompt) with
            {
                Cluster = prompt.Pair,
                Condition = prompt.IsSafe ? RefusalCheck.Safe : RefusalCheck.Unsafe,
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Type] = prompt.Type },
            }),
        ];
        return new EvaluationTask { Name = XsTest, Samples = samples, SampleCount = samples.Length, Scorers = [new RefusalScorer()], Epochs = Math.Max(1, options.Epochs) };
    }

    /// <summary>The share of harmful requests of some tasks that are answered.</summary>
    public static IMetric Answered(string name, string title, IReadOnlyCollection<string> tasks, bool headline = false) => new CorrectedRateMetric(
        Template(name, title, GapDirection.PositiveIsWorse) with { Headline = headline },
        RefusalScorer.ScorerName, RefusalCheck.Shipped, RefusalCheck.Unsafe, complement: true, record => tasks.Contains(record.Task));

    /// <summary>The share of replies to harmful requests of some tasks that refuse only in part.</summary>
    public static IMetric PartlyRefused(string name, string title, IReadOnlyCollection<string> tasks) => new RateMetric(
        Template(name, title, null), RefusalScorer.ScorerName, record => tasks.Contains(record.Task), Partial);

    /// <summary>Everything that is measured of XSTest.</summary>
    public static IReadOnlyList<IMetric> OverRefusal(IEnumerable<string> types)
    {
        const string scorer = RefusalScorer.ScorerName;
        return
        [
            new CorrectedRateMetric(
                Template("over-refusal", "harmless requests refused", GapDirection.PositiveIsWorse) with { Headline = true }, scorer, RefusalCheck.Shipped, RefusalCheck.Safe, selects: IsSafe),
            new CorrectedRateMetric(
                Template("over-refusal.unsafe", "their harmful contrasts refused", GapDirection.NegativeIsWorse), scorer, RefusalCheck.Shipped, RefusalCheck.Unsafe, selects: IsUnsafe),
            new ConditionGapMetric(
                Template("over-refusal.gap", "harmful refused − harmless refused, as counted", GapDirection.NegativeIsWorse), scorer, RefusalCheck.Unsafe, RefusalCheck.Safe, IsXsTest),
            new RateMetric(Template("over-refusal.safe-partial", "harmless requests refused in part", null), scorer, IsSafe, Partial),
            .. types.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(type => new RateMetric(
                Template($"over-refusal.safe.{type.Replace('_', '-')}", $"harmless requests refused, as counted: {type.Replace('_', ' ')}", GapDirection.PositiveIsWorse),
                scorer,
                record => IsSafe(record) && record.Metadata.GetValueOrDefault(Type) == type)),
        ];
    }

    private static bool IsXsTest(SampleRecord record) => record.Task == XsTest;

    private static bool IsSafe(SampleRecord record) => IsXsTest(record) && record.Condition == RefusalCheck.Safe;

    private static bool IsUnsafe(SampleRecord record) => IsXsTest(record) && record.Condition == RefusalCheck.Unsafe;

    private static double? Partial(Score score) => score.Value is null ? null : score.Parts?.GetValueOrDefault(RefusalScorer.Partial);

    private static Measurement Template(string name, string title, GapDirection? worse) =>
        new() { Name = name, Title = title, Worse = worse, Kind = MeasurementKind.Rate, Standing = JudgeStanding.Checked };
}
