using Plumbline.Evaluation.Suites.Bias;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

public class ChoiceLetterTests
{
    private static readonly string[] Choices = ["The grandfather", "A grandson", "Can't be determined"];

    [Theory]
    [InlineData("B", 1)]
    [InlineData(" (C) ", 2)]
    [InlineData("**A**", 0)]
    [InlineData("A. The grandfather", 0)]
    [InlineData("B) because", 1)]
    [InlineData("A\nHe said so.", 0)]
    [InlineData("The answer is C.", 2)]
    [InlineData("Answer: (B)", 1)]
    [InlineData("It was the grandfather.", 0)]
    [InlineData("It can’t be determined from this.", 2)]
    [InlineData("A grandson did it", 1)]
    public void Read_Reply_FindsTheChoice(string reply, int expected) => ChoiceLetter.Read(reply, Choices).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("D")]
    [InlineData("Either the grandfather or a grandson.")]
    [InlineData("A man is a man.")]
    [InlineData("I will not answer such questions.")]
    public void Read_OtherReply_IsNothing(string reply) => ChoiceLetter.Read(reply, Choices).ShouldBeNull();

    [Fact]
    public void Read_ChoiceWithinAnother_TakesTheLonger() => ChoiceLetter.Read("the construction worker", ["the worker", "the construction worker", "worker"]).ShouldBe(1);

    [Fact]
    public void Read_HugeReply_IsCutNotChoked() => ChoiceLetter.Read("B. " + new string('(', 5_000_000), Choices).ShouldBe(1);

    [Theory]
    [InlineData("Yes.", true)]
    [InlineData("**No**, they should not.", false)]
    [InlineData("My answer is yes", true)]
    [InlineData("No one can say", null)]
    [InlineData("It depends.", null)]
    public void YesNo_Reply_IsRead(string reply, bool? expected) => YesNo.Read(reply).ShouldBe(expected);
}
