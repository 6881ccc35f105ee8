using Plumbline.Recipes.Align;

namespace Plumbline.Recipes.Tests.Align;

public class WordWishTests
{
    private static readonly WordWish Wish = new(["happy", "smiled"], ["sad"]);

    [Theory]
    [InlineData("She was happy.", 1, true)]
    [InlineData("HAPPY!", 1, true)]
    [InlineData("Tim smiled and was happy, so happy.", 1, true)]
    [InlineData("She was unhappy.", 0, false)]
    [InlineData("a happyish dog", 0, false)]
    [InlineData("unhappy, then happy", 1, true)]
    [InlineData("happy but sad", 0, false)]
    [InlineData("It was sad.", -1, false)]
    [InlineData("Sadly, it rained.", 0, false)]
    [InlineData("", 0, false)]
    public void Utility_Reply_CountsWholeWordsOnce(string reply, double utility, bool preferred)
    {
        Wish.Utility(reply).ShouldBe(utility);
        Wish.IsPreferred(reply).ShouldBe(preferred);
    }

    [Fact]
    public void IsPreferred_NothingWanted_IsNothingAvoided()
    {
        WordWish wish = new([], ["sad"]);

        wish.IsPreferred("a dog").ShouldBeTrue();
        wish.IsPreferred("a sad dog").ShouldBeFalse();
    }

    [Fact]
    public void Validate_NoWord_SaysSo() => new WordWish([], []).Validate().ShouldHaveSingleItem().ShouldContain("no word is wanted");

    [Fact]
    public void Validate_BadWords_NamesEach()
    {
        IReadOnlyList<string> problems = new WordWish(["two words", "", "fine"], ["Fine", "don't"]).Validate();

        problems.Count.ShouldBe(3);
        problems[0].ShouldContain("'two words'");
        problems[2].ShouldContain("both wanted and avoided");
    }

    [Fact]
    public void ToString_Wish_ReadsAsASentence() => Wish.ToString().ShouldBe("wants \"happy\" or \"smiled\", avoids \"sad\"");
}
