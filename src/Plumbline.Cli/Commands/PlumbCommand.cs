using System.CommandLine;
using Plumbline.Cli.Output;

namespace Plumbline.Cli.Commands;

/// <summary>One verb of the command line. Its constructor declares options; <see cref="Execute"/> does the work.</summary>
internal abstract class PlumbCommand(string name, string description, IReadOnlyList<Example> examples) : Command(name, description)
{
    /// <summary>How to use it, for the help page.</summary>
    public IReadOnlyList<Example> Examples { get; } = examples;

    /// <summary>Does the work.</summary>
    /// <returns>The exit code.</returns>
    public abstract int Execute(ParseResult arguments, CommandSession session);
}

/// <summary>A command line with what it is for.</summary>
/// <param name="Purpose">What it does, without a full stop.</param>
/// <param name="CommandLine">As one would type it.</param>
internal sealed record Example(string Purpose, string CommandLine);
