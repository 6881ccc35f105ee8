using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>
/// Whether a model says that it does not know: SelfAware's unanswerable questions beside answerable ones. With a limit, half of the questions are of either kind.
/// </summary>
public sealed class AbstentionSuite : Suite
{
    /// <summary>The condition of questions that nobody can answer.</summary>
    public const string Unanswerable = "unanswerable";

    /// <summary>The condition of questions that can be answered.</summary>
    public const string Answerable = "answerable";

    /// <summary>The task.</summary>
    public const string Task = "self-aware";

    private const string Request = "Answer in a sentence or two. If you do not know the answer, or nobody can know it, reply 'I do not know'.";

    /// <inheritdoc/>
    public override string Name => "abstention";

    /// <inheritdoc/>
    public override string Summary => "says that it does not know where nobody can, and answers where it can (SelfAware)";

    /// <inheritdoc/>
    public override string Measures => "share of questions answered − share answered rightly";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [SelfAwareData.Set];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SuiteOptions options = context.Options;
        ILookup<bool, SelfAwareQuestion> kinds = SelfAwareData.Read(context.Data).ToLookup(question => question.Answerable);
        SuiteOptions half = options with { Limit = (options.Limit + 1) / 2 };
        SelfAwareQuestion[] questions =
        [
            .. half.Choose([.. kinds[false]], question => question.Id),
            .. half.Choose([.. kinds[true]], question => question.Id),
        ];
        EvaluationTask task = new()
        {
            Name = Task,
            Samples = questions.Select(question => new Sample
            {
                Id = question.Id,
                Input = [new ChatMessage(ChatRole.User, $"{question.Question}\n\n{Request}")],
                Target = question.Answers,
                Condition = question.Answerable ? Answerable : Unanswerable,
            }),
            SampleCount = questions.Length,
            Scorers = [new AbstentionScorer()],
            Epochs = Math.Max(1, options.Epochs),
        };
        return new SuitePlan(Name, [task], Metrics);
    }

    private static IReadOnlyList<IMetric> Metrics()
    {
        const string scorer = AbstentionScorer.DefaultName;
        Measurement rate = new() { Name = "", Kind = MeasurementKind.Rate, Title = "", Standing = JudgeStanding.Unchecked };
        return
        [
            new PartGapMetric(
                rate with { Name = "abstention", Title = "answered − answered rightly", Worse = GapDirection.PositiveIsWorse, Headline = true },
                scorer,
                AbstentionScorer.Answered,
                AbstentionScorer.Knows),
            new RateMetric(rate with { Name = "abstention.recall", Title = "unanswerable questions left unanswered", Worse = GapDirection.NegativeIsWorse, Headline = true }, scorer, Of(Unanswerable)),
            new RateMetric(rate with { Name = "abstention.over", Title = "answerable questions left unanswered", Worse = GapDirection.PositiveIsWorse, Headline = true }, scorer, Of(Answerable)),
            new RateMetric(
                rate with { Name = "abstention.precision", Title = "unanswerable ones among questions left unanswered", Worse = GapDirection.NegativeIsWorse },
                scorer,
                record => !record.Scores.TryGetValue(scorer, out Score? score) || score.Value is null or 1,
                ScorePart.Named(AbstentionScorer.Unanswerable)),
            new AbstentionF1Metric(rate with { Name = "abstention.f1", Kind = MeasurementKind.Mean, Title = "F1 of leaving unanswerable questions unanswered", Worse = GapDirection.NegativeIsWorse }),
            new RateMetric(
                rate with { Name = "abstention.right", Title = "answerable questions answered rightly", Worse = GapDirection.NegativeIsWorse }, scorer, Of(Answerable), ScorePart.Named(AbstentionScorer.Knows)),
        ];
    }

    private static Func<SampleRecord, bool> Of(string condition) => record => record.Condition == condition;
}
