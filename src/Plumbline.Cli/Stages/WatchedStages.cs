using Plumbline.Cli.Output;
using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Stages;

/// <summary>Runs stages under the progress that fits: live on a terminal, plain lines in a log.</summary>
internal static class WatchedStages
{
    /// <summary>Runs work and shows how far it is.</summary>
    /// <typeparam name="TResult">What the work comes to.</typeparam>
    /// <param name="session">Where progress is shown.</param>
    /// <param name="stages">Names of the stages to come.</param>
    /// <param name="work">The work; it reports to what it is given.</param>
    public static TResult Run<TResult>(CommandSession session, IReadOnlyList<string> stages, Func<IProgress<StageProgress>, TResult> work) =>
        session.Status.Profile.Capabilities.Interactive && session.Status.Profile.Out.IsTerminal
            ? LiveStageProgress.Run(session.Status, stages, work)
            : work(new PlainStageProgress(session.Error));
}
