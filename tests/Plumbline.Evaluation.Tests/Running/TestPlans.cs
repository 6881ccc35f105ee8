using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Running;

/// <summary>Small plans: the target is right where the reply contains it.</summary>
internal static class TestPlans
{
    public static IEnumerable<Sample> Samples(int count) => Enumerable.Range(0, count).Select(index => Sample.Of($"s{index}", $"question {index}", $"answer {index}"));

    public static EvaluationTask Task(int count, int epochs = 1, string name = "ask", params ISolver[] solvers) => new()
    {
        Name = name,
        Samples = Samples(count),
        SampleCount = count,
        Epochs = epochs,
        Solvers = solvers.Length == 0 ? [new GenerateSolver()] : solvers,
        Scorers = [new ContainsScorer()],
    };

    public static SuitePlan Plan(params EvaluationTask[] tasks) => new(
        "demo",
        tasks,
        () => [new RateMetric(new Measurement { Name = "demo", Title = "right", Kind = MeasurementKind.Rate, Worse = GapDirection.NegativeIsWorse, Headline = true }, "contains")]);

    internal sealed class ContainsScorer : IScorer
    {
        public string Name => "contains";

        public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation) => new(
            conversation.Reply.Length == 0 ? Score.Unscored("the reply is empty") : Score.Of(conversation.Sample.Target.Any(conversation.Reply.Contains), conversation.Reply));
    }
}

/// <summary>A solver made of a function.</summary>
internal sealed class FunctionSolver(Func<Conversation, CancellationToken, Task> solve) : ISolver
{
    public string Name => "function";

    public Task SolveAsync(Conversation conversation, CancellationToken cancellation) => solve(conversation, cancellation);
}
