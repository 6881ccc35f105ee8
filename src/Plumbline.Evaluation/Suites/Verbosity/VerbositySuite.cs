using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Judges.Pairs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Verbosity;

/// <summary>
/// Verbosity: whether a model's usual replies win over its own brief ones by their length. A judge compares both on the first turns of MT-bench's 80 questions, in both orders; the gap
/// is the preference as rated less the one that is left at equal length.
/// </summary>
public sealed class VerbositySuite : Suite
{
    private const string Set = "mt-bench";
    private const string Task = "verbosity";

    /// <inheritdoc/>
    public override string Name => "verbosity";

    /// <inheritdoc/>
    public override string Summary => "how much of the preference for a model's usual replies over its own brief ones is for their length (MT-bench's questions; needs a judge)";

    /// <inheritdoc/>
    public override string Measures => "preference as rated − preference at equal length";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [Set];

    /// <inheritdoc/>
    public override bool NeedsJudge => true;

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Judge is null)
        {
            throw new SuiteException("suite verbosity", "there is no judge model", "name one with --judge");
        }

        IReadOnlyList<Sample> samples = context.Options.Choose(Read(context.Data.File(Set, "mt_bench_question.jsonl")), sample => sample.Id);
        EvaluationTask task = new()
        {
            Name = Task,
            Samples = samples,
            SampleCount = samples.Count,
            Solvers = [new BriefBesideUsualSolver()],
            Scorers = [new PairwiseScorer(new PairwiseJudge(context.Judge), BriefBesideUsualSolver.Note)],
            Epochs = Math.Max(1, context.Options.Epochs),
        };
        ulong seed = context.Options.Seed;
        return new SuitePlan(Name, [task], () => Metrics(seed));
    }

    private static IReadOnlyList<IMetric> Metrics(ulong seed) =>
    [
        new LengthControlledMetric(
            Template("verbosity", "preference for usual over brief replies, as rated − at equal length", GapDirection.PositiveIsWorse) with { Headline = true }, seed, record => record.Task == Task),
        new RateMetric(Template("verbosity.preferred", "usual replies preferred over brief ones, as rated", null), PairwiseScorer.ScorerName, record => record.Task == Task),
        new MeanMetric(
            Template("verbosity.length", "log of usual words over brief words", null), PairwiseScorer.ScorerName, record => record.Task == Task,
            score => score.Parts is null ? null : Math.Log((score.Parts[PairwiseScorer.Words] + 1) / (score.Parts[PairwiseScorer.OtherWords] + 1))),
        new RateMetric(
            Template("verbosity.orders-agree", "comparisons on which both orders agree", GapDirection.NegativeIsWorse), PairwiseScorer.ScorerName, record => record.Task == Task,
            score => Part(score, PairwiseScorer.Consistent)),
        new RateMetric(
            Template("verbosity.first-place", "verdicts for the reply shown first; 0.5 is no bias", null), PairwiseScorer.ScorerName, record => record.Task == Task,
            score => Part(score, PairwiseScorer.FirstPlace)),
    ];

    private static IReadOnlyList<Sample> Read(string path)
    {
        List<Sample> samples = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (JsonRow row in JsonLines.Rows(path))
        {
            string id = row.AsTexts().Text("question_id");
            if (!ids.Add(id))
            {
                throw row.Fault("question_id", $"the question {id} twice", "each question once");
            }

            string turn = row.Texts("turns") is [string first, ..] ? first : throw row.Fault("turns", "an empty list", "the turns of a question");
            samples.Add(Sample.Of(id, turn) with { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["category"] = row.Text("category") } });
        }

        return samples;
    }

    private static double? Part(Score score, string part) => score.Parts is not null && score.Parts.TryGetValue(part, out double value) ? value : null;

    private static Measurement Template(string name, string title, GapDirection? worse) =>
        new() { Name = name, Title = title, Worse = worse, Kind = MeasurementKind.Rate, Standing = JudgeStanding.Unchecked };
}
