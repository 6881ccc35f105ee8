namespace Plumbline.Worlds.Agents;

/// <summary>How <see cref="Ppo"/> trains. The defaults suit worlds of a few dozen features and episodes of a few dozen steps.</summary>
public sealed record PpoOptions
{
    /// <summary>Steps of the world in all; whole rollouts are played until there are as many. Default 50,000.</summary>
    public int Steps { get; init; } = 50_000;

    /// <summary>Episodes that are played side by side. Default 64: enough rows to keep the kernels busy.</summary>
    public int ParallelEpisodes { get; init; } = 64;

    /// <summary>Steps of each of them in one rollout. Default 25.</summary>
    public int RolloutSteps { get; init; } = 25;

    /// <summary>Passes over a rollout. Default 4.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>Steps in one update of the weights. Default 400; the last one of a pass may be smaller.</summary>
    public int MinibatchSteps { get; init; } = 400;

    /// <summary>Units in each of the two hidden layers. Default 32.</summary>
    public int HiddenUnits { get; init; } = 32;

    /// <summary>The step size at the start; it falls to 0 along a straight line. Default 0.005: nets are tiny.</summary>
    public double LearningRate { get; init; } = 0.005;

    /// <summary>How much less a reward counts with every step that it is away, in (0, 1]. Default 0.95.</summary>
    public double Discount { get; init; } = 0.95;

    /// <summary>How far advantages look ahead before they trust the values, in [0, 1]. Default 0.9.</summary>
    public double Lambda { get; init; } = 0.9;

    /// <summary>How far the probability of an action may move, as a share, before an update stops gaining, above 0. Default 0.2, as in the paper.</summary>
    public double ClipRange { get; init; } = 0.2;

    /// <summary>The weight of the squared error of values, 0 or more. Default 0.5.</summary>
    public double ValueWeight { get; init; } = 0.5;

    /// <summary>The weight of the entropy of the policy, 0 or more: it keeps the agent trying. Default 0.01.</summary>
    public double EntropyWeight { get; init; } = 0.01;

    /// <summary>Largest global norm of the gradient, above 0. Default 0.5.</summary>
    public double MaxGradientNorm { get; init; } = 0.5;

    /// <summary>All problems; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Require("steps", Steps, Steps >= 1, "at least 1");
        Require("parallel_episodes", ParallelEpisodes, ParallelEpisodes >= 1, "at least 1");
        Require("rollout_steps", RolloutSteps, RolloutSteps >= 1, "at least 1");
        Require("epochs", Epochs, Epochs >= 1, "at least 1");
        Require("minibatch_steps", MinibatchSteps, MinibatchSteps >= 1, "at least 1");
        Require("hidden_units", HiddenUnits, HiddenUnits >= 1, "at least 1");
        Require("learning_rate", LearningRate, LearningRate > 0 && double.IsFinite(LearningRate), "above 0");
        Require("discount", Discount, Discount is > 0 and <= 1, "more than 0 and at most 1");
        Require("lambda", Lambda, Lambda is >= 0 and <= 1, "0 to 1");
        Require("clip_range", ClipRange, ClipRange > 0 && double.IsFinite(ClipRange), "above 0");
        Require("value_weight", ValueWeight, ValueWeight >= 0 && double.IsFinite(ValueWeight), "0 or more");
        Require("entropy_weight", EntropyWeight, EntropyWeight >= 0 && double.IsFinite(EntropyWeight), "0 or more");
        Require("max_gradient_norm", MaxGradientNorm, MaxGradientNorm > 0, "above 0");
        return problems;

        void Require(string name, double value, bool isFine, string expected)
        {
            if (!isFine)
            {
                problems.Add($"{name} is {value}; expected {expected}");
            }
        }
    }
}
