using Plumbline.Evaluation.Scorers.Choices;

namespace Plumbline.Evaluation.Tests.Scorers.Choices;

public class ChoiceReaderTests
{
    private static readonly string[] Cities = ["London", "Paris", "Berlin", "Paris, Texas"];
    private static readonly string[] YesNo = ["Yes", "No"];

    [Theory]
    [InlineData("B")]
    [InlineData("(B)")]
    [InlineData("B.")]
    [InlineData("b)")]
    [InlineData(" **B** ")]
    [InlineData("**(B)** Paris")]
    [InlineData("Answer: B")]
    [InlineData("ANSWER: b")]
    [InlineData("**Answer:** B")]
    [InlineData("Answer: **B**.")]
    [InlineData("Answer:\nB")]
    [InlineData("The answer is B because it is on the Seine.")]
    [InlineData("The correct answer is (B) Paris.")]
    [InlineData("The final answer is $\\boxed{B}$")]
    [InlineData("I'd go with option B.")]
    [InlineData("I would choose (B), not (A).")]
    [InlineData("B. Paris")]
    [InlineData("B: Paris, since it is the capital")]
    [InlineData("B Paris")]
    [InlineData("Paris")]
    [InlineData("Answer: Paris")]
    [InlineData("It is Paris.")]
    [InlineData("It is not London; it is Paris.")]
    [InlineData("London is in England. A city on the Seine is meant, so (B) it is.")]
    [InlineData("<think>Perhaps Answer: A? No.</think>\nAnswer: B")]
    [InlineData("A. London lies on the Thames.\nB. Paris lies on the Seine.\n\nAnswer: B")]
    [InlineData("\"B\"")]
    [InlineData("- B")]
    public void Read_OneChoiceNamed_IsThatLetter(string reply) => ChoiceReader.Read(reply, Cities).ShouldBe(ChoiceReading.Of("B"));

    [Theory]
    [InlineData("Answer: A\nAnswer: B")]
    [InlineData("Answer: A or B")]
    [InlineData("A or B")]
    [InlineData("(A) and (B)")]
    [InlineData("A/B")]
    [InlineData("The answer is A. On reflection the answer is B.")]
    [InlineData("A. London\nB. Paris")]
    [InlineData("Either London or Berlin")]
    [InlineData("It could be (A), but (B) is as likely.")]
    public void Read_TwoChoicesNamed_IsNoneAndNotTheFirst(string reply)
    {
        ChoiceReading reading = ChoiceReader.Read(reply, Cities);

        reading.Letter.ShouldBeNull();
        reading.Problem!.ShouldStartWith("it names");
        reading.Problem!.ShouldContain(" and ");
    }

    [Theory]
    [InlineData("", "the reply is empty")]
    [InlineData("I do not know.", "it names no choice")]
    [InlineData("A city on the Seine", "it names no choice")]
    [InlineData("I think it might be in France, e.g. somewhere in the north.", "it names no choice")]
    [InlineData("The answer is a city.", "it names no choice")]
    [InlineData("The answer is not A", "it names no choice")]
    [InlineData("It is not London.", "it names no choice")]
    [InlineData("Answer: F", "it names F, which was not offered")]
    [InlineData("Answer: ", "it names no choice")]
    public void Read_NoChoiceNamed_SaysWhy(string reply, string problem) => ChoiceReader.Read(reply, Cities).ShouldBe(ChoiceReading.None(problem));

    [Theory]
    [InlineData("Yes", "A")]
    [InlineData("No, I would not.", "B")]
    [InlineData("No. Yes would be dishonest.", "B")]
    [InlineData("yes - that is fine", "A")]
    public void Read_YesOrNo_GoesByTheFirstWord(string reply, string letter) => ChoiceReader.Read(reply, YesNo).ShouldBe(ChoiceReading.Of(letter));

    [Fact]
    public void Read_AChoiceWithinALongerOne_IsTheLongerOne() => ChoiceReader.Read("It is Paris, Texas", Cities).ShouldBe(ChoiceReading.Of("D"));

    [Theory]
    [InlineData("B", "B")]
    [InlineData(" (C) ", "C")]
    [InlineData("**A**", "A")]
    [InlineData("A. The grandfather", "A")]
    [InlineData("B) because", "B")]
    [InlineData("A\nHe said so.", "A")]
    [InlineData("The answer is C.", "C")]
    [InlineData("Answer: (B)", "B")]
    [InlineData("It was the grandfather.", "A")]
    [InlineData("It can’t be determined from this.", "C")]
    [InlineData("A grandson did it", "B")]
    [InlineData("D", null)]
    [InlineData("Either the grandfather or a grandson.", null)]
    [InlineData("A man is a man.", null)]
    [InlineData("I will not answer such questions.", null)]
    public void Read_ChoicesThatArePeople_AreToldFromArticles(string reply, string? letter) =>
        ChoiceReader.Read(reply, ["The grandfather", "A grandson", "Can't be determined"]).Letter.ShouldBe(letter);

    [Fact]
    public void Read_ChoicesWithinEachOther_AreTheLongest() =>
        ChoiceReader.Read("the construction worker", ["the worker", "the construction worker", "worker"]).Letter.ShouldBe("B");

    [Fact]
    public void Read_AHostileReply_EndsAndNamesNothing()
    {
        string[] hostile = [new string('(', 300_000), string.Concat(Enumerable.Repeat("answer is ", 50_000)), string.Concat(Enumerable.Repeat("(A) (B) ", 20_000)), "\0\uD800\u202E"];

        hostile.ShouldAllBe(reply => ChoiceReader.Read(reply, Cities).Letter == null);
    }
}
