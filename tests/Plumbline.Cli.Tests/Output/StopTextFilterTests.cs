using Plumbline.Cli.Output;

namespace Plumbline.Cli.Tests.Output;

public class StopTextFilterTests
{
    [Theory]
    [InlineData("one END two", "one ", "END")]
    [InlineData("one EN", "one EN", "END")]
    [InlineData("ENENDx", "EN", "END")]
    [InlineData("aaab", "a", "aab")]
    [InlineData("nothing", "nothing", "END")]
    [InlineData("x. y! z", "x", "!", ".")]
    [InlineData("no stops", "no stops")]
    public void Append_CharacterByCharacter_ShowsTheTextBeforeTheStop(string text, string expected, params string[] stops)
    {
        StopTextFilter filter = new(stops);

        string shown = string.Concat(text.Select(c => filter.Append(c.ToString()))) + filter.Flush();

        shown.ShouldBe(expected);
        filter.Stopped.ShouldBe(expected.Length < text.Length);
    }

    [Fact]
    public void Append_WholeTextAtOnce_ShowsTheSame()
    {
        StopTextFilter filter = new(["END"]);

        (filter.Append("one END two") + filter.Flush()).ShouldBe("one ");
    }

    [Fact]
    public void Append_TextThatCannotBeAStop_IsShownAtOnce() => new StopTextFilter(["END"]).Append("one").ShouldBe("one");
}
