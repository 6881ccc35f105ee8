using Plumbline.Training.Rewards;

namespace Plumbline.Training.Tests.Rewards;

public class JudgeRewardTests
{
    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("Score: 7.5.", 7.5)]
    [InlineData("10", 10.0)]
    [InlineData("0", 0.0)]
    [InlineData("11", null)]
    [InlineData("-1", null)]
    [InlineData("seven", null)]
    [InlineData("", null)]
    [InlineData("7/10", 7.0)]
    [InlineData("7 / 10", 7.0)]
    [InlineData("3 out of 10", 3.0)]
    [InlineData("1e3", 3.0)] // no exponents: nobody grades so
    public void Read_TakesTheLastNumberWithinTheBounds(string answer, double? reward) => JudgeReward.Read(answer, 0, 10).ShouldBe(reward);

    [Fact]
    public void Score_AsksForEveryReplyAndKeepsTheirOrder()
    {
        using ScriptedChatClient client = new(question => question.Contains("<reply>\nthree\n</reply>", StringComparison.Ordinal) ? "3" : question.Contains("odd", StringComparison.Ordinal) ? "no" : "5");
        JudgeReward reward = new("judge", client, new JudgeRewardOptions { Instructions = "Grade it.", Concurrency = 4 });

        reward.Score([Requests.Of("three"), Requests.Of("five"), Requests.Of("odd"), Requests.Of("three")]).ShouldBe([3, 5, null, 3]);
        client.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public void Options_OutOfRange_AreAllNamed() =>
        new JudgeRewardOptions { Instructions = " ", Lowest = 3, Highest = 3, AnswerTokens = 0, Concurrency = 65 }.Validate().Count.ShouldBe(4);
}
