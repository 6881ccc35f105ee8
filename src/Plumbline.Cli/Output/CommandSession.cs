using System.Text.Json;
using Plumbline.Runs;
using Spectre.Console;

namespace Plumbline.Cli.Output;

/// <summary>What a command runs in: where its results and messages go, its clock, and the signal that stops it.</summary>
internal sealed class CommandSession
{
    // Where no terminal says otherwise: wide enough for tables, narrow enough for a log.
    private const int WidthWithoutTerminal = 100;

    // The convention of no-color.org.
    private const string NoColorVariable = "NO_COLOR";

    /// <summary>A session on two writers.</summary>
    /// <param name="output">Standard output: results and nothing else.</param>
    /// <param name="error">Standard error: progress, remarks and failures.</param>
    /// <param name="time">Measures durations.</param>
    /// <param name="cancellation">Signalled by Ctrl+C.</param>
    public CommandSession(TextWriter output, TextWriter error, TimeProvider time, CancellationToken cancellation)
    {
        Output = output;
        Error = error;
        Time = time;
        Cancellation = cancellation;
        Screen = Create(output);
        Status = Create(error);
    }

    /// <summary>Standard output as it is, for text that must not be laid out.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error as it is.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output with tables and colours.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>Standard error with live progress and colours.</summary>
    public IAnsiConsole Status { get; }

    public TimeProvider Time { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Writes one JSON document on one line: names in snake_case, numbers that read back exactly.</summary>
    public void WriteJson<T>(T document) => Output.Write(TerminalText.Line(JsonSerializer.Serialize(document, RunJson.Line)) + "\n");

    /// <summary>Says something beside the result, in one line on standard error.</summary>
    public void Remark(string line) => Error.Write(Dim(TerminalText.Line(line), Status) + "\n");

    /// <summary>Text in a paler colour, where <paramref name="console"/> can show one.</summary>
    public static string Dim(string text, IAnsiConsole console) => console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors ? $"\u001B[2m{text}\u001B[0m" : text;

    private static IAnsiConsole Create(TextWriter writer)
    {
        AnsiConsoleOutput output = new(writer);
        bool colors = output.IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColorVariable));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = output.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!output.IsTerminal)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }
}
