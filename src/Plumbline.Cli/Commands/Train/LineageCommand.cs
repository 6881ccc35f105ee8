using System.CommandLine;
using System.Globalization;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Runs;
using Plumbline.Runs.Reports;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;
using Spectre.Console;

namespace Plumbline.Cli.Commands.Train;

/// <summary><c>plumb lineage RUN</c>.</summary>
internal sealed class LineageCommand : PlumbCommand
{
    private const int ShownRows = 40;
    private readonly Argument<string> _run = new("RUN") { Description = "Directory of a run of plumb train, or of one of its checkpoints." };
    private readonly Option<int?> _step = TypedOptions.OptionalInteger("--step", "Only this step.");
    private readonly Option<string> _row = TypedOptions.Text("--row", "ID", "Only what came from this row, such as train.jsonl#17.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public LineageCommand()
        : base("lineage", "Goes back from a run, or from one of its checkpoints, to the rows, replies and rewards that each step learned from.",
        [
            new Example("What a run learned from, step by step", "plumb lineage runs/grpo"),
            new Example("Every reply of one step with its reward", "plumb lineage runs/grpo --step 12"),
            new Example("Where one row was used, up to a checkpoint", "plumb lineage runs/grpo/checkpoints/step-00000020 --row stories.txt#17"),
        ])
    {
        Add(_run);
        Add(_step);
        Add(_row);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        (string folder, int through) = Place(arguments.GetValue(_run)!);
        int? only = arguments.GetValue(_step);
        string? row = arguments.GetValue(_row);
        RecordedStep[] steps =
        [
            .. LineageLog.Read(folder, step => step <= through && (only is null || step == only))
                .Select(step => row is null ? step : Of(step, row))
                .Where(step => row is null || step.Rows.Count > 0),
        ];
        if (steps.Length == 0)
        {
            throw new UsageException(row is not null ? $"row '{row}' was not used in {folder}{(only is null ? "" : $" at step {only}")}" : $"{folder} has no step {only}");
        }

        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Run = folder, ThroughStep = steps[^1].Step, Steps = steps });
        }
        else if (steps.Length == 1 || row is not null)
        {
            WriteReplies(steps, session.Screen);
        }
        else
        {
            WriteSteps(steps, session.Screen);
        }

        return ExitCode.Done;
    }

    private static RecordedStep Of(RecordedStep step, string row) => step with
    {
        Rows = [.. step.Rows.Where(id => id == row)],
        Rollouts = [.. step.Rollouts.Where(rollout => rollout.Row == row)],
    };

    // A checkpoint stands for all steps up to its own.
    private static (string Run, int ThroughStep) Place(string named)
    {
        string folder = Path.TrimEndingDirectorySeparator(named);
        string? above = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(folder)));
        return above is not null && File.Exists(new RunLayout(above).Manifest) && TrainingCheckpoint.StepsOf(Path.GetFileName(folder)) is { } steps
            ? (above, steps)
            : (folder, int.MaxValue);
    }

    private static void WriteSteps(RecordedStep[] steps, IAnsiConsole console)
    {
        bool sampled = steps.Any(step => step.Rollouts.Count > 0);
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn("step").RightAligned()).AddColumn(new TableColumn("rows").RightAligned());
        foreach (string title in sampled ? ["replies", "used", "mean reward", "KL"] : Array.Empty<string>())
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        table.AddColumn("first row");
        foreach (RecordedStep step in steps.Take(ShownRows))
        {
            string[] replies = sampled
                ? [Count(step.Rollouts.Count), Count(step.Rollouts.Count(rollout => rollout.Used)), Mean(step.Rollouts.Select(rollout => rollout.Reward)), Mean(step.Rollouts.Select(rollout => rollout.Kl))]
                : [];
            table.AddRow([Count(step.Step), Count(step.Rows.Count), .. replies, Markup.Escape(TerminalText.Line(step.Rows.FirstOrDefault() ?? ""))]);
        }

        console.Write(table);
        if (steps.Length > ShownRows)
        {
            console.WriteLine($"{steps.Length - ShownRows} more steps; --json has all, --step N shows one");
        }
    }

    private static void WriteReplies(RecordedStep[] steps, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn("step").RightAligned()).AddColumn("row").AddColumn("reply");
        foreach (string title in new[] { "tokens", "reward", "KL", "advantage" })
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        foreach (RecordedStep step in steps.Take(ShownRows))
        {
            foreach (string rowId in step.Rollouts.Count == 0 ? step.Rows : [])
            {
                table.AddRow(Count(step.Step), Escaped(rowId), "", "", "", "", "");
            }

            foreach (RolloutLineage rollout in step.Rollouts)
            {
                table.AddRow(
                    Count(step.Step),
                    Escaped(rollout.Row),
                    Escaped(rollout.Id),
                    Count(rollout.Tokens) + (rollout.Ended ? "" : "…"),
                    Number(rollout.Reward),
                    Number(rollout.Kl),
                    rollout.Used ? Number(rollout.Advantage) : "not used");
            }
        }

        console.Write(table);
    }

    private static string Escaped(string text) => Markup.Escape(TerminalText.Line(text));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } number ? NumberText.Format(number, 3) : "–";

    private static string Mean(IEnumerable<double?> values)
    {
        double[] read = [.. values.OfType<double>()];
        return read.Length == 0 ? "–" : NumberText.Format(read.Average(), 3);
    }
}
