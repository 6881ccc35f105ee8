using Plumbline.Cli.Output;

namespace Plumbline.Cli.Tests.Output;

public class TwoColumnsTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 6, "one|two|three")]
    [InlineData("unbreakable word", 4, "unbreakable|word")]
    public void Wrap_Text_BreaksBetweenWords(string text, int width, string expected) =>
        string.Join('|', TwoColumns.Wrap(text, width)).ShouldBe(expected);
}
