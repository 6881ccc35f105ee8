using System.CommandLine;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Help;
using Plumbline.Cli.Output;

namespace Plumbline.Cli.Commands;

/// <summary>Verbs that belong together, such as <c>plumb model …</c>. Alone it prints its help.</summary>
internal sealed class CommandGroup : PlumbCommand
{
    public CommandGroup(string name, string description, params IReadOnlyList<PlumbCommand> commands)
        : base(name, description, [.. commands.SelectMany(command => command.Examples.Take(1))])
    {
        foreach (PlumbCommand command in commands)
        {
            Add(command);
        }
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        HelpPage.Write(this, session.Screen);
        return ExitCode.Done;
    }
}
