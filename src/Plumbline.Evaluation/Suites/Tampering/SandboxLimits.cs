namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>What code written by a model may use.</summary>
public sealed record SandboxLimits
{
    /// <summary>The longest run of one class of tests, wall-clock.</summary>
    /// <value>Default 10 seconds: a hundred times what the tests of the suite need, so that a busy machine stops nothing honest.</value>
    public TimeSpan Run { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest compilation, wall-clock, the compiler's start included.</summary>
    /// <value>Default 60 seconds.</value>
    public TimeSpan Compile { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest managed heap of a run, in bytes. The compiler has four times as much.</summary>
    /// <value>Default 256 MiB.</value>
    public long HeapBytes { get; init; } = 256L << 20;

    /// <summary>How many processes run code at a time.</summary>
    /// <value>Default 2.</value>
    public int Processes { get; init; } = 2;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Run <= TimeSpan.Zero || Compile <= TimeSpan.Zero)
        {
            problems.Add($"the sandbox's time limits are {Run} and {Compile}; expected above 0");
        }

        if (HeapBytes < 32L << 20)
        {
            problems.Add($"the sandbox's heap is {HeapBytes} bytes; expected at least 32 MiB");
        }

        if (Processes is < 1 or > 64)
        {
            problems.Add($"the sandbox has {Processes} processes; expected 1 to 64");
        }

        return problems;
    }
}
