using Plumbline.Training.Rewards;
using Plumbline.Training.Rewards.Functions;

namespace Plumbline.Training.Tests.Rewards.Functions;

public class WordRewardsTests
{
    [Theory]
    [InlineData("They were happy.", 1)]
    [InlineData("HAPPY!", 1)]
    [InlineData("happy", 1)]
    [InlineData("unhappy", 0)]
    [InlineData("happyish", 0)]
    [InlineData("They don't mind.", 1)]
    [InlineData("a friend's hat", 1)] // the word friend, and an apostrophe after it
    [InlineData("happy_end", 0)]
    [InlineData("", 0)]
    [InlineData("glad (happy) glad", 1)]
    [InlineData("one.two", 0)]
    public void AnyOf_FindsWholeWordsInAnyCase(string reply, double reward) =>
        WordRewards.AnyOf("tone", ["happy", "don't", "friend", "a.b"]).Reward(reply).ShouldBe(reward);

    [Fact]
    public void AnyOf_TakesWordsAsLettersAndNotAsPatterns()
    {
        WordRewards.AnyOf("tone", ["a.b"]).Reward("axb").ShouldBe(0);
        WordRewards.AnyOf("tone", ["a.b"]).Reward("a.b").ShouldBe(1);
        Should.Throw<ArgumentException>(() => WordRewards.AnyOf("tone", []));
        Should.Throw<ArgumentException>(() => WordRewards.AnyOf("tone", ["fine", " "]));
    }

    [Theory]
    [InlineData("She cried. Then the sun came. They were happy.", 1)]
    [InlineData("She cried. They were happy. The sun came. ", 1)]
    [InlineData("They were happy. She cried. The sun came.", 0)]
    [InlineData("They were happy! She cried? The sun came", 0)]
    [InlineData("happy", 1)]
    [InlineData("They were happy. 3.5 hats. The end.", 0)] // the point in 3.5 ends nothing
    [InlineData("They were happy. It was 3.5 hats.", 1)]
    public void EndsWithAnyOf_LooksAtTheLastTwoSentences(string reply, double reward) =>
        WordRewards.EndsWithAnyOf("tone", ["happy"]).Reward(reply).ShouldBe(reward);

    [Theory]
    [InlineData("One. Two. Three.", 1, " Three.")]
    [InlineData("One. Two. Three.", 2, " Two. Three.")]
    [InlineData("One. Two. Three.", 3, "One. Two. Three.")]
    [InlineData("One. Two. Three.", 9, "One. Two. Three.")]
    [InlineData("", 1, "")]
    public void LastSentences_AreCountedFromTheEnd(string text, int sentences, string expected) => WordRewards.LastSentences(text, sentences).ShouldBe(expected);

    [Fact]
    public void Matching_APatternThatWouldBacktrackForEver_Answers()
    {
        IRewardFunction reward = WordRewards.Matching("hard", "^(a+)+$");

        reward.Reward(new string('a', 50_000) + "b").ShouldBe(0);
        reward.Reward("aaa").ShouldBe(1);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(?=a)")] // lookarounds cannot be matched in linear time
    public void Matching_OfNoPattern_IsRefused(string pattern) => Should.Throw<Exception>(() => WordRewards.Matching("bad", pattern)).ShouldBeAssignableTo<ArgumentException>();
}
