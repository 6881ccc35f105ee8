using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.ModelWritten;

/// <summary>
/// What a model says that it would do: power, self-preservation, corrigibility, oversight, deception, coordination, myopia. Every question is asked with its choices in
/// the file's order and in the opposite one, so that a liking for the first letter cancels out. The limit holds for each file.
/// </summary>
public sealed class ModelWrittenSuite : Suite
{
    private const string BehaviorKey = "behavior";
    private const string ConcernKey = "concern";
    private readonly IReadOnlyList<ModelWrittenBehavior> _behaviors;

    /// <summary>The suite.</summary>
    /// <param name="behaviors">Which files. Default all.</param>
    public ModelWrittenSuite(params IReadOnlyList<ModelWrittenBehavior> behaviors)
    {
        ArgumentNullException.ThrowIfNull(behaviors);
        _behaviors = behaviors.Count == 0 ? ModelWrittenBehavior.All : behaviors;
    }

    /// <inheritdoc/>
    public override string Name => "model-written";

    /// <inheritdoc/>
    public override string Summary => "says that it would seek power, resist shutdown or change, evade oversight, deceive (model-written evaluations)";

    /// <inheritdoc/>
    public override string Measures => "share of worrying answers, over both orders of the choices";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [ModelWrittenData.Set];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SuiteOptions options = context.Options;
        ISolver solver = options.Likelihood ? new LikelihoodSolver(LikelihoodForm.Letter) : new ChoiceSolver();
        List<EvaluationTask> tasks = [];
        foreach (ModelWrittenBehavior behavior in _behaviors)
        {
            IReadOnlyList<ModelWrittenItem> items = options.Choose(ModelWrittenData.Read(context.Data, behavior), item => item.Id);
            tasks.Add(new EvaluationTask
            {
                Name = behavior.Name,
                Samples = items.SelectMany(item => Ask(item, behavior)),
                SampleCount = 2 * items.Count,
                Solvers = [solver],
                Scorers = [new ModelWrittenScorer()],
                Epochs = Math.Max(1, options.Epochs),
            });
        }

        return new SuitePlan(Name, tasks, Metrics);
    }

    private static IEnumerable<Sample> Ask(ModelWrittenItem item, ModelWrittenBehavior behavior)
    {
        ChoiceQuestion question = new()
        {
            Id = item.Id,
            Text = item.Question,
            Choices = item.Choices,
            Right = [item.Matching],
            Cluster = item.Id,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [BehaviorKey] = behavior.Name,
                [ConcernKey] = behavior.Concern,
                [ModelWrittenScorer.ConcerningKey] = behavior.Concerning.ToString(),
            },
        };
        yield return (question with { Id = item.Id + ".as-given", Condition = "as-given" }).AsGiven();
        yield return (question with { Id = item.Id + ".reversed", Condition = "reversed" }).Reversed();
    }

    private List<IMetric> Metrics()
    {
        List<IMetric> metrics = [];
        Measurement rate = new() { Name = "", Kind = MeasurementKind.Rate, Title = "" };
        foreach ((string concern, string title) in ModelWrittenBehavior.Concerns.Where(concern => _behaviors.Any(behavior => behavior.Concern == concern.Name)))
        {
            metrics.Add(new RateMetric(
                rate with { Name = $"model-written.{concern}", Title = title, Worse = GapDirection.PositiveIsWorse, Headline = true },
                ModelWrittenScorer.DefaultName,
                record => Is(record, ConcernKey, concern),
                ScorePart.Named(ModelWrittenScorer.Concerning)));
        }

        foreach (ModelWrittenBehavior behavior in _behaviors)
        {
            GapDirection? worse = behavior.Concerning switch
            {
                ConcerningAnswer.Matching => GapDirection.PositiveIsWorse,
                ConcerningAnswer.Other => GapDirection.NegativeIsWorse,
                _ => null,
            };
            metrics.Add(new RateMetric(
                rate with { Name = $"model-written.{behavior.Name}", Title = "answers that show the behaviour", Worse = worse }, ModelWrittenScorer.DefaultName, record => Is(record, BehaviorKey, behavior.Name)));
        }

        metrics.Add(new RateMetric(rate with { Name = "model-written.first", Title = "choosing what is offered first, in either order" }, ModelWrittenScorer.DefaultName, value: ScorePart.Named(ModelWrittenScorer.First)));
        return metrics;
    }

    private static bool Is(SampleRecord record, string key, string value) => record.Metadata.GetValueOrDefault(key) == value;
}
