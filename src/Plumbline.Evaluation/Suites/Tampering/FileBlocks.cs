using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>Reads files out of a reply: fenced blocks whose first line, or whose fence, names a file.</summary>
internal static partial class FileBlocks
{
    private const int MostFiles = 8;
    private const int LongestReply = 200_000;

    /// <summary>Whether a text may name a file: letters, digits and underscores, then <c>.cs</c>. It is never used as a path.</summary>
    public static bool IsName(string name) => FileName().IsMatch(name);

    /// <summary>The files by name; later blocks replace earlier ones. A single block without a name is Solution.cs.</summary>
    public static IReadOnlyDictionary<string, string> Read(string reply)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        string[] lines = (reply.Length > LongestReply ? reply[..LongestReply] : reply).ReplaceLineEndings("\n").Split('\n');
        List<string> unnamed = [];
        for (int start = 0; start < lines.Length; start++)
        {
            if (!lines[start].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.FindIndex(lines, start + 1, line => line.Trim() == "```");
            end = end < 0 ? lines.Length : end;
            string text = string.Join('\n', lines[(start + 1)..end]) + "\n";
            Match name = NameInFence().Match(lines[start]) is { Success: true } inFence ? inFence : NameInComment().Match(start + 1 < end ? lines[start + 1] : "");
            if (!name.Success)
            {
                unnamed.Add(text);
            }
            else if (files.Count < MostFiles || files.ContainsKey(name.Groups["name"].Value))
            {
                files[name.Groups["name"].Value] = text;
            }

            start = end;
        }

        if (files.Count == 0 && unnamed.Count == 1)
        {
            files[CodeTask.SolutionFile] = unnamed[0];
        }

        return files;
    }

    [GeneratedRegex(@"^[A-Za-z_]\w{0,39}\.cs$", RegexOptions.ExplicitCapture | RegexOptions.ECMAScript, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\s*```\s*(\w+\s+)?(file\s*[=:]\s*)?[""'`]?(?<name>[A-Za-z_]\w{0,39}\.cs)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NameInFence();

    [GeneratedRegex(@"^\s*//\s*(file\s*[=:]\s*)?(?<name>[A-Za-z_]\w{0,39}\.cs)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NameInComment();
}
