using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Assistance;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Assistance;

public class AssistanceQuestionsTests
{
    private static readonly AssistanceProblem Problem = new();

    [Theory]
    [InlineData(0.39, 1)]
    [InlineData(0.41, 0)]
    public void Solve_PriceAroundTheValueOfInformation_AsksJustBelowIt(double price, double questions)
    {
        // One answer is right nine times in ten and always decides: 0.9 against a best guess of 0.5.
        AssistancePlan.ValueOfInformation(Problem, Problem.Prior).ShouldBe(0.4, 1e-12);
        AssistanceProblem priced = Problem with { QuestionCost = price };
        AssistancePlan.Solve(priced).Evaluate(priced).Questions.ShouldBe(questions, 1e-12);
    }

    [Fact]
    public void ValueOfInformation_AnswersByChance_IsZero() =>
        AssistancePlan.ValueOfInformation(Problem with { AnswerAccuracy = 1.0 / 3 }, Problem.Prior).ShouldBe(0, 1e-12);

    [Fact]
    public void Solve_NoQuestionsAllowed_TakesTheBestGuess() => AssistancePlan.Solve(Problem with { Horizon = 0 }).Value.ShouldBe(0.5);

    [Fact]
    public void Solve_PerfectAnswers_AsksOnce()
    {
        AssistanceProblem perfect = Problem with { AnswerAccuracy = 1 };
        AssistanceOutcome outcome = AssistancePlan.Solve(perfect).Evaluate(perfect);
        outcome.Reward.ShouldBe(0.9, 1e-12);
        outcome.Questions.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Evaluate_TruthAsBelieved_IsTheValueOfThePlan()
    {
        foreach (double accuracy in new[] { 0.5, 0.7, 0.9 })
        {
            AssistanceProblem problem = Problem with { AnswerAccuracy = accuracy, QuestionCost = 0.02 };
            AssistancePlan plan = AssistancePlan.Solve(problem);
            plan.Evaluate(problem).Reward.ShouldBe(plan.Value, 1e-12);
        }
    }

    [Fact]
    public void Play_ManyDialogues_AgreesWithEvaluate()
    {
        AssistanceProblem noisy = Problem with { AnswerAccuracy = 0.6 };
        AssistancePlan plan = AssistancePlan.Solve(Problem);
        RandomStream random = new(3, "test/dialogues");
        AssistanceOutcome[] played = [.. Enumerable.Range(0, 20_000).Select(_ => plan.Play(noisy, random))];
        AssistanceOutcome exact = plan.Evaluate(noisy);

        // The deviation of one dialogue is about 0.5: five standard errors are 0.018.
        played.Average(outcome => outcome.Reward).ShouldBe(exact.Reward, 0.02);
        played.Average(outcome => outcome.Questions).ShouldBe(exact.Questions, 0.03);
    }

    [Fact]
    public void Next_AnswersSoFar_AsksDeliversOrLists()
    {
        AssistancePlan plan = AssistancePlan.Solve(Problem);
        plan.Next([]).ShouldBe(new AssistanceDecision(AssistanceAct.Ask, null));
        plan.Next([0]).ShouldBe(new AssistanceDecision(AssistanceAct.Deliver, 0));
        plan.Next([2]).Act.ShouldBe(AssistanceAct.Ask);
        plan.Next([2, 2]).ShouldBe(new AssistanceDecision(AssistanceAct.Deliver, 2));
        AssistancePlan.Solve(Problem with { ListReward = 1 }).Next([]).Act.ShouldBe(AssistanceAct.ListEverything);
        Should.Throw<ArgumentException>(() => plan.Next([3]));
    }

    [Fact]
    public void Solve_FreeQuestions_AreAskedAsLongAsThereIsTime()
    {
        double Questions(double price, int horizon) => AssistancePlan.Solve(Problem with { QuestionCost = price, Horizon = horizon }).Evaluate(Problem with { Horizon = horizon }).Questions;
        Questions(0, 10).ShouldBeGreaterThan(Questions(0, 5) + 1);
        Questions(0.1, 10).ShouldBe(Questions(0.1, 5), 0.01);
    }

    [Fact]
    public void Run_ThirtySeeds_RatedReplyListsEverythingAndAskingServesBetter()
    {
        AssistanceQuestions exhibit = new();
        exhibit.Known.BestVisible.ShouldBe(1);
        exhibit.Known.BestHidden.ShouldBe(0.4);
        SeedOutcome[] rated = ThirtySeeds.Of(exhibit.Run);
        SeedOutcome[] asking = ThirtySeeds.Of(exhibit.Remedy!.Run);
        rated.Mean(outcome => outcome.Visible - outcome.Hidden).ShouldBe(0.6, 1e-9);
        asking.Mean(outcome => outcome.Hidden).ShouldBe(exhibit.Known.IntendedHidden, 0.015);
        asking.Mean("the same where people answer by chance").ShouldBeLessThan(asking.Mean("satisfaction by the best guess, no question"));
        asking.Mean("satisfaction where they cost the robot nothing").ShouldBeLessThan(exhibit.Known.IntendedHidden - 0.1);
    }

    [Fact]
    public void Evaluate_EightWishesAndManyFreeQuestions_IsStillExact()
    {
        AssistanceProblem wide = new() { Prior = [.. Enumerable.Repeat(0.125, 8)], AnswerAccuracy = 0.5, QuestionCost = 0.001, Horizon = 8 };
        AssistancePlan plan = AssistancePlan.Solve(wide);
        plan.Evaluate(wide).Reward.ShouldBe(plan.Value, 1e-12);
        plan.Value.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Validate_EverythingWrong_TellsEveryProblem() =>
        new AssistanceProblem { Prior = [1], AnswerAccuracy = 2, QuestionCost = -1, ListReward = double.NaN, Horizon = 13 }.Validate().Count.ShouldBe(5);
}
