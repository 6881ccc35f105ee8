using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Recipes.Zoo;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Cli.Commands.Zoo;

/// <summary>The options that say how a tour is run.</summary>
internal sealed class ZooArguments
{
    private readonly Option<int> _seeds = TypedOptions.Integer("--seeds", "Seeds that each exhibit is trained with, 2 to 10000.", new ZooOptions().Seeds);
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<int?> _threads = TypedOptions.OptionalInteger("--threads", "How many exhibits and seeds are worked on at once. Changes speed, never a result. Default: as many as there are processors.");
    private readonly Option<bool> _noSliders = TypedOptions.Switch("--no-sliders", "Leaves out the curves, which are most of the work.");

    /// <summary>Adds the options to a command.</summary>
    public ZooArguments(Command command)
    {
        command.Add(_seeds);
        command.Add(_seed);
        command.Add(_threads);
        command.Add(_noSliders);
    }

    /// <summary>Whether the user gave any of them.</summary>
    public bool IsGiven(ParseResult arguments) => new Option[] { _seeds, _seed, _threads, _noSliders }.Any(option => arguments.GetResult(option) is { Implicit: false });

    /// <summary>The recipe asked for.</summary>
    /// <exception cref="UsageException">An exhibit is not known, or an option is out of range.</exception>
    public ZooRecipe Read(ParseResult arguments, IReadOnlyList<string> names)
    {
        ZooRecipe recipe = new()
        {
            Exhibits = names,
            Options = new ZooOptions
            {
                Seeds = arguments.GetValue(_seeds),
                Seed = arguments.GetValue(_seed),
                Threads = arguments.GetValue(_threads) ?? Environment.ProcessorCount,
                Sliders = !arguments.GetValue(_noSliders),
            },
        };
        UsageException.ThrowIfAny(recipe.Validate());
        return recipe;
    }
}
