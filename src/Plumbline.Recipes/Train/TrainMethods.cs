using Plumbline.Training.Cpo;
using Plumbline.Training.DataSets;
using Plumbline.Training.Dpo;
using Plumbline.Training.Online;
using Plumbline.Training.Offline;
using Plumbline.Training.PolicyGradient;

namespace Plumbline.Recipes.Train;

/// <summary>The methods of <c>plumb train</c> by name, with the settings that each starts from.</summary>
public static class TrainMethods
{
    // Preference losses move a policy that is already good: they want a rate far below that of supervised learning.
    private static readonly OfflineOptions Preference = new() { LearningRate = 1e-4, BatchExamples = 16 };
    private static readonly OfflineOptions Scores = new() { LearningRate = 3e-4, BatchExamples = 16, Epochs = 2 };

    private static readonly Dictionary<string, TrainMethod> Methods = new(StringComparer.Ordinal)
    {
        ["sft"] = new("Supervised fine-tuning: maximum likelihood of texts or completions.", TrainFamily.Supervised),
        ["reward"] = new("Reward model from comparisons (Bradley–Terry).", TrainFamily.Reward, recipe => recipe with { Offline = Scores }),
        ["reward-pointwise"] = new("Reward model from single replies, each good or bad.", TrainFamily.Reward, recipe => recipe with { Offline = Scores }),
        ["reward-process"] = new("Reward model of the steps of solutions.", TrainFamily.Reward, recipe => recipe with { Offline = Scores }),
        ["judge"] = new("Pairwise judge, which may learn preferences that go in a circle.", TrainFamily.Reward, recipe => recipe with { Offline = Scores }),
        ["dpo"] = new("Direct preference optimisation and its relatives (dpo.kind).", TrainFamily.Pairs, recipe => recipe with { Offline = Preference }),
        ["ipo"] = new("DPO with the squared loss of IPO.", TrainFamily.Pairs, recipe => recipe with { Offline = Preference, Dpo = new DpoLossOptions { Kind = DpoLossKind.Ipo } }),
        ["cpo"] = new("Contrastive preference optimisation, without a reference.", TrainFamily.Pairs, recipe => recipe with { Offline = Preference }),
        ["simpo"] = new(
            "SimPO: length-averaged, without a reference.",
            TrainFamily.Pairs,
            recipe => recipe with { Offline = Preference, Cpo = new CpoLossOptions { Kind = CpoLossKind.SimPo, Beta = 2, NllWeight = 0 } }),
        ["orpo"] = new("ORPO: supervised learning with an odds-ratio term.", TrainFamily.Pairs, recipe => recipe with { Offline = Preference }),
        ["kto"] = new("KTO: from replies that are each desirable or not.", TrainFamily.Unpaired, recipe => recipe with { Offline = Preference }),
        ["ppo"] = new(
            "PPO with a critic against rewards, a KL penalty and possibly constraints.",
            TrainFamily.Online,
            recipe => recipe with { Online = new OnlineOptions { RepliesPerPrompt = 1, PromptsPerIteration = 128, Epochs = 4, Minibatches = 2, LearningRate = 2e-4 } }),
        ["grpo"] = Group("GRPO: advantages from groups of replies, no critic.", "grpo"),
        ["dr-grpo"] = Group("GRPO without the biases of length and deviation.", "dr-grpo"),
        ["dapo"] = Group("GRPO with the token mean, a higher upper clip and truncated replies masked.", "dapo"),
        ["bnpo"] = Group("GRPO with the token mean.", "bnpo"),
        ["gspo"] = Group("GRPO with the ratio of whole replies.", "gspo"),
        ["cispo"] = Group("Clipped importance weights on log-probabilities.", "cispo"),
        ["rloo"] = Group("REINFORCE with a leave-one-out baseline.", "rloo"),
        ["reinforce-pp"] = Group("REINFORCE++: token returns whitened over the batch.", "reinforce-pp"),
        ["reinforce-pp-baseline"] = Group("REINFORCE++ with the mean of its group as baseline.", "reinforce-pp-baseline"),
        ["rejection"] = new(
            "Rejection sampling: learn the best of several replies.",
            TrainFamily.Online,
            recipe => recipe with { Online = new OnlineOptions { RepliesPerPrompt = 8, PromptsPerIteration = 32, Minibatches = 2, LearningRate = 3e-4 } }),
        ["online-dpo"] = new(
            "DPO on the policy's own replies, judged as they are sampled.",
            TrainFamily.Online,
            recipe => recipe with { Online = new OnlineOptions { RepliesPerPrompt = 2, PromptsPerIteration = 64, LearningRate = 1e-4 } }),
        ["nash-md"] = new(
            "Nash-MD: against a mixture of policy and reference, judged in pairs.",
            TrainFamily.Online,
            recipe => recipe with { Online = new OnlineOptions { RepliesPerPrompt = 1, PromptsPerIteration = 128, LearningRate = 2e-4 } }),
    };

    /// <summary>All names, in the order of the help.</summary>
    public static IReadOnlyCollection<string> Names => Methods.Keys;

    /// <summary>A method.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static TrainMethod Of(string name) => Methods.TryGetValue(name, out TrainMethod? method)
        ? method
        : throw new ArgumentException($"there is no method '{name}'; expected one of {string.Join(", ", Names)}", nameof(name));

    /// <summary>The recipe that a method starts from.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static TrainRecipe Defaults(string name) => Of(name).Start(new TrainRecipe { Method = name });

    /// <summary>The types of data that a method learns from.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static IReadOnlyList<DataSetType> DataTypes(string name) => name switch
    {
        "reward-pointwise" or "kto" => [DataSetType.UnpairedPreference, DataSetType.Preference],
        "reward-process" => [DataSetType.StepwiseSupervision],
        _ => Of(name).Family switch
        {
            TrainFamily.Supervised => [DataSetType.LanguageModelling, DataSetType.PromptCompletion, DataSetType.Preference, DataSetType.UnpairedPreference],
            TrainFamily.Online => Enum.GetValues<DataSetType>(),
            _ => [DataSetType.Preference],
        },
    };

    private static TrainMethod Group(string summary, string preset) =>
        new(summary, TrainFamily.Online, recipe => recipe with { PolicyGradient = PolicyGradientPresets.Of(preset) });
}

/// <summary>A method of <c>plumb train</c>.</summary>
/// <param name="Summary">What it is, in one line.</param>
/// <param name="Family">What it learns from.</param>
/// <param name="Preset">Its settings, where they differ from the defaults; null where they do not.</param>
public sealed record TrainMethod(string Summary, TrainFamily Family, Func<TrainRecipe, TrainRecipe>? Preset = null)
{
    /// <summary>A recipe with this method's settings.</summary>
    internal TrainRecipe Start(TrainRecipe recipe)
    {
        TrainRecipe own = Preset?.Invoke(recipe) ?? recipe;

        // What is best is what is rewarded most, where there is a reward, and what loses least elsewhere.
        return Family == TrainFamily.Online ? own with { Loop = own.Loop with { BestMetric = OnlineMetrics.Reward, GreaterIsBetter = true } } : own;
    }
}

/// <summary>What a method learns from.</summary>
public enum TrainFamily
{
    /// <summary>Texts and completions.</summary>
    Supervised,

    /// <summary>Comparisons or verdicts, to score with.</summary>
    Reward,

    /// <summary>Comparisons, directly.</summary>
    Pairs,

    /// <summary>Replies that are each desirable or not.</summary>
    Unpaired,

    /// <summary>Prompts: replies are sampled and rewarded.</summary>
    Online,
}
