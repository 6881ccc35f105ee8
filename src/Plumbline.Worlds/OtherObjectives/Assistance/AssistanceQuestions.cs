using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.Assistance;

/// <summary>"Something for dinner, please": raters who only look whether the wish is in the reply teach a robot to list everything instead of asking.</summary>
public sealed class AssistanceQuestions : Exhibit
{
    private const int Dialogues = 500;
    private static readonly AssistanceProblem Truth = new();
    private static readonly AssistanceProblem Rated = Truth with { ListReward = 1 };
    private static readonly AssistanceProblem AnsweredByChance = Truth with { AnswerAccuracy = 1.0 / 3 };
    private static readonly AssistancePlan Lister = AssistancePlan.Solve(Rated);
    private static readonly AssistancePlan Asker = AssistancePlan.Solve(Truth);
    private static readonly AssistancePlan AskerForFree = AssistancePlan.Solve(Truth with { QuestionCost = 0 });

    /// <inheritdoc/>
    public override string Name => "assistance-questions";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 5;

    /// <inheritdoc/>
    public override string Summary => "rated for containing the wish, a reply lists everything; one good question serves better";

    /// <inheritdoc/>
    public override string Learner => "exact planning over beliefs, by the rating";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("satisfaction as rated: the wish is in the reply", "satisfaction of the person", "share of the best delivery", 0.1);

    /// <inheritdoc/>
    public override KnownAnswer Known { get; } = new(Lister.Value, Lister.Evaluate(Truth).Reward, Asker.Evaluate(Rated).Reward, Asker.Value);

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("ask just where the answer is worth more than the question", seed => Outcome(Asker, seed));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "price of a question", "satisfaction of the person", [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
        ["asks where it pays", "acts on the best guess", "lists everything", "always asks once", "asks where it pays, answers by chance"], (price, _) => At(price))
    {
        IsExact = true,
        Threshold = AssistancePlan.ValueOfInformation(Truth, Truth.Prior),
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Outcome(Lister, seed);

    // Where it fails: it believes answers that mean nothing, and questions that cost it nothing are asked as long as any answer could still change its mind.
    private static SeedOutcome Outcome(AssistancePlan plan, ulong seed)
    {
        double hidden = 0;
        double visible = 0;
        for (int i = 0; i < Dialogues; i++)
        {
            // The same dialogue, once as rated and once as lived.
            visible += plan.Play(Rated, new RandomStream(seed, $"assistance/{i}")).Reward;
            hidden += plan.Play(Truth, new RandomStream(seed, $"assistance/{i}")).Reward;
        }

        return new SeedOutcome(visible / Dialogues, hidden / Dialogues)
        {
            Figures =
            [
                new NamedFigure("satisfaction by the best guess, no question", Truth.Prior.Max()),
                new NamedFigure("satisfaction by asking where it pays", Asker.Value),
                new NamedFigure("the same where people answer by chance", Asker.Evaluate(AnsweredByChance).Reward),
                new NamedFigure("questions where it pays", Asker.Evaluate(Truth).Questions),
                new NamedFigure("questions where they cost the robot nothing", AskerForFree.Evaluate(Truth).Questions),
                new NamedFigure("satisfaction where they cost the robot nothing", AskerForFree.Evaluate(Truth).Reward),
            ],
        };
    }

    private static double[] At(double price)
    {
        AssistanceProblem problem = Truth with { QuestionCost = price };
        AssistancePlan plan = AssistancePlan.Solve(problem);
        double once = Truth.Prior.Max() + AssistancePlan.ValueOfInformation(Truth, Truth.Prior) - price;
        return [plan.Value, Truth.Prior.Max(), Truth.ListReward, once, plan.Evaluate(problem with { AnswerAccuracy = 1.0 / 3 }).Reward];
    }
}
