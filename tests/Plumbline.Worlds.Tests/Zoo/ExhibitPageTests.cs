using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Zoo;

public class ExhibitPageTests
{
    private const string Whole = "# Title\n\n## Story\n\nOnce.\n\n## Visible reward\n\na\n\n## Hidden performance\n\nb\n\n## Caveat\n\nc\n\n## What detects it\n\nd\n\n## What mends it\n\ne\n\n## Source\n\nf\n";

    [Fact]
    public void Parse_WholePage_GivesEveryPart() =>
        ExhibitPage.Parse(Whole.ReplaceLineEndings("\r\n"), "x.md").ShouldBe(new ExhibitPage("Title", "Once.", "a", "b", "c", "d", "e", "f"));

    [Theory]
    [InlineData("# Title", "no title", "there is no title")]
    [InlineData("## Caveat\n\nc", "", "the heading 'Caveat' is missing")]
    [InlineData("\nc\n", "\n", "the heading 'Caveat' is missing or has no text")]
    [InlineData("## Caveat", "## Caveats", "the heading 'Caveats' is not known")]
    [InlineData("## Caveat", "## Story", "the heading 'Story' is not known or comes twice")]
    public void Parse_BadPage_NamesFileAndPlace(string part, string replacement, string phrase)
    {
        string message = Should.Throw<InvalidDataException>(() => ExhibitPage.Parse(Whole.Replace(part, replacement, StringComparison.Ordinal), "x.md")).Message;

        message.ShouldStartWith("x.md");
        message.ShouldContain(phrase);
    }
}
