using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Batches;

namespace Plumbline.Training.Online;

/// <summary>How a method that learns from its own replies samples and steps. What it does with the replies is the method's own.</summary>
public sealed record OnlineOptions
{
    /// <summary>Iterations of sampling and learning, at least 1.</summary>
    /// <value>Default 40.</value>
    public int Iterations { get; init; } = 40;

    /// <summary>Prompts per iteration, at least 1, taken in shuffled passes.</summary>
    /// <value>Default 32.</value>
    public int PromptsPerIteration { get; init; } = 32;

    /// <summary>Replies per prompt, at least 1; methods that compare the replies of a prompt need 2 or more.</summary>
    /// <value>Default 4.</value>
    public int RepliesPerPrompt { get; init; } = 4;

    /// <summary>Longest reply, tokens, at least 1.</summary>
    /// <value>Default 64.</value>
    public int ReplyTokens { get; init; } = 64;

    /// <summary>Divides the logits when sampling and when learning alike, above 0, so that what is learned is the distribution that was sampled.</summary>
    /// <value>Default 1.</value>
    public double Temperature { get; init; } = 1;

    /// <summary>Passes over the replies of an iteration, at least 1.</summary>
    /// <value>Default 1: with fresh replies every ratio is 1 and nothing is clipped.</value>
    public int Epochs { get; init; } = 1;

    /// <summary>Optimiser steps per pass, at least 1: the replies are split into so many minibatches, groups kept together.</summary>
    /// <value>Default 1.</value>
    public int Minibatches { get; init; } = 1;

    /// <summary>Highest learning rate, above 0.</summary>
    /// <value>Default 3e-4, for models below about ten million parameters; billions of parameters need about 1e-6.</value>
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Share of the iterations in which the learning rate rises, 0 to below 1.</summary>
    /// <value>Default 0.</value>
    public double WarmupShare { get; init; }

    /// <summary>How the learning rate goes on after that, down to a tenth unless constant.</summary>
    /// <value>Default linear.</value>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.Linear;

    /// <summary>Subtracted from the reward of a reply that did not end itself, 0 or more; null leaves such replies alone.</summary>
    /// <value>Default null, as in TRL.</value>
    public double? MissingEndPenalty { get; init; }

    /// <summary>Most tokens that go through the model at once, at least 1; changes no bit of any result.</summary>
    /// <value>Default 1024.</value>
    public int TokensPerPass { get; init; } = TokenBudget.TokensPerPass;

    /// <summary>Whether activations are computed again in the backward pass instead of kept ("gradient checkpointing"): less memory, about a third more work, the same bits.</summary>
    /// <value>Default false.</value>
    public bool Recompute { get; init; }

    /// <summary>Settings of the optimiser.</summary>
    /// <value>Default ε = 1e-5 instead of 1e-8, as lm-human-preferences' reproductions take for PPO.</value>
    public AdamWOptions Optimizer { get; init; } = new() { Epsilon = 1e-5f };

    /// <summary>Most held-out prompts per evaluation, at least 1; one reply each, always on the same random numbers.</summary>
    /// <value>Default 256.</value>
    public int EvaluationPrompts { get; init; } = 256;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Iterations >= 1, $"iterations is {Iterations}; expected at least 1");
        Check(PromptsPerIteration >= 1, $"prompts per iteration is {PromptsPerIteration}; expected at least 1");
        Check(RepliesPerPrompt >= 1, $"replies per prompt is {RepliesPerPrompt}; expected at least 1");
        Check(ReplyTokens >= 1, $"reply tokens is {ReplyTokens}; expected at least 1");
        Check(Temperature > 0 && double.IsFinite(Temperature), $"temperature is {Temperature}; expected above 0");
        Check(Epochs >= 1, $"epochs is {Epochs}; expected at least 1");
        Check(Minibatches >= 1 && Minibatches <= PromptsPerIteration, $"minibatches is {Minibatches}; expected 1 to the {PromptsPerIteration} prompts of an iteration");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"learning rate is {LearningRate}; expected above 0");
        Check(WarmupShare is >= 0 and < 1, $"warm-up share is {WarmupShare}; expected 0 to below 1");
        Check(Enum.IsDefined(Decay), $"learning-rate decay is {(int)Decay}; expected one of {string.Join(", ", Enum.GetNames<LearningRateDecay>())}");
        Check(MissingEndPenalty is null or >= 0, $"missing-end penalty is {MissingEndPenalty}; expected 0 or more, or none");
        Check(TokensPerPass >= 1, $"tokens per pass is {TokensPerPass}; expected at least 1");
        Check(EvaluationPrompts >= 1, $"evaluation prompts is {EvaluationPrompts}; expected at least 1");
        problems.AddRange(Optimizer.Validate().Select(problem => $"optimiser: {problem}"));
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>The learning rate by iteration.</summary>
    internal LearningRateSchedule Schedule(double peak) =>
        new() { Peak = peak, Decay = Decay, WarmupSteps = (int)(Iterations * WarmupShare), TotalSteps = Iterations, FinalRatio = 0.1 };

    /// <summary>What passes keep of their activations.</summary>
    internal RecomputePolicy RecomputePolicy => Recompute ? RecomputePolicy.EveryLayer : RecomputePolicy.Nothing;
}
