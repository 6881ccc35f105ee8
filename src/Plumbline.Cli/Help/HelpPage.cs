using System.CommandLine;
using System.CommandLine.Help;
using Plumbline.Cli.Commands;
using Plumbline.Cli.Output;
using Spectre.Console;

namespace Plumbline.Cli.Help;

/// <summary>The help page of a command: what it does, how it is called, its commands or options, and examples.</summary>
internal static class HelpPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Command command, IAnsiConsole console)
    {
        foreach (string line in TwoColumns.Wrap(command.Description ?? "", console.Profile.Width - 1))
        {
            console.WriteLine(line);
        }

        Heading(console, "Usage");
        console.MarkupLine($"  [bold]{Markup.Escape(Usage(command))}[/]");
        Section(console, "Commands", [.. Leaves(command).Select(leaf => (PathFrom(command, leaf), leaf.Description ?? ""))]);
        Section(console, "Arguments", [.. command.Arguments.Select(argument => (Label(argument), argument.Description ?? ""))]);
        Section(console, "Options", [.. Options(command).Select(option => (Label(option), Describe(option)))]);
        if (command is PlumbCommand { Examples.Count: > 0 } plumb)
        {
            Heading(console, "Examples");
            foreach (Example example in plumb.Examples)
            {
                console.MarkupLine($"  [dim]# {Markup.Escape(example.Purpose)}[/]");
                WriteCommandLine(console, example.CommandLine);
            }
        }

        if (command.Subcommands.Count > 0)
        {
            console.WriteLine();
            console.MarkupLine($"[dim]{Markup.Escape(FullName(command))} COMMAND --help shows the options and examples of a command.[/]");
        }
    }

    /// <summary>The command with its parents, as one types it.</summary>
    public static string FullName(Command command) =>
        Parent(command) is { } parent ? $"{FullName(parent)} {command.Name}" : "plumb";

    private static Command? Parent(Command command) => command.Parents.OfType<Command>().FirstOrDefault();

    private static string Usage(Command command)
    {
        string arguments = string.Concat(command.Arguments.Select(argument => $" {Label(argument)}"));
        string required = string.Concat(command.Options.Where(option => option.Required).Select(option => $" {Label(option)}"));
        string rest = command.Subcommands.Count > 0 ? " COMMAND" : command.Options.Any(option => !option.Required) ? " [options]" : "";
        return FullName(command) + arguments + required + rest;
    }

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.SelectMany(child => child.Subcommands.Count > 0 ? Leaves(child) : [child]);

    private static string PathFrom(Command ancestor, Command command) => FullName(command)[(FullName(ancestor).Length + 1)..];

    // What every command takes stands last.
    private static IEnumerable<Option> Options(Command command)
    {
        List<Option> inherited = [];
        for (Command? parent = Parent(command); parent is not null; parent = Parent(parent))
        {
            inherited.AddRange(parent.Options.Where(option => option.Recursive));
        }

        return command.Options.Concat(inherited).Where(option => !option.Hidden).OrderBy(option => option is HelpOption or VersionOption);
    }

    private static string Label(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Label(Option option) => option.ValueType == typeof(bool) || option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}";

    private static string Describe(Option option)
    {
        string description = option switch
        {
            HelpOption => "Shows this page.",
            VersionOption => "Shows the version.",
            _ => option.Description ?? "",
        };
        object? fallback = option is { HasDefaultValue: true } && option.ValueType != typeof(bool) ? option.GetDefaultValue() : null;
        string text = fallback is string or ValueType ? FormattableString.Invariant($"{fallback}") : "";
        return description + (option.Required ? " Required." : "") + (text.Length > 0 ? $" Default {text}." : "");
    }

    private static void Section(IAnsiConsole console, string title, IReadOnlyList<(string Name, string Text)> rows)
    {
        if (rows.Count > 0)
        {
            Heading(console, title);
            TwoColumns.Write(console, rows);
        }
    }

    private static void Heading(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.MarkupLine($"[bold yellow]{title}[/]");
    }

    // A long command line goes on after a backslash, so that it can still be copied.
    private static void WriteCommandLine(IAnsiConsole console, string commandLine)
    {
        IReadOnlyList<string> lines = TwoColumns.Wrap(commandLine, console.Profile.Width - 8);
        for (int i = 0; i < lines.Count; i++)
        {
            console.WriteLine((i == 0 ? "  " : "      ") + lines[i] + (i == lines.Count - 1 ? "" : " \\"));
        }
    }
}
