using Plumbline.Evaluation.Scorers.Rules;

namespace Plumbline.Evaluation.Tests.Scorers.Rules;

public class TextScorerTests
{
    [Fact]
    public async Task Includes_AnyTarget_IsFoundAsItStands()
    {
        (await new IncludesScorer().ScoredAsync("the capital is PARIS, of course", "Rome", "Paris,")).Value.ShouldBe(1);
        (await new IncludesScorer { CaseSensitive = true }.ScoredAsync("the capital is PARIS", "Paris")).Value.ShouldBe(0);
    }

    [Theory]
    [InlineData("The Eiffel Tower!", "eiffel tower", 1)]
    [InlineData("“Eiffel–Tower”", "eiffeltower", 1)]
    [InlineData("Eiffel Towers", "eiffel tower", 0)]
    public async Task Exact_NormalForms_AreCompared(string reply, string target, double expected) =>
        (await new ExactScorer().ScoredAsync(reply, target)).Value.ShouldBe(expected);

    // By hand: 2 shared words of 4 answered and 3 wanted: 2·2/7.
    [Theory]
    [InlineData("in the old city hall", "the city hall tower", 4.0 / 7)]
    [InlineData("yes yes yes", "yes", 0.5)]
    [InlineData("the", "a", 1)]
    [InlineData("the", "cat", 0)]
    [InlineData("cat", "dog", 0)]
    public void F1_Words_AreCountedAsOftenAsTheyOccur(string reply, string target, double expected) => F1Scorer.F1(reply, target).ShouldBe(expected, 1e-12);

    [Fact]
    public async Task Pattern_Groups_AreTheAnswer()
    {
        PatternScorer scorer = new(@"answer:\s*(?:\((\w)\)|(\w+))");

        (await scorer.ScoredAsync("Well. ANSWER: (b)", "B")).Value.ShouldBe(1);
        (await scorer.ScoredAsync("answer: yes", "no")).ShouldSatisfyAllConditions(score => score.Value.ShouldBe(0), score => score.Answer.ShouldBe("yes"));
        (await scorer.ScoredAsync("no idea", "B")).Value.ShouldBe(0);
    }

    [Fact]
    public async Task Pattern_ThatCouldRunAway_IsReadInTimeThatGrowsWithTheReply() =>
        (await new PatternScorer("^(a+)+$").ScoredAsync(new string('a', 10_000) + "!", "a")).Value.ShouldBe(0);

    [Fact]
    public async Task Pattern_ThatRunsAway_LeavesTheSampleUnscored()
    {
        // It refers back to what it found, which takes the engine that can run away.
        var score = await new PatternScorer("^(a+)+\\1b$").ScoredAsync(new string('a', 60) + "!", "a");

        score.Value.ShouldBeNull();
        score.Explanation!.ShouldContain("took longer");
    }

    [Fact]
    public void Shortened_SurrogatePair_IsNotCut() => AnswerText.Shortened("ab😀c", 3).ShouldBe("ab…");
}
