using Plumbline.Worlds.Parlor.Replies;

namespace Plumbline.Worlds.Tests.Parlor.Replies;

public class SentencePatternTests
{
    [Theory]
    [InlineData("a * c", "a b c", "", "b")]
    [InlineData("* and *", "one and two", "one", "two")]
    [InlineData("* of * is *", "x of y is z", "x y", "z")]
    [InlineData("f = **", "f = 1", "", "1")]
    [InlineData("f = **", "f = 1 + 2", "", "1 + 2")]
    [InlineData("plain words", "PLAIN Words", "", "")]
    public void Match_FittingWords_FillsThePlaces(string pattern, string text, string subject, string value) =>
        Match(pattern, text).ShouldBe(new Statement(StatementKind.Plan, text, subject, value));

    [Theory]
    [InlineData("a * c", "a b")]
    [InlineData("a * c", "a b c d")]
    [InlineData("a * c", "a b d")]
    [InlineData("f = **", "f =")]
    [InlineData("plain words", "plain")]
    public void Match_OtherWords_IsNothing(string pattern, string text) => Match(pattern, text).ShouldBeNull();

    private static Statement? Match(string pattern, string text) => new SentencePattern(StatementKind.Plan, pattern).Match(text, text.Split(' '));
}
