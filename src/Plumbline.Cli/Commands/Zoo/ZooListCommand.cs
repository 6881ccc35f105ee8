using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Zoo;
using Plumbline.Recipes.Zoo;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Cli.Commands.Zoo;

/// <summary><c>plumb zoo list</c>.</summary>
internal sealed class ZooListCommand : PlumbCommand
{
    private readonly Option<bool> _json = TypedOptions.Json();

    public ZooListCommand()
        : base("list", "Lists the exhibits of the failure zoo with a thumbnail and one line each.",
        [
            new Example("All of them", "plumb zoo list"),
            new Example("With exact answers, for a program", "plumb zoo list --json"),
        ]) => Add(_json);

    public override int Execute(ParseResult arguments, CommandSession session) => List(arguments.GetValue(_json), session);

    /// <summary>Prints the list.</summary>
    public static int List(bool json, CommandSession session)
    {
        IReadOnlyList<Exhibit> exhibits = ZooExhibits.All().Exhibits;
        if (json)
        {
            session.WriteJson(exhibits.Select(exhibit => new { exhibit.Name, exhibit.Group, exhibit.Summary, exhibit.Measure, exhibit.Learner, exhibit.Known, Remedy = exhibit.Remedy?.Name, Slider = exhibit.Slider?.Title }));
            return ExitCode.Done;
        }

        ZooList.Write(exhibits, session);
        session.Remark($"{exhibits.Count} worlds. 'plumb zoo run NAME' trains and measures one, 'plumb zoo watch NAME' shows it, 'plumb zoo report' tells all; their stories: docs/zoo.md");
        return ExitCode.Done;
    }
}
