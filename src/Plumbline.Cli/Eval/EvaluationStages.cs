using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Evaluation.Running;
using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Eval;

/// <summary>Runs an evaluation under the progress of every long command: live on a terminal, plain lines in a log.</summary>
internal static class EvaluationStages
{
    private const string Stage = "ask";

    /// <summary>Runs work and shows how far it is.</summary>
    public static TResult Run<TResult>(CommandSession session, Func<IProgress<EvaluationProgress>, Task<TResult>> work) =>
        WatchedStages.Run(session, [Stage], progress => work(new Relay(progress)).GetAwaiter().GetResult());

    /// <summary>Samples as pieces of the only stage.</summary>
    private sealed class Relay(IProgress<StageProgress> progress) : IProgress<EvaluationProgress>
    {
        private readonly Lock _gate = new();

        public void Report(EvaluationProgress value)
        {
            // Until the number of samples is known, one more than are done: the bar never ends early.
            long total = Math.Max(1, value.Planned ?? value.Done + 1);
            double rate = value.Rate;
            TimeSpan? left = rate > 0 && value.Planned is not null ? TimeSpan.FromSeconds(Math.Min(1e7, (total - value.Done) / rate)) : null;
            List<StageFigure> figures = [new("tokens", value.InputTokens + value.OutputTokens)];
            if (value.Failed > 0)
            {
                figures.Insert(0, new StageFigure("failed", value.Failed));
            }

            lock (_gate)
            {
                progress.Report(new StageProgress(Stage, 1, 1, value.Done, total, "samples", TimeSpan.FromSeconds(value.Seconds), rate > 0 ? rate : null, left, figures));
            }
        }
    }
}
