using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Suites;
using Plumbline.Recipes.Evaluate;
using Spectre.Console;

namespace Plumbline.Cli.Commands.Eval;

/// <summary><c>plumb suites</c>.</summary>
internal sealed class SuitesCommand : PlumbCommand
{
    private readonly Option<bool> _json = TypedOptions.Json();

    public SuitesCommand()
        : base("suites", "Lists the suites that plumb eval runs: what each measures, and the data sets that it reads.",
        [
            new Example("All of them", "plumb suites"),
            new Example("Fetch what one reads", "plumb data pull truthfulqa"),
        ]) => Add(_json);

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        if (arguments.GetValue(_json))
        {
            session.WriteJson(SuiteCatalog.BuiltIn.Select(suite => new { suite.Name, suite.Summary, suite.Measures, suite.DataSets, suite.NeedsJudge }));
            return 0;
        }

        Table table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumn(new TableColumn("suite").NoWrap()).AddColumn("measures").AddColumn("reads");
        foreach (Suite suite in SuiteCatalog.BuiltIn)
        {
            string reads = suite.DataSets.Count > 0 ? string.Join(", ", suite.DataSets) : "nothing: it makes its own samples";
            table.AddRow(
                new Markup($"[bold]{Markup.Escape(suite.Name)}[/]"),
                new Markup($"{Markup.Escape(suite.Summary)}\n[dim]{Markup.Escape(suite.Measures)}[/]"),
                new Markup(Markup.Escape(reads) + (suite.NeedsJudge ? "\n[dim]takes --judge[/]" : "")));
        }

        session.Screen.Write(table);
        session.Remark("'plumb data pull NAME' fetches a data set; a suite of your own is a YAML file: docs/add-a-suite.md");
        return 0;
    }
}
