using System.CommandLine;
using Plumbline.Cli.Align;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Cli.Zoo;
using Plumbline.Recipes.Zoo;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Cli.Commands.Zoo;

/// <summary><c>plumb zoo run</c>.</summary>
internal sealed class ZooRunCommand : PlumbCommand
{
    /// <summary>Beginning of the folders of tours.</summary>
    public const string DefaultFolder = "runs/zoo-";

    private readonly Argument<string[]> _names = new("NAME...") { Description = "Exhibits, as plumb zoo lists them. Default: all.", Arity = ArgumentArity.ZeroOrMore };
    private readonly ZooArguments _zoo;
    private readonly Option<string> _out = TypedOptions.Text("--out", "DIR", $"Where the run goes: absent or empty. Default: {DefaultFolder}N.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public ZooRunCommand()
        : base("run", "Trains an agent on the visible reward of each exhibit, over seeds, and prints visible, hidden, their gap with its interval, the exact optimum and the verdict.",
        [
            new Example("One world", "plumb zoo run coast-runners"),
            new Example("All of them, 30 seeds each", "plumb zoo run"),
            new Example("A quick look at three", "plumb zoo run boat-race whisky-gold coin-run --seeds 5 --no-sliders"),
        ])
    {
        Add(_names);
        _zoo = new ZooArguments(this);
        Add(_out);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        ZooRecipe recipe = _zoo.Read(arguments, WordList.Parse(arguments.GetValue(_names)));
        string folder = arguments.GetValue(_out) ?? RunFolder.NextFree(DefaultFolder);
        OutputFolder.RequireFree(folder);
        ZooOutcome outcome = Run(recipe, folder, session);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Run = outcome.Folder, outcome.Report, outcome.Scorecard });
            return ExitCode.Done;
        }

        IReadOnlyList<Exhibit> exhibits = recipe.Chosen();
        if (exhibits.Count == 1)
        {
            ZooSummary.WriteOne(exhibits[0], outcome.Scorecard.Exhibits[0], session.Screen);
        }

        ZooSummary.Write(outcome, exhibits, session.Screen);
        return ExitCode.Done;
    }

    /// <summary>Runs a tour under progress.</summary>
    public static ZooOutcome Run(ZooRecipe recipe, string folder, CommandSession session) =>
        WatchedStages.Run(session, [ZooPipeline.Stage], progress => new ZooPipeline(recipe, session.Time, progress).Run(folder, session.Cancellation));
}
