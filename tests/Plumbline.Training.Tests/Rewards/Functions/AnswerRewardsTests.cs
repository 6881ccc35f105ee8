using Plumbline.Training.Rewards;
using Plumbline.Training.Rewards.Functions;

namespace Plumbline.Training.Tests.Rewards.Functions;

public class AnswerRewardsTests
{
    [Theory]
    [InlineData("The answer is 1,234.", "#### 1234", 1.0)]
    [InlineData("It costs 1234.50", "1,234.5", 1.0)]
    [InlineData("-5", "-5", 1.0)]
    [InlineData("5", "-5", 0.0)]
    [InlineData("first 7, then 8", "8", 1.0)]
    [InlineData("first 8, then 7", "8", 0.0)]
    [InlineData("no idea", "8", 0.0)]
    [InlineData("99999999999999999999999999999999999999999", "8", 0.0)]
    [InlineData("8", "none", null)]
    public void LastNumber_ComparesNumbersAndNotTheirSpelling(string reply, string answer, double? reward) =>
        AnswerRewards.LastNumber("sum", "answer").Reward(reply, $$"""{"answer":"{{answer}}"}""").ShouldBe(reward);

    [Theory]
    [InlineData(" Paris\n", 1.0)]
    [InlineData("paris", 1.0)]
    [InlineData("Paris, France", 0.0)]
    public void Exact_IgnoresCaseAndBlanks(string reply, double reward) =>
        AnswerRewards.Exact("city", "answer").Reward(reply, """{"answer":"Paris "}""").ShouldBe(reward);

    [Theory]
    [InlineData("I think it is PARIS.", 1.0)]
    [InlineData("London", 0.0)]
    public void Contains_FindsTheAnswerAnywhere(string reply, double reward) =>
        AnswerRewards.Contains("city", "answer").Reward(reply, """{"answer":"Paris"}""").ShouldBe(reward);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"answer":null}""")]
    [InlineData("""{"answer":""}""")]
    [InlineData("""{"answer":"  "}""")]
    public void Rewards_WithoutAnAnswer_AreNone(string columns)
    {
        foreach (IRewardFunction reward in new[] { AnswerRewards.Exact("r", "answer"), AnswerRewards.Contains("r", "answer"), AnswerRewards.LastNumber("r", "answer") })
        {
            reward.Reward("", columns).ShouldBeNull();
            reward.Reward("anything at all", columns).ShouldBeNull();
        }
    }

    [Fact]
    public void Answers_ThatAreNumbers_AreReadToo()
    {
        AnswerRewards.LastNumber("sum", "answer").Reward("= 42", """{"answer":42}""").ShouldBe(1);
        AnswerRewards.Exact("sum", "answer").Reward("42", """{"answer":42}""").ShouldBe(1);
    }

    [Fact]
    public void Lengths_CostAndEndsPay()
    {
        LengthRewards.Price("price", 4).Score([Requests.Of("x", tokens: 6)]).ShouldBe([-1.5]);
        LengthRewards.Ended("end").Score([Requests.Of("x"), Requests.Of("x", ended: false)]).ShouldBe([1, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => LengthRewards.Price("price", 0));
    }
}
