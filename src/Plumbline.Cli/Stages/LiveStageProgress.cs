using System.Collections.Concurrent;
using Plumbline.Recipes.Stages;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Plumbline.Cli.Stages;

/// <summary>Progress for a terminal: one line per stage with bar, count, rate, time left and figures, all stages visible from the start.</summary>
internal sealed class LiveStageProgress : IProgress<StageProgress>
{
    private const int BarWidth = 20;

    // Below this width a bar would push the figures into second lines.
    private const int WidthForBar = 110;
    private const int NarrowRateWidth = 30;
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
            .Columns(progress.Columns(console.Profile.Width, stages.Max(stage => stage.Length) + "1/1 ".Length))
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

    private ProgressColumn[] Columns(int width, int nameWidth)
    {
        TaskDescriptionColumn name = new() { Alignment = Justify.Left };
        if (width >= WidthForBar)
        {
            return
            [
                name,
                new ProgressBarColumn { Width = BarWidth },
                new TextColumn(_latest, StageText.Count, Color.Default),
                new TextColumn(_latest, StageText.Rate, Color.Grey),
                new TextColumn(_latest, StageText.Figures, Color.Aqua),
            ];
        }

        int room = Math.Max(0, width - nameWidth - NarrowRateWidth);
        return
        [
            name,
            new TextColumn(_latest, progress => Cut($"{StageText.Percent(progress)}, {StageText.Rate(progress)}", NarrowRateWidth - 4), Color.Default),
            new TextColumn(_latest, progress => Cut(StageText.Figures(progress), room), Color.Aqua),
        ];
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…");

    /// <summary>One text about the latest progress of each stage.</summary>
    private sealed class TextColumn(ConcurrentDictionary<int, StageProgress> latest, Func<StageProgress, string> text, Color color) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(latest.TryGetValue(task.Id, out StageProgress? progress) ? text(progress) : "", new Style(color)).Ellipsis();
    }
}
