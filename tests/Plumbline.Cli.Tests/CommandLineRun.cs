using System.Text.Json;
using Plumbline.Cli.Output;

namespace Plumbline.Cli.Tests;

/// <summary>One command line run in this process, and all that it said.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static CommandLineRun Of(params string[] arguments) => Of(arguments, CancellationToken.None);

    public static CommandLineRun Of(string[] arguments, CancellationToken cancellation)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = App.Run(arguments, new CommandSession(output, error, TimeProvider.System, cancellation));
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The one JSON document on standard output.</summary>
    public JsonElement Json()
    {
        ExitCode.ShouldBe(0, Error);
        Output.ShouldEndWith("\n");
        Output.TrimEnd('\n').ShouldNotContain('\n');
        return JsonSerializer.Deserialize<JsonElement>(Output);
    }

    /// <summary>Checks that the command refused its input: exit code 2, nothing on standard output, one line that says why.</summary>
    public void ShouldBeRefused(params string[] phrases)
    {
        ExitCode.ShouldBe(2, Error);
        Output.ShouldBeEmpty();
        string line = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        line.ShouldStartWith("plumb: ");
        foreach (string phrase in phrases)
        {
            line.ShouldContain(phrase);
        }
    }
}
