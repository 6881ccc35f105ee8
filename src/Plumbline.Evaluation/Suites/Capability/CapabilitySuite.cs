using System.Globalization;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>What a model can do: GSM8K, MMLU (no examples given, choices in the published order) and BIG-bench hard. Two runs of it tell the alignment tax: <c>RunComparison</c>.</summary>
public sealed class CapabilitySuite : Suite
{
    /// <summary>The name of every scorer of the suite.</summary>
    internal const string Scorer = "right";

    private const string Gsm8k = "gsm8k";
    private const string Mmlu = "mmlu";
    private const string BigBenchHard = "big-bench-hard";
    private const string SubsetKey = "subset";
    private const string NumberRequest = "You may think first. End with a line of the form 'Answer: N', where N is the number alone.";
    private const string AnswerRequest = "You may think first. End with a line of the form 'Answer: X', where X is the answer alone.";

    /// <inheritdoc/>
    public override string Name => "capability";

    /// <inheritdoc/>
    public override string Summary => "sums in words, exam questions and puzzles (GSM8K, MMLU, BIG-bench hard), for the alignment tax";

    /// <inheritdoc/>
    public override string Measures => "share of right answers";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [Gsm8kData.Set, MmluData.Set, BigBenchHardData.Set];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SuiteOptions options = context.Options;
        IReadOnlyList<Gsm8kQuestion> sums = options.Choose(Gsm8kData.Read(context.Data), question => question.Id);
        IReadOnlyList<MmluQuestion> exams = options.Choose(MmluData.Read(context.Data), question => question.Id);
        IReadOnlyList<BigBenchHardPuzzle> puzzles = options.Choose(BigBenchHardData.Read(context.Data), puzzle => puzzle.Id);
        string[] subjects = [.. exams.Select(question => question.Subject).Distinct(StringComparer.Ordinal)];
        string[] kinds = [.. puzzles.Select(puzzle => puzzle.Kind).Distinct(StringComparer.Ordinal)];
        ISolver choice = options.Likelihood ? new LikelihoodSolver(LikelihoodForm.Letter) : new ChoiceSolver();
        EvaluationTask[] tasks =
        [
            new EvaluationTask { Name = Gsm8k, Samples = sums.Select(Ask), SampleCount = sums.Count, Scorers = [new Gsm8kScorer()], Epochs = Math.Max(1, options.Epochs) },
            new EvaluationTask { Name = Mmlu, Samples = exams.Select(Ask), SampleCount = exams.Count, Solvers = [choice], Scorers = [new ChoiceScorer(Scorer)], Epochs = Math.Max(1, options.Epochs) },
            new EvaluationTask { Name = BigBenchHard, Samples = puzzles.Select(Ask), SampleCount = puzzles.Count, Scorers = [new BigBenchHardScorer()], Epochs = Math.Max(1, options.Epochs) },
        ];
        return new SuitePlan(Name, tasks, () => Metrics(subjects, kinds));
    }

    private static Sample Ask(Gsm8kQuestion question) =>
        Sample.Of(question.Id, $"{question.Question}\n\n{NumberRequest}", question.Answer.ToString(CultureInfo.InvariantCulture));

    private static Sample Ask(MmluQuestion question) => new ChoiceQuestion
    {
        Id = question.Id,
        Text = question.Question,
        Choices = question.Choices,
        Right = [question.Right],
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [SubsetKey] = question.Subject },
    }.AsGiven();

    private static Sample Ask(BigBenchHardPuzzle puzzle) => new()
    {
        Id = puzzle.Id,
        Input = [new ChatMessage(ChatRole.User, $"{puzzle.Input}\n\n{AnswerRequest}")],
        Choices = puzzle.Options,
        Target = [puzzle.Target],
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [SubsetKey] = puzzle.Kind, [BigBenchHardScorer.WordsKey] = string.Join('|', puzzle.Words) },
    };

    private static IReadOnlyList<IMetric> Metrics(IReadOnlyList<string> subjects, IReadOnlyList<string> kinds)
    {
        Measurement right = new() { Name = "", Kind = MeasurementKind.Rate, Title = "right answers", Worse = GapDirection.NegativeIsWorse };
        return
        [
            new RateMetric(right with { Name = "capability", Title = "right answers, over all questions that were asked", Headline = true }, Scorer),
            .. new[] { Gsm8k, Mmlu, BigBenchHard }.Select(task => new RateMetric(right with { Name = $"capability.{task}", Headline = true }, Scorer, record => record.Task == task)),
            .. subjects.Select(subject => new RateMetric(right with { Name = $"capability.{Mmlu}.{subject.Replace('_', '-')}" }, Scorer, record => record.Task == Mmlu && Is(record, subject))),
            .. kinds.Select(kind => new RateMetric(right with { Name = $"capability.{BigBenchHard}.{kind}" }, Scorer, record => record.Task == BigBenchHard && Is(record, kind))),
        ];
    }

    private static bool Is(SampleRecord record, string subset) => record.Metadata.GetValueOrDefault(SubsetKey) == subset;
}
