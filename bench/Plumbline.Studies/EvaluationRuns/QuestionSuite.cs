using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Studies.EvaluationRuns;

/// <summary>The same one-line questions that the comparison with promptfoo asks: the mock endpoint answers 'Beijing' to all of them.</summary>
internal static class QuestionSuite
{
    public static SuitePlan Plan(int samples) => new(
        "questions",
        [
            new EvaluationTask
            {
                Name = "questions",
                Samples = Enumerable.Range(0, samples).Select(index => Sample.Of($"china{index}", $"What is the capital of china{index}?", "beijing")),
                SampleCount = samples,
                Scorers = [new ContainsScorer()],
            },
        ],
        () =>
        [
            new RateMetric(
                new Measurement { Name = "questions", Title = "answers that hold the right word", Kind = MeasurementKind.Rate, Worse = GapDirection.NegativeIsWorse, Headline = true },
                "contains"),
        ]);

    private sealed class ContainsScorer : IScorer
    {
        public string Name => "contains";

        public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation) =>
            new(Score.Of(conversation.Reply.Contains(conversation.Sample.Target[0], StringComparison.OrdinalIgnoreCase)));
    }
}
