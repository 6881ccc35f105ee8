using Plumbline.Cli.Errors;
using Plumbline.Models.Checkpoints;
using Plumbline.Numerics;
using Plumbline.Runs;
using Plumbline.Runs.Hub;

namespace Plumbline.Cli.Tests.Errors;

public class ErrorMappingTests
{
    public static TheoryData<Exception, int, string> Cases => new()
    {
        { new OperationCanceledException(), ExitCode.Interrupted, "interrupted" },
        { new UsageException("--x is 1; expected 2"), ExitCode.BadInput, "--x is 1; expected 2" },
        { new CheckpointException("f", "p", "a", "b", "mend"), ExitCode.BadInput, "f: p: found a, expected b; mend" },
        { new RunException("runs/a", "exists", "name another"), ExitCode.BadInput, "runs/a: exists; name another" },
        { new HubException("https://hub", "answered 500", "run again"), ExitCode.OutsideParty, "https://hub: answered 500; run again" },
        { new NonFiniteException("model.norm.weight", 3), ExitCode.BadInput, "model.norm.weight at step 3" },
        { new UnauthorizedAccessException("access to x is denied"), ExitCode.BadInput, "access to x is denied" },
        { new OutOfMemoryException(), ExitCode.BadInput, "not enough memory" },
        { new InvalidOperationException("odd"), ExitCode.Failed, "internal error: InvalidOperationException: odd (set PLUMB_TRACE=1 to see where)" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Describe_Exception_HasExitCodeAndLine(Exception exception, int exitCode, string line)
    {
        Failure failure = ErrorMapping.Describe(exception);

        failure.ExitCode.ShouldBe(exitCode);
        failure.Line.ShouldContain(line);
    }

    [Fact]
    public void Describe_HostileMessage_StaysOnePrintableLine() =>
        ErrorMapping.Describe(new IOException("bad\n\u001B[2Jname")).Line.ShouldBe("bad\\u000A\\u001B[2Jname");
}
