using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Eval;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Evaluate;

namespace Plumbline.Cli.Commands.Eval;

/// <summary><c>plumb export</c>.</summary>
internal sealed class ExportCommand : PlumbCommand
{
    private readonly Argument<string> _form = new("FORM") { Description = $"One of {string.Join(", ", EvaluationExport.Forms)}." };
    private readonly Argument<string> _run = new("RUN") { Description = "Directory of a finished evaluation." };
    private readonly Option<string> _out = TypedOptions.Text("--out", "PATH", "Where it goes. Default: into the run's directory.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public ExportCommand()
        : base("export", "Writes a finished evaluation for other tools: Inspect logs, JUnit XML, a GitHub step summary, scenario results for dotnet aieval.",
        [
            new Example("Logs that Inspect's viewer opens, one for each task", "plumb export inspect runs/eval-1"),
            new Example("For a CI's test reporter", "plumb export junit runs/eval-1 --out junit.xml"),
        ])
    {
        Add(_form);
        Add(_run);
        Add(_out);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string form = arguments.GetValue(_form)!;
        if (!EvaluationExport.Forms.Contains(form))
        {
            throw new UsageException($"there is no form '{form}'; expected one of {string.Join(", ", EvaluationExport.Forms)}");
        }

        EvaluationExport export = new(form, arguments.GetValue(_out));
        string written = export.Write(StoredEvaluation.Read(arguments.GetValue(_run)!).Outcome, Environment.GetEnvironmentVariable);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Form = form, Written = written });
        }
        else
        {
            session.Output.Write($"{TerminalText.Line(written)}\n");
        }

        return ExitCode.Done;
    }
}
