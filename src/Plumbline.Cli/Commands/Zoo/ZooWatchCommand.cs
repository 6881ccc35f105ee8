using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Zoo;
using Plumbline.Recipes.Zoo;
using Plumbline.Runs;
using Plumbline.Runs.Reports;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Cli.Commands.Zoo;

/// <summary><c>plumb zoo watch</c>.</summary>
internal sealed class ZooWatchCommand : PlumbCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The exhibit, as plumb zoo lists it." };
    private readonly Option<string> _svg = TypedOptions.Text("--svg", "PREFIX", "Writes PREFIX-gaming.svg and PREFIX-honest.svg, animated, instead of playing here.");
    private readonly Option<double> _speed = TypedOptions.Real("--speed", "Moments per second, more than 0 and at most 60.", 6);

    public ZooWatchCommand()
        : base("watch", "Shows an exhibit: the policy that games the visible reward and the one that does what was meant, side by side.",
        [
            new Example("In the terminal", "plumb zoo watch rocks-and-diamonds"),
            new Example("As animated pictures", "plumb zoo watch boat-race --svg boat-race"),
        ])
    {
        Add(_name);
        Add(_svg);
        Add(_speed);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        double speed = arguments.GetValue(_speed);
        if (!(speed is > 0 and <= 60))
        {
            throw new UsageException($"--speed is {speed}; expected more than 0 and at most 60 moments per second");
        }

        ZooRecipe recipe = new() { Exhibits = [arguments.GetValue(_name)!] };
        UsageException.ThrowIfAny(recipe.Validate());
        Exhibit exhibit = recipe.Chosen()[0];
        Replay[] replays = [.. new[] { exhibit.GamingReplay(), exhibit.HonestReplay() }.OfType<Replay>()];
        if (replays.Length == 0)
        {
            throw new UsageException($"{exhibit.Name} has no steps to watch; 'plumb zoo run {exhibit.Name}' shows its numbers and 'plumb zoo report' its curve");
        }

        if (arguments.GetValue(_svg) is { } prefix)
        {
            Write(prefix, ReplayMovie.Of(exhibit), session);
        }
        else
        {
            new ReplayScreen(exhibit, replays, session).Play(speed);
        }

        return ExitCode.Done;
    }

    private static void Write(string prefix, IReadOnlyList<TileMovie> movies, CommandSession session)
    {
        foreach ((TileMovie movie, string side) in movies.Zip(["gaming", "honest"]))
        {
            string file = $"{prefix}-{side}.svg";
            AtomicFile.WriteAllText(file, movie.ToSvg());
            session.Output.Write($"{TerminalText.Line(file)}\n");
        }
    }
}
