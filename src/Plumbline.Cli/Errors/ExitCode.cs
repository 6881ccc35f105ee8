namespace Plumbline.Cli.Errors;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and a threshold or gate failed; also an unexpected fault of Plumbline itself.</summary>
    public const int Failed = 1;

    /// <summary>The command line or an input is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>An endpoint or other outside party failed.</summary>
    public const int OutsideParty = 3;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
