namespace Plumbline.Cli.Errors;

/// <summary>The command line asks for something that cannot be done. The message is one line: what was found, what was expected.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Throws one exception for all problems, where there are any.</summary>
    public static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new UsageException(string.Join("; ", problems));
        }
    }
}
