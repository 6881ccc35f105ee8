using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Plumbline.Cli.Commands;
using Plumbline.Cli.Commands.Bench;
using Plumbline.Cli.Commands.Data;
using Plumbline.Cli.Commands.Eval;
using Plumbline.Cli.Commands.Hub;
using Plumbline.Cli.Commands.Judge;
using Plumbline.Cli.Commands.Model;
using Plumbline.Cli.Commands.Serve;
using Plumbline.Cli.Commands.Train;
using Plumbline.Cli.Commands.Zoo;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Help;
using Plumbline.Cli.Output;
using Spectre.Console;

namespace Plumbline.Cli;

/// <summary>The command line as a function: arguments in, text and an exit code out.</summary>
internal static class App
{
    /// <summary>Runs one command line.</summary>
    public static int Run(IReadOnlyList<string> arguments, CommandSession session)
    {
        RootCommand root = CreateRoot();

        // An argument such as @notes.txt is text, never a file of further arguments.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        Command command = parsed.CommandResult.Command;
        try
        {
            if (arguments.Count == 0 || IsGiven<HelpOption>(parsed, root))
            {
                HelpPage.Write(command, session.Screen);
                return ExitCode.Done;
            }

            if (IsGiven<VersionOption>(parsed, root))
            {
                session.Output.Write($"plumb {Version}\n");
                return ExitCode.Done;
            }

            ThrowIfMisused(parsed, command);
            return ((PlumbCommand)command).Execute(parsed, session);
        }
        catch (Exception exception)
        {
            // The last line of defence: every fault becomes a line and an exit code.
            return Fail(exception, session);
        }
    }

    private static string Version =>
        typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static RootCommand CreateRoot()
    {
        RootCommand root = new("Plumbline: trains language models from feedback, and measures how far what they do stands from what was wanted.");
        root.Directives.Clear();
        root.Add(new AlignCommand());
        root.Add(new EvalCommand());
        root.Add(new SuitesCommand());
        root.Add(new PlanCommand());
        root.Add(new ExportCommand());
        root.Add(new CommandGroup("judge", "Measures the judges that rates come from.", new JudgeCheckCommand()));
        root.Add(new TrainMethodCommand());
        root.Add(new LineageCommand());
        root.Add(new ZooCommand());
        root.Add(new ReportCommand());
        root.Add(new CompareCommand());
        root.Add(new Commands.GenerateCommand());
        root.Add(new ServeCommand());
        root.Add(new CommandGroup(
            "model",
            "Looks into models, converts them and trains the tiny one.",
            new ShowCommand(),
            new ConvertCommand(),
            new LogitsCommand(),
            new TrainTinyCommand(),
            new TrainParlorCommand(),
            new TrainPathFinderCommand(),
            new ModelPullCommand()));
        root.Add(new CommandGroup("data", "Looks into training data, and brings data sets here.", new CheckCommand(), new DataPullCommand()));
        root.Add(new CommandGroup(
            "bench", "Measures how fast this machine multiplies, trains, generates and learns from rewards.",
            new GemmCommand(), new TrainCommand(), new Commands.Bench.GenerateCommand(), new PpoCommand()));
        return root;
    }

    private static void ThrowIfMisused(ParseResult parsed, Command command)
    {
        if (command.Subcommands.Count > 0)
        {
            // A group alone is fine: it prints its help.
            if (parsed.UnmatchedTokens.Count > 0)
            {
                string known = string.Join(", ", command.Subcommands.Select(child => child.Name));
                throw new UsageException($"there is no {HelpPage.FullName(command)} {parsed.UnmatchedTokens[0]}; expected {HelpPage.FullName(command)} with one of {known}");
            }
        }
        else if (parsed.Errors.Count > 0)
        {
            string problems = string.Join(' ', parsed.Errors.Select(error => error.Message).Distinct());
            throw new UsageException($"{problems} See {HelpPage.FullName(command)} --help");
        }
    }

    private static bool IsGiven<TOption>(ParseResult parsed, RootCommand root)
        where TOption : Option => parsed.GetResult(root.Options.OfType<TOption>().Single()) is { Implicit: false };

    private static int Fail(Exception exception, CommandSession session)
    {
        Failure failure = ErrorMapping.Describe(exception);
        session.Error.Write($"plumb: {failure.Line}\n");
        if (failure.ExitCode == ExitCode.Failed && Environment.GetEnvironmentVariable(ErrorMapping.TraceVariable) == "1")
        {
            session.Error.Write(TerminalText.Lines(exception.ToString()) + "\n");
        }

        return failure.ExitCode;
    }
}
