using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Tests.Solvers.Choices;

public class ChoiceQuestionTests
{
    private static ChoiceQuestion Question(int number) => new() { Id = $"q{number}", Text = "Where?", Choices = ["here", "there", "nowhere", "everywhere"], Right = [0] };

    [Fact]
    public void Shuffled_ManyQuestions_PutsTheRightAnswerUnderEveryLetterEquallyOften()
    {
        Sample[] samples = [.. Enumerable.Range(0, 4000).Select(number => Question(number).Shuffled(1))];

        foreach (string letter in (string[])["A", "B", "C", "D"])
        {
            samples.Count(sample => sample.Target[0] == letter).ShouldBeInRange(880, 1120);
        }
    }

    [Fact]
    public void Shuffled_TheOrder_IsRecordedAndTheTargetFollowsIt()
    {
        Sample sample = Question(7).Shuffled(3);
        int[] order = [.. sample.Find(ChoiceQuestion.OrderKey)!.Split(',').Select(int.Parse)];

        order.Order().ShouldBe([0, 1, 2, 3]);
        sample.Choices.ShouldBe(order.Select(place => Question(7).Choices[place]));
        sample.Choices[ChoiceLetters.Index(sample.Target[0])].ShouldBe("here");
        Question(7).Shuffled(3).Choices.ShouldBe(sample.Choices);
    }

    [Fact]
    public void Shuffled_ConditionsOfACluster_ShareTheirOrder()
    {
        ChoiceQuestion neutral = Question(1) with { Id = "q/neutral", Cluster = "q", Condition = "neutral" };
        ChoiceQuestion belief = neutral with { Id = "q/belief", Condition = "belief", Remark = "I think it is nowhere." };

        belief.Shuffled(5).Choices.ShouldBe(neutral.Shuffled(5).Choices);
        belief.Shuffled(5).Input[0].Text.ShouldBe("Where?\n\nI think it is nowhere.");
    }

    [Fact]
    public void Reversed_IsTheOppositeOfAsGiven() => Question(1).Reversed().Choices.ShouldBe(Question(1).AsGiven().Choices.Reverse());

    [Fact]
    public void AsGiven_OneChoice_IsRefused() => Should.Throw<ArgumentException>(() => (Question(1) with { Choices = ["here"] }).AsGiven()).Message.ShouldContain("1 choices");
}
