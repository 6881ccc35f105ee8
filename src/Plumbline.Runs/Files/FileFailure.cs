namespace Plumbline.Runs;

/// <summary>Turns what the operating system says about a file into one clear line.</summary>
internal static class FileFailure
{
    // errno 28 (ENOSPC) and 122 (EDQUOT) on Linux; the low words of the Windows codes for a full disk.
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>True for the exceptions that <see cref="Explain"/> understands: the outside world's faults, not ours.</summary>
    public static bool IsExpected(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The one-line error for <paramref name="exception"/>, met while <paramref name="doing"/> (such as "write") <paramref name="path"/>.</summary>
    public static RunException Explain(string path, string doing, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException =>
            new RunException(path, $"cannot {doing}: no such file or folder", "check the path", exception),
        PathTooLongException => new RunException(path, $"cannot {doing}: the path is too long", "choose a shorter path", exception),
        UnauthorizedAccessException =>
            new RunException(path, $"cannot {doing}: permission denied, or a folder is in the place of the file", "choose a folder that you may write to", exception),
        IOException io when IsDiskFull(io) => new RunException(path, $"cannot {doing}: the disk is full", "free some space and run again", exception),
        _ => new RunException(path, $"cannot {doing}: {exception.Message}", "check the path, its permissions and the disk", exception),
    };

    private static bool IsDiskFull(IOException exception) =>
        (exception.HResult & 0xFFFF) is NoSpaceLeft or QuotaExceeded or WindowsHandleDiskFull or WindowsDiskFull;
}
