namespace Plumbline.Cli.Arguments;

/// <summary>Words and numbers as people list them: parted by commas or spaces, in one argument or several.</summary>
internal static class WordList
{
    /// <summary>The words, without repetitions, in order.</summary>
    public static IReadOnlyList<string> Parse(IEnumerable<string>? arguments) =>
        [.. (arguments ?? []).SelectMany(argument => argument.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
