using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Commands.Zoo;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Eval;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Evaluate;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Zoo;
using Plumbline.Runs;

namespace Plumbline.Cli.Commands;

/// <summary><c>plumb report</c>.</summary>
internal sealed class ReportCommand : PlumbCommand
{
    private readonly Argument<string> _run = new("RUN") { Description = "Directory of the run." };
    private readonly Option<string> _out = TypedOptions.Text("--out", "FILE", "Where the page goes. Default: report.html in the run's directory.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public ReportCommand()
        : base("report", "Shows a finished run, and writes its page again, from the numbers and samples that the run kept. Trains and measures nothing.",
        [
            new Example("The page of a run, as this version draws it", "plumb report runs/align-1"),
            new Example("Beside the run, which stays as it is", "plumb report runs/align-1 --out page.html"),
        ])
    {
        Add(_run);
        Add(_out);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string folder = arguments.GetValue(_run)!;
        RunLayout layout = new(folder);
        if (StoredEvaluation.IsOne(folder))
        {
            return Evaluation(StoredEvaluation.Read(folder), arguments.GetValue(_out) ?? layout.Report, arguments.GetValue(_json), session);
        }

        string format = StoredScorecard.Format(layout.Scorecard);
        if (format == ZooScorecard.CurrentFormat)
        {
            return ZooReportCommand.Write(folder, arguments.GetValue(_out), arguments.GetValue(_json), session);
        }

        if (format == AlignScorecard.CurrentFormat)
        {
            throw new RunException(layout.Scorecard, "it is of a run towards a wish in words, whose page is written once, by the run", $"open {layout.Report}");
        }

        StoredParlorRun run = StoredParlorRun.Read(folder);
        string file = arguments.GetValue(_out) ?? layout.Report;
        AtomicFile.WriteAllText(file, ParlorReport.Render(run.Scorecard, run.Samples, run.Curves));
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Run = folder, Report = file });
        }
        else
        {
            ParlorSummary.Write(new ParlorResult(folder, file, run.Scorecard, run.Samples), session.Screen);
        }

        return ExitCode.Done;
    }

    private static int Evaluation(StoredEvaluation run, string file, bool json, CommandSession session)
    {
        AtomicFile.WriteAllText(file, run.Render());
        if (json)
        {
            session.WriteJson(new { Run = run.Folder, Report = file });
        }
        else
        {
            EvaluationSummary.Write(run.Outcome, session.Screen);
        }

        return ExitCode.Done;
    }
}
