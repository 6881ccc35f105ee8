namespace Plumbline.Worlds.OtherObjectives.Assistance;

/// <summary>
/// Assistance with questions: a person has one of several wishes, known to her and not to the robot, which may ask at a price, deliver one thing, or list them all. A POMDP whose state
/// is (questions asked, wish); the wish never changes. A question is answered with the true wish with a certain probability, else with any other one, all alike.
/// </summary>
public sealed record AssistanceProblem
{
    /// <summary>How likely each wish is; positive, summing to 1; 2 to 8 of them. Default 0.5, 0.3, 0.2: a best guess that is right half the time.</summary>
    public IReadOnlyList<double> Prior { get; init; } = [0.5, 0.3, 0.2];

    /// <summary>Probability that an answer names the true wish, in [0, 1]; 1/(number of wishes) tells nothing. Default 0.9.</summary>
    public double AnswerAccuracy { get; init; } = 0.9;

    /// <summary>What one question costs, in units of the reward of the right delivery; at least 0. Default 0.1.</summary>
    public double QuestionCost { get; init; } = 0.1;

    /// <summary>What delivering the right thing is worth. Default 1; the wrong thing is worth 0.</summary>
    public double DeliveryReward { get; init; } = 1;

    /// <summary>What listing everything is worth. Default 0.4: the wish is in there, and so is all else.</summary>
    public double ListReward { get; init; } = 0.4;

    /// <summary>The most questions that can be asked, 0 to 12. Default 6.</summary>
    public int Horizon { get; init; } = 6;

    /// <summary>What is wrong with it, in plain words; empty where all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }

        Require(Prior.Count is >= 2 and <= 8 && Prior.All(value => value > 0) && Math.Abs(Prior.Sum() - 1) < 1e-9, $"Prior is {string.Join(", ", Prior)}; expected 2 to 8 positive numbers of sum 1");
        Require(AnswerAccuracy is >= 0 and <= 1, $"AnswerAccuracy is {AnswerAccuracy}; expected a number in [0, 1]");
        Require(QuestionCost >= 0 && double.IsFinite(QuestionCost), $"QuestionCost is {QuestionCost}; expected 0 or more");
        Require(double.IsFinite(DeliveryReward) && double.IsFinite(ListReward), $"DeliveryReward is {DeliveryReward} and ListReward {ListReward}; expected finite numbers");
        Require(Horizon is >= 0 and <= 12, $"Horizon is {Horizon}; expected 0 to 12");
        return problems;
    }

    /// <summary>P(answers, wish) for a list of how often each wish was named, up to a factor that does not depend on the wish: the belief before it is scaled to sum to 1.</summary>
    internal double[] Joint(ReadOnlySpan<int> named)
    {
        double wrong = (1 - AnswerAccuracy) / (Prior.Count - 1);
        int asked = 0;
        foreach (int count in named)
        {
            asked += count;
        }

        double[] joint = new double[Prior.Count];
        for (int wish = 0; wish < joint.Length; wish++)
        {
            joint[wish] = Prior[wish] * Math.Pow(AnswerAccuracy, named[wish]) * Math.Pow(wrong, asked - named[wish]);
        }

        return joint;
    }

    /// <summary>P(answer | wish).</summary>
    internal double Answers(int answer, int wish) => answer == wish ? AnswerAccuracy : (1 - AnswerAccuracy) / (Prior.Count - 1);
}
