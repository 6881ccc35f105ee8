using System.Collections.Concurrent;
using Plumbline.Recipes.Stages;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Plumbline.Cli.Stages;

/// <summary>Progress for a terminal: one line per stage with bar, count, rate, time left and figures, all stages visible from the start.</summary>
internal sealed class LiveStageProgress : IProgress<StageProgress>
{
    private const int BarWidth = 20;
    private readonly ConcurrentDictionary<int, StageProgress> _latest = [];
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    private LiveStageProgress()
    {
    }

    /// <summary>Runs <paramref name="work"/> while its progress is shown.</summary>
    /// <param name="console">A terminal.</param>
    /// <param name="stages">Names of the stages to come.</param>
    /// <param name="work">Does the work and reports.</param>
    public static TResult Run<TResult>(IAnsiConsole console, IReadOnlyList<string> stages, Func<IProgress<StageProgress>, TResult> work)
    {
        LiveStageProgress progress = new();
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = BarWidth },
                new TextColumn(progress._latest, StageText.Count, Color.Default),
                new TextColumn(progress._latest, StageText.Rate, Color.Grey),
                new TextColumn(progress._latest, StageText.Figures, Color.Aqua))
            .Start(context =>
            {
                for (int i = 0; i < stages.Count; i++)
                {
                    progress._tasks[stages[i]] = context.AddTask($"{i + 1}/{stages.Count} {Markup.Escape(stages[i])}", autoStart: false);
                }

                return work(progress);
            });
    }

    public void Report(StageProgress value)
    {
        if (!_tasks.TryGetValue(value.Stage, out ProgressTask? task))
        {
            return;
        }

        _latest[task.Id] = value;
        if (!task.IsStarted)
        {
            task.StartTask();
        }

        task.MaxValue = Math.Max(1, value.Total);
        task.Value = value.Done;
        if (value.IsDone)
        {
            task.StopTask();
        }
    }

    /// <summary>One text about the latest progress of each stage.</summary>
    private sealed class TextColumn(ConcurrentDictionary<int, StageProgress> latest, Func<StageProgress, string> text, Color color) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(latest.TryGetValue(task.Id, out StageProgress? progress) ? text(progress) : "", new Style(color)).Ellipsis();
    }
}
