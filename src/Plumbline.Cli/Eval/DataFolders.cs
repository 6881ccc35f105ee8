namespace Plumbline.Cli.Eval;

/// <summary>Where suites look for data sets.</summary>
internal static class DataFolders
{
    /// <summary>The variable that names a folder of data sets.</summary>
    public const string Variable = "PLUMBLINE_DATA";

    /// <summary>Where <c>plumb data pull</c> puts them unless told otherwise.</summary>
    public const string Default = "data";

    /// <summary>The folders, in the order in which they are searched.</summary>
    /// <param name="named">Those that the user named.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> named, Func<string, string?> variable) =>
        [.. named, .. variable(Variable) is { Length: > 0 } folder ? new[] { folder } : [], Default];
}
