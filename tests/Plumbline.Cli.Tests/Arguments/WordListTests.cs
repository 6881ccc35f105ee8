using Plumbline.Cli.Arguments;

namespace Plumbline.Cli.Tests.Arguments;

public class WordListTests
{
    [Fact]
    public void Parse_CommasSpacesAndSeveralArguments_GiveWordsOnce() =>
        WordList.Parse(["happy,smiled", "glad  happy", ","]).ShouldBe(["happy", "smiled", "glad"]);

    [Fact]
    public void Parse_Nothing_IsEmpty() => WordList.Parse(null).ShouldBeEmpty();
}
