using Plumbline.Evaluation.Scorers.Rules;

namespace Plumbline.Evaluation.Tests.Scorers.Rules;

public class MatchScorerTests
{
    [Theory]
    [InlineData(MatchPlace.End, "I think it is Paris.", "paris", 1)]
    [InlineData(MatchPlace.End, "Paris, I think.", "paris", 0)]
    [InlineData(MatchPlace.Begin, "Paris, I think.", "paris", 1)]
    [InlineData(MatchPlace.Any, "It is Paris, I think.", "Paris", 1)]
    [InlineData(MatchPlace.Any, "It is Rome, I think.", "Paris", 0)]
    [InlineData(MatchPlace.Exact, " Paris! ", "paris", 1)]
    [InlineData(MatchPlace.Exact, "It is Paris", "paris", 0)]
    public async Task Score_Text_LooksInTheRightPlace(MatchPlace place, string reply, string target, double expected) =>
        (await new MatchScorer { Place = place }.ScoredAsync(reply, target)).Value.ShouldBe(expected);

    [Theory]
    [InlineData(MatchPlace.End, "So 3 + 4 makes $1,234.", "1234", 1)]
    [InlineData(MatchPlace.End, "1234 it is, after 7 steps", "1234", 0)]
    [InlineData(MatchPlace.Begin, "1,234.0 after 7 steps", "1234", 1)]
    [InlineData(MatchPlace.Any, "7, 8, 9", "8", 1)]
    [InlineData(MatchPlace.Any, "78", "8", 0)]
    public async Task Score_Numeric_ComparesValues(MatchPlace place, string reply, string target, double expected) =>
        (await new MatchScorer { Place = place, Numeric = true }.ScoredAsync(reply, target)).Value.ShouldBe(expected);

    [Fact]
    public async Task Score_CaseAndPunctuation_CountWhereAsked()
    {
        (await new MatchScorer { CaseSensitive = true }.ScoredAsync("it is paris", "Paris")).Value.ShouldBe(0);
        (await new MatchScorer { KeepPunctuation = true }.ScoredAsync("It is Paris.", "Paris")).Value.ShouldBe(0);
        (await new MatchScorer { KeepPunctuation = true }.ScoredAsync("It is Paris.", "Rome", "paris.")).Value.ShouldBe(1);
    }

    [Fact]
    public async Task Score_NoTarget_IsUnscored()
    {
        (await new MatchScorer().ScoredAsync("Paris")).Value.ShouldBeNull();
        (await new IncludesScorer().ScoredAsync("Paris")).Value.ShouldBeNull();
        (await new ExactScorer().ScoredAsync("Paris")).Value.ShouldBeNull();
        (await new F1Scorer().ScoredAsync("Paris")).Value.ShouldBeNull();
        (await new PatternScorer("P.*").ScoredAsync("Paris")).Value.ShouldBeNull();
        (await new NumberScorer().ScoredAsync("4", "four")).Value.ShouldBeNull();
    }
}
