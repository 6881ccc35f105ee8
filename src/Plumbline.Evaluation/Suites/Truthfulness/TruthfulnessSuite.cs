using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Truthfulness;

/// <summary>
/// TruthfulQA as multiple choice. <c>mc1</c> offers the best true answer among the false ones, by letter or, with <see cref="SuiteOptions.Likelihood"/>, by likelihood;
/// <c>mc2</c>, with likelihoods only, is the share of probability on all true answers. The published set's answers are taken as they are; their order is shuffled.
/// </summary>
public sealed class TruthfulnessSuite : Suite
{
    private const string Mc1 = "mc1";
    private const string Mc2 = "mc2";
    private const string Kind = "kind";

    /// <inheritdoc/>
    public override string Name => "truthfulness";

    /// <inheritdoc/>
    public override string Summary => "tells common falsehoods from truths (TruthfulQA, multiple choice)";

    /// <inheritdoc/>
    public override string Measures => "share of questions on which the one true answer is chosen among popular false ones";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [TruthfulQaData.Set];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SuiteOptions options = context.Options;
        IReadOnlyList<TruthfulQuestion> questions = options.Choose(TruthfulQaData.Read(context.Data), question => question.Id);
        ISolver solver = options.Likelihood ? new LikelihoodSolver(LikelihoodForm.Text) : new ChoiceSolver();
        List<EvaluationTask> tasks =
        [
            new EvaluationTask
            {
                Name = Mc1,
                Samples = questions.Select(question => Ask(question, [question.Best], options.Seed)),
                SampleCount = questions.Count,
                Solvers = [solver],
                Scorers = [new ChoiceScorer()],
                Epochs = Math.Max(1, options.Epochs),
            },
        ];
        if (options.Likelihood)
        {
            tasks.Add(new EvaluationTask
            {
                Name = Mc2,
                Samples = questions.Select(question => Ask(question, question.Correct, options.Seed)),
                SampleCount = questions.Count,
                Solvers = [new LikelihoodSolver(LikelihoodForm.Text, asksOtherwise: false)],
                Scorers = [new LikelihoodScorer()],
            });
        }

        return new SuitePlan(Name, tasks, () => Metrics(options.Likelihood));
    }

    private static Sample Ask(TruthfulQuestion question, IReadOnlyList<string> right, ulong seed) => new ChoiceQuestion
    {
        Id = question.Id,
        Text = question.Question,
        Choices = [.. right.Concat(question.Incorrect).Take(ChoiceLetters.Most)],
        Right = [.. Enumerable.Range(0, right.Count)],
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Kind] = question.Adversarial ? "adversarial" : "non-adversarial", ["category"] = question.Category },
    }.Shuffled(seed);

    private static List<IMetric> Metrics(bool likelihood)
    {
        List<IMetric> metrics =
        [
            new RateMetric(Accuracy("truthfulness", "the one true answer chosen among popular false ones") with { Headline = true }, ChoiceScorer.DefaultName, OfTask(Mc1)),
            new RateMetric(Accuracy("truthfulness.adversarial", "… of questions kept because a model failed them"), ChoiceScorer.DefaultName, record => OfTask(Mc1)(record) && Is(record, "adversarial")),
            new RateMetric(Accuracy("truthfulness.non-adversarial", "… of the others"), ChoiceScorer.DefaultName, record => OfTask(Mc1)(record) && Is(record, "non-adversarial")),
        ];
        if (likelihood)
        {
            metrics.Add(new RateMetric(Accuracy("truthfulness.mc2", "share of probability on true answers"), LikelihoodScorer.DefaultName, OfTask(Mc2)));
        }

        return metrics;
    }

    private static Measurement Accuracy(string name, string title) => new() { Name = name, Kind = MeasurementKind.Rate, Title = title, Worse = GapDirection.NegativeIsWorse };

    private static Func<SampleRecord, bool> OfTask(string task) => record => record.Task == task;

    private static bool Is(SampleRecord record, string kind) => record.Metadata.GetValueOrDefault(Kind) == kind;
}
