using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Advantages;
using Plumbline.Training.Kl;

namespace Plumbline.Training.Ppo;

/// <summary>
/// Settings of <see cref="PpoTrainer"/>. Replies are always sampled at temperature 1 from the whole distribution: only then is the sampled
/// distribution the one whose log-probabilities the objective holds.
/// </summary>
public sealed record PpoOptions
{
    /// <summary>Rounds of sampling and optimising, at least 1.</summary>
    /// <value>Default 24: scores of small models level off after about 12; the rest brings KL down again.</value>
    public int Iterations { get; init; } = 24;

    /// <summary>Prompts per iteration, at least 1. Prompts are taken in shuffled passes.</summary>
    /// <value>Default 128.</value>
    public int PromptsPerIteration { get; init; } = 128;

    /// <summary>Replies sampled per prompt, at least 1.</summary>
    /// <value>Default 1.</value>
    public int RepliesPerPrompt { get; init; } = 1;

    /// <summary>Passes over the rollouts of an iteration, at least 1.</summary>
    /// <value>Default 4 (Schulman et al. 2017; Ziegler et al. 2019).</value>
    public int Epochs { get; init; } = 4;

    /// <summary>Optimiser steps per pass, at least 1: the rollouts are split into so many minibatches.</summary>
    /// <value>Default 2.</value>
    public int Minibatches { get; init; } = 2;

    /// <summary>Highest learning rate of the policy, above 0.</summary>
    /// <value>Default 2e-4, for models below about ten million parameters; billions of parameters need about 1e-6.</value>
    public double PolicyLearningRate { get; init; } = 2e-4;

    /// <summary>Highest learning rate of the critic, above 0.</summary>
    /// <value>Default 5e-4.</value>
    public double CriticLearningRate { get; init; } = 5e-4;

    /// <summary>How both learning rates go on over the iterations.</summary>
    /// <value>Default linear, down to a tenth.</value>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.Linear;

    /// <summary>Iterations at the start in which only the critic learns, 0 or more, so that first advantages are not noise.</summary>
    /// <value>Default 2.</value>
    public int CriticWarmupIterations { get; init; } = 2;

    /// <summary>Discount γ, above 0 to 1.</summary>
    /// <value>Default 1: a reply is one episode.</value>
    public double Gamma { get; init; } = 1;

    /// <summary>λ of generalised advantage estimation, 0 to 1.</summary>
    /// <value>Default 0.95 (Ziegler et al. 2019, TRL).</value>
    public double Lambda { get; init; } = 0.95;

    /// <summary>Whether advantages are whitened over all tokens of an iteration, and with which variance; null leaves them as they are.</summary>
    /// <value>Default Bessel, as in TRL and verl.</value>
    public VarianceEstimator? AdvantageWhitening { get; init; } = VarianceEstimator.Bessel;

    /// <summary>ε of the clipped ratio, above 0 and below 1.</summary>
    /// <value>Default 0.2 (Schulman et al. 2017).</value>
    public double RatioClip { get; init; } = 0.2;

    /// <summary>How far a value may move from the one at sampling before its loss is clipped, above 0; null does not clip.</summary>
    /// <value>Default 0.2, as in lm-human-preferences and TRL; other systems take up to 5.</value>
    public double? ValueClip { get; init; } = 0.2;

    /// <summary>Weight of the mean entropy in the objective, 0 or more.</summary>
    /// <value>Default 0: the KL penalty already keeps the policy from collapsing.</value>
    public double EntropyBonus { get; init; }

    /// <summary>The KL penalty in the reward.</summary>
    public KlControllerOptions Kl { get; init; } = new();

    /// <summary>KL per reply (nats, summed over tokens) above which training stops before it optimises further; null never stops.</summary>
    /// <value>Default 20: far beyond what a fluent model shows.</value>
    public double? StopAboveKlNats { get; init; } = 20;

    /// <summary>Subtracted from the score of a reply that did not end itself, 0 or more; null leaves such replies alone.</summary>
    /// <value>Default null: a piece of a story need not end.</value>
    public double? MissingEndPenalty { get; init; }

    /// <summary>Settings of both optimisers.</summary>
    /// <value>Default ε = 1e-5 instead of 1e-8, as lm-human-preferences' reproductions take for PPO.</value>
    public AdamWOptions Optimizer { get; init; } = new() { Epsilon = 1e-5f };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Iterations >= 1, $"PPO iterations is {Iterations}; expected at least 1");
        Check(PromptsPerIteration >= 1, $"PPO prompts per iteration is {PromptsPerIteration}; expected at least 1");
        Check(RepliesPerPrompt >= 1, $"PPO replies per prompt is {RepliesPerPrompt}; expected at least 1");
        Check(Epochs >= 1, $"PPO epochs is {Epochs}; expected at least 1");
        Check(Minibatches >= 1, $"PPO minibatches is {Minibatches}; expected at least 1");
        Check(
            Minibatches <= (long)PromptsPerIteration * RepliesPerPrompt,
            $"PPO minibatches is {Minibatches}; expected at most the {(long)PromptsPerIteration * RepliesPerPrompt} replies of an iteration");
        Check(PolicyLearningRate > 0 && double.IsFinite(PolicyLearningRate), $"PPO policy learning rate is {PolicyLearningRate}; expected above 0");
        Check(CriticLearningRate > 0 && double.IsFinite(CriticLearningRate), $"PPO critic learning rate is {CriticLearningRate}; expected above 0");
        Check(Enum.IsDefined(Decay), $"PPO learning-rate decay is {(int)Decay}; expected one of {string.Join(", ", Enum.GetNames<LearningRateDecay>())}");
        Check(CriticWarmupIterations >= 0, $"PPO critic warm-up is {CriticWarmupIterations} iterations; expected 0 or more");
        Check(Gamma is > 0 and <= 1, $"PPO gamma is {Gamma}; expected above 0 to 1");
        Check(Lambda is >= 0 and <= 1, $"PPO lambda is {Lambda}; expected 0 to 1");
        Check(AdvantageWhitening is null || Enum.IsDefined(AdvantageWhitening.Value), "PPO advantage whitening is not a known estimator");
        Check(RatioClip is > 0 and < 1, $"PPO ratio clip is {RatioClip}; expected above 0 and below 1");
        Check(ValueClip is null or > 0, $"PPO value clip is {ValueClip}; expected above 0, or none");
        Check(EntropyBonus >= 0 && double.IsFinite(EntropyBonus), $"PPO entropy bonus is {EntropyBonus}; expected 0 or more");
        Check(StopAboveKlNats is null or > 0, $"PPO KL limit is {StopAboveKlNats} nats; expected above 0, or none");
        Check(MissingEndPenalty is null or >= 0, $"PPO missing-end penalty is {MissingEndPenalty}; expected 0 or more, or none");
        problems.AddRange(Kl.Validate());
        problems.AddRange(Optimizer.Validate().Select(problem => $"PPO optimiser: {problem}"));
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
