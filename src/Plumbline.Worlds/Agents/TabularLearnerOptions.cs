namespace Plumbline.Worlds.Agents;

/// <summary>How a tabular learner is trained.</summary>
public sealed record TabularLearnerOptions
{
    /// <summary>What the next state is worth. Default <see cref="TabularRule.QLearning"/>.</summary>
    public TabularRule Rule { get; init; } = TabularRule.QLearning;

    /// <summary>How many episodes. Default 3,000: enough for worlds of a few hundred states.</summary>
    public int Episodes { get; init; } = 3_000;

    /// <summary>The step size at the start, in (0, 1]. Default 0.2.</summary>
    public double LearningRate { get; init; } = 0.2;

    /// <summary>The step size at the end; linear in between. Default 0.05.</summary>
    public double FinalLearningRate { get; init; } = 0.05;

    /// <summary>The share of random actions at the start, in [0, 1]. Default 1.</summary>
    public double Exploration { get; init; } = 1;

    /// <summary>The share of random actions at the end of the decay. Default 0.05.</summary>
    public double FinalExploration { get; init; } = 0.05;

    /// <summary>Over which share of the episodes exploration falls, linearly, in (0, 1]. Default 0.8.</summary>
    public double ExplorationDecay { get; init; } = 0.8;

    /// <summary>What an action is thought to be worth before it was tried. Default 0.</summary>
    public double InitialValue { get; init; }

    /// <summary>How much less the next state counts while learning, in (0, 1], beside the world's own discount. Default 1. Below 1 keeps values finite where a world pays for ever.</summary>
    public double Discount { get; init; } = 1;

    /// <summary>The step size and the share of random actions in an episode.</summary>
    /// <param name="episode">Its number, from 0.</param>
    internal (double Rate, double Exploration) At(int episode)
    {
        double done = Episodes == 1 ? 0 : episode / (Episodes - 1.0);
        return (LearningRate + ((FinalLearningRate - LearningRate) * done), Exploration + ((FinalExploration - Exploration) * Math.Min(1, done / ExplorationDecay)));
    }

    /// <summary>All problems; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Episodes < 1)
        {
            problems.Add($"episodes is {Episodes}; expected at least 1");
        }

        Require(problems, "learning_rate", LearningRate, true);
        Require(problems, "final_learning_rate", FinalLearningRate, true);
        Require(problems, "exploration", Exploration, false);
        Require(problems, "final_exploration", FinalExploration, false);
        Require(problems, "exploration_decay", ExplorationDecay, true);
        Require(problems, "discount", Discount, true);
        if (!double.IsFinite(InitialValue))
        {
            problems.Add($"initial_value is {InitialValue}; expected a finite number");
        }

        return problems;
    }

    private static void Require(List<string> problems, string name, double value, bool positive)
    {
        if (!(value >= 0 && value <= 1) || (positive && value == 0))
        {
            problems.Add($"{name} is {value}; expected {(positive ? "more than 0 and at most 1" : "0 to 1")}");
        }
    }
}
