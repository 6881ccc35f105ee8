using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Output;
using Plumbline.Cli.Zoo;
using Plumbline.Recipes.Zoo;

namespace Plumbline.Cli.Commands.Zoo;

/// <summary><c>plumb zoo</c>: alone it lists the exhibits.</summary>
internal sealed class ZooCommand : PlumbCommand
{
    private readonly Option<bool> _json = TypedOptions.Json();

    public ZooCommand()
        : base("zoo", "The failure zoo: every classic misalignment as a small world in which the best and the intended policy are known. Alone it lists them.",
        [
            new Example("What there is", "plumb zoo"),
            new Example("Train, measure, compare with the exact answer", "plumb zoo run boat-race"),
            new Example("See how it games its reward", "plumb zoo watch tomato-watering"),
            new Example("All of it on one page", "plumb zoo report --out zoo.html"),
        ])
    {
        Add(_json);
        Add(new ZooListCommand());
        Add(new ZooRunCommand());
        Add(new ZooWatchCommand());
        Add(new ZooReportCommand());
    }

    public override int Execute(ParseResult arguments, CommandSession session) => ZooListCommand.List(arguments.GetValue(_json), session);
}
