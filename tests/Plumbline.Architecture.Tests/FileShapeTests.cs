using System.Text.RegularExpressions;
using Plumbline.TestKit;

namespace Plumbline.Architecture.Tests;

public partial class FileShapeTests
{
    private const int LongestFileLines = 500;
    private const int LongestMedianLines = 120;

    // Words that say nothing about what is in a file.
    // "Utility" is not among them: here it is what somebody wants of a reply.
    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Common", "Misc"];

    [Fact]
    public void CSharpFiles_Each_HasAtMost500Lines() =>
        Lengths("src", "tests", "bench").Where(file => file.Lines > LongestFileLines).Select(file => $"{file.Path}: {file.Lines} lines").ShouldBeEmpty();

    [Fact]
    public void CSharpFiles_OfTheSource_HaveAMedianBelow120Lines()
    {
        (string Path, int Lines)[] files = [.. Lengths("src").OrderBy(file => file.Lines)];

        files[files.Length / 2].Lines.ShouldBeLessThan(
            LongestMedianLines,
            "the longest files:\n" + string.Join('\n', files.TakeLast(20).Reverse().Select(file => $"{file.Path}: {file.Lines} lines")));
    }

    [Fact]
    public void FileNames_Each_SaysWhatIsInside() =>
        SourceTree.CSharp("src", "tests", "bench").Where(file => Words(Path.GetFileNameWithoutExtension(file)).Intersect(EmptyWords).Any()).ShouldBeEmpty();

    [Theory]
    [InlineData("TensorUtils", new[] { "Tensor", "Utils" })]
    [InlineData("RunManagerTests", new[] { "Run", "Manager", "Tests" })]
    [InlineData("Utilisation", new[] { "Utilisation" })]
    public void Words_FileName_AreItsParts(string name, string[] expected) => Words(name).ShouldBe(expected);

    private static IEnumerable<string> Words(string name) => CapitalisedWord().Matches(name).Select(match => match.Value);

    private static IEnumerable<(string Path, int Lines)> Lengths(params string[] folders) =>
        SourceTree.CSharp(folders).Select(file => (file, File.ReadLines(Repository.File(file)).Count()));

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CapitalisedWord();
}
