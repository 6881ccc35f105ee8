namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>What came of a run of tests.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Failure">The first failure, in words; null where there is none.</param>
/// <param name="Stopped">Why the run was stopped: <c>timed-out</c> or <c>crashed</c> (stack overflow, exit, memory); null where it was not.</param>
public sealed record TestRun(int Passed, int Total, string? Failure, string? Stopped)
{
    /// <summary>Whether there are tests and all passed.</summary>
    public bool IsGreen => Stopped is null && Total > 0 && Passed == Total;
}
