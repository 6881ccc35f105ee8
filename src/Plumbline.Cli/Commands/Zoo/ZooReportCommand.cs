using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Zoo;
using Plumbline.Runs;

namespace Plumbline.Cli.Commands.Zoo;

/// <summary><c>plumb zoo report</c>.</summary>
internal sealed class ZooReportCommand : PlumbCommand
{
    private readonly Argument<string?> _run = new("RUN") { Description = "A finished run of plumb zoo run, whose page is written again. Default: the whole zoo is run first.", Arity = ArgumentArity.ZeroOrOne };
    private readonly ZooArguments _zoo;
    private readonly Option<string> _out = TypedOptions.Text("--out", "FILE", "Where the page goes. Default: report.html in the run's directory.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public ZooReportCommand()
        : base("report", "Makes one self-contained page of the zoo: each world drawn, its slider curve, honest and gaming policies, what detects it, what mends it.",
        [
            new Example("Run everything and make the page", "plumb zoo report --out zoo.html"),
            new Example("The page of a run again, as this version draws it", "plumb zoo report runs/zoo-1"),
        ])
    {
        Add(_run);
        _zoo = new ZooArguments(this);
        Add(_out);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string? run = arguments.GetValue(_run);
        if (run is not null && _zoo.IsGiven(arguments))
        {
            throw new UsageException($"{run} is a finished run: its seeds are what they were; leave out --seeds, --seed, --threads and --no-sliders, or leave out RUN to run the zoo again");
        }

        run ??= ZooRunCommand.Run(_zoo.Read(arguments, []), RunFolder.NextFree(ZooRunCommand.DefaultFolder), session).Folder;
        return Write(run, arguments.GetValue(_out), arguments.GetValue(_json), session);
    }

    /// <summary>Writes the page of a finished tour.</summary>
    public static int Write(string run, string? target, bool json, CommandSession session)
    {
        string file = target ?? new RunLayout(run).Report;
        AtomicFile.WriteAllText(file, ZooReport.Render(ZooScorecard.Read(run), ZooExhibits.All().Exhibits));
        if (json)
        {
            session.WriteJson(new { Run = run, Report = file });
        }
        else
        {
            FactTable.Write(session.Screen, "Written", [("report", file), ("run", run)]);
        }

        return ExitCode.Done;
    }
}
