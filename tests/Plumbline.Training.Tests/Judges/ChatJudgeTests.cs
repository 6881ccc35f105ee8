using Plumbline.Training.Judges;
using Plumbline.Training.Tests.Rewards;

namespace Plumbline.Training.Tests.Judges;

public class ChatJudgeTests
{
    [Fact]
    public void Prefer_AJudgeThatReadsTheReplies_GivesItsVerdictInBothOrders()
    {
        using ScriptedChatClient client = new(question => question.IndexOf("good", StringComparison.Ordinal) < question.IndexOf("bad", StringComparison.Ordinal) ? "A" : "B");
        ChatJudge judge = new("judge", client, "Prefer the good one.");

        judge.Prefer([Requests.Of("good"), Requests.Of("bad")], [Requests.Of("bad"), Requests.Of("good")]).ShouldBe([1, 0]);
        client.Asked.Count.ShouldBe(4);
        client.Asked.ShouldAllBe(asked => asked.Options.Temperature == 0);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("TIE")]
    public void Prefer_AJudgeThatFavoursAPlace_IsATie(string always)
    {
        using ScriptedChatClient client = new(_ => always);

        new ChatJudge("judge", client, "?").Prefer([Requests.Of("x")], [Requests.Of("y")]).ShouldBe([0.5]);
    }

    [Fact]
    public void Prefer_NoVerdictInOneOrder_IsTheOtherOrders_AndInBothIsNone()
    {
        using ScriptedChatClient half = new(question => question.IndexOf("good", StringComparison.Ordinal) < question.IndexOf("bad", StringComparison.Ordinal) ? "A" : "I cannot say.");
        using ScriptedChatClient mute = new(_ => "As a language model I cannot say.");

        new ChatJudge("judge", half, "?").Prefer([Requests.Of("good"), Requests.Of("bad")], [Requests.Of("bad"), Requests.Of("good")]).ShouldBe([1, 0]);
        new ChatJudge("judge", mute, "?").Prefer([Requests.Of("x")], [Requests.Of("y")]).ShouldBe([null]);
    }

    [Theory]
    [InlineData("A", 1.0)]
    [InlineData(" b.\n", 0.0)]
    [InlineData("[[B]]", 0.0)]
    [InlineData("**Tie**", 0.5)]
    [InlineData("(A)\n\nIt is the shorter one.", 1.0)]
    [InlineData("Answer: B", null)]
    [InlineData("Both are good.", null)]
    [InlineData("A reply like B is better", null)]
    [InlineData("That depends", null)]
    [InlineData("AB", null)]
    [InlineData("=", null)]
    [InlineData("", null)]
    public void Read_TakesOneWordAndNoSentence(string answer, double? verdict) => ChatJudge.Read(answer).ShouldBe(verdict);
}
