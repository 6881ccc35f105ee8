using Plumbline.Cli.Output;
using Plumbline.Evaluation.Suites;
using Plumbline.Models.Checkpoints;
using Plumbline.Numerics;
using Plumbline.Runs;
using Plumbline.Runs.Hub;
using Plumbline.Training.DataSets;

namespace Plumbline.Cli.Errors;

/// <summary>The one place that decides what a failed command prints and which exit code it has.</summary>
internal static class ErrorMapping
{
    /// <summary>Environment variable that, set to 1, adds the stack trace of an unexpected fault.</summary>
    public const string TraceVariable = "PLUMB_TRACE";

    /// <summary>Maps an exception to a line for people and an exit code.</summary>
    public static Failure Describe(Exception exception) => exception switch
    {
        OperationCanceledException => new Failure(ExitCode.Interrupted, "interrupted"),
        HubException => new Failure(ExitCode.OutsideParty, TerminalText.Line(exception.Message)),
        UsageException or CheckpointException or DataSetException or SuiteException or RunException or NonFiniteException => Input(exception.Message),
        IOException or UnauthorizedAccessException => Input(exception.Message),
        NotSupportedException => Input(exception.Message),
        OutOfMemoryException => Input("not enough memory for this; use a smaller model, batch or size"),
        _ => new Failure(
            ExitCode.Failed,
            TerminalText.Line($"internal error: {exception.GetType().Name}: {exception.Message} (set {TraceVariable}=1 to see where)")),
    };

    private static Failure Input(string message) => new(ExitCode.BadInput, TerminalText.Line(message));
}

/// <summary>How a command failed.</summary>
/// <param name="ExitCode">Exit code of the process.</param>
/// <param name="Line">One printable line.</param>
internal sealed record Failure(int ExitCode, string Line);
