using System.Text.RegularExpressions;
using Plumbline.TestKit;

namespace Plumbline.Architecture.Tests;

public partial class MachinePathTests
{
    private const long LargestTextBytes = 4 << 20;

    private static readonly HashSet<string> TextEndings = new(
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".jsonl", ".md", ".yaml", ".yml", ".txt", ".py", ".sh", ".css", ".html", ".editorconfig", ".gitignore", ".gitattributes", ""],
        StringComparer.Ordinal);

    [Fact]
    public void TextFiles_Each_HoldsNoPathOfOneMachine()
    {
        List<string> found = [];
        foreach (string file in SourceTree.Files().Where(IsText))
        {
            int number = 0;
            foreach (string line in File.ReadLines(Repository.File(file)))
            {
                number++;
                if (MachinePath().Match(line) is { Success: true } match)
                {
                    found.Add($"{file}:{number}: {match.Value}");
                }
            }
        }

        found.ShouldBeEmpty();
    }

    // The paths are put together here so that this file passes its own test.
    [Theory]
    [InlineData("see /", "work/main", true)]
    [InlineData("\"/", "root/.config\"", true)]
    [InlineData("cd /", "home/anna/plumbline", true)]
    [InlineData("C:\\", "Users\\anna\\plumbline", true)]
    [InlineData("docs/", "work/in-progress.md", false)]
    [InlineData("~/", "home/anna", false)]
    [InlineData("at the /", "root of the tree", false)]
    public void MachinePath_Line_IsFound(string start, string rest, bool expected) => MachinePath().IsMatch(start + rest).ShouldBe(expected);

    private static bool IsText(string file) =>
        TextEndings.Contains(Path.GetExtension(file)) && new FileInfo(Repository.File(file)).Length <= LargestTextBytes;

    [GeneratedRegex(@"(?<![\w.~*}])/(work|root|home/\w+)/|\b[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MachinePath();
}
