using Plumbline.Models.Adapters;
using Plumbline.Recipes.Train;
using Plumbline.Training.Constraints;
using Plumbline.Training.DataSets;
using Plumbline.Training.PolicyGradient;

namespace Plumbline.Recipes.Tests.Train;

/// <summary>A recipe of a few steps for every method, and for what changes the shape of a run: adapters, costs, judges, preferences made on the way.</summary>
internal static class TrainCases
{
    /// <summary>Steps of every run.</summary>
    public const int Steps = 6;

    private static readonly RewardRecipe[] Rewards =
        [new RewardRecipe { Kind = "any-of", Words = ["happy", "dog"] }, new RewardRecipe { Kind = "length", Unit = 40, Weight = -1 }];

    private static readonly CostRecipe[] Costs =
        [new CostRecipe { Cost = new RewardRecipe { Kind = "any-of", Name = "gloom", Words = ["sad"] }, Constraint = new LagrangeOptions { Threshold = 0.05, WindowReplies = 12 } }];

    private static readonly LoraOptions Adapters = new() { Rank = 2, Alpha = 4 };

    private static readonly Dictionary<string, Func<TrainInputs, TrainRecipe>> Variants = new(StringComparer.Ordinal)
    {
        ["sft with adapters"] = inputs => Of("sft", inputs) with { Lora = Adapters },
        ["sft on texts"] = inputs => On(Of("sft", inputs), inputs.Texts),
        ["sft on assistant turns"] = inputs => On(Of("sft", inputs), inputs.Conversations) with
        {
            ChatTemplate = "chatml",
            Encoding = new() { AssistantOnly = true },
        },
        ["dpo with adapters"] = inputs => Of("dpo", inputs) with { Lora = Adapters },
        ["dpo from prompts"] = inputs => On(Of("dpo", inputs), inputs.Prompts) with
        {
            Rewards = Rewards,
            Preferences = new PreferenceMaking { Prompts = 20, RepliesPerPrompt = 4 },
        },
        ["kto from preferences"] = inputs => On(Of("kto", inputs), inputs.Preferences),
        ["ppo with adapters"] = inputs => Of("ppo", inputs) with { Lora = Adapters },
        ["ppo with costs"] = inputs => Of("ppo", inputs) with { Costs = Costs },
        ["grpo with adapters"] = inputs => Of("grpo", inputs) with { Lora = Adapters },
        ["grpo with costs"] = inputs => Of("grpo", inputs) with { Costs = Costs },
        ["nash-md with a learned judge"] = inputs => Of("nash-md", inputs) with { Rewards = [], Judge = new RewardRecipe { Kind = "model", Folder = LearnedJudge(inputs) } },
        ["early stopping"] = inputs => Of("sft", inputs) is var recipe ? recipe with { Loop = recipe.Loop with { EvaluateEvery = 1, Patience = 3 } } : throw new InvalidOperationException(),
    };

    /// <summary>Names of all cases: every method of <c>plumb train</c>, and the variants.</summary>
    public static TheoryData<string> All => [.. TrainMethods.Names.Concat(Variants.Keys)];

    /// <summary>The recipe of a case.</summary>
    /// <exception cref="ArgumentException">There is none: a method was added without a case here.</exception>
    public static TrainRecipe Recipe(string name, TrainInputs inputs) => Variants.TryGetValue(name, out Func<TrainInputs, TrainRecipe>? variant) ? variant(inputs) : Of(name, inputs);

    /// <summary>The same recipe on another file.</summary>
    public static TrainRecipe On(TrainRecipe recipe, string file) => recipe with { Data = recipe.Data with { Files = [file] } };

    private static TrainRecipe Of(string method, TrainInputs inputs) => method switch
    {
        "sft" => Offline(method, inputs.Completions, inputs),
        "reward" or "judge" or "dpo" or "ipo" or "cpo" or "simpo" or "orpo" => Offline(method, inputs.Preferences, inputs),
        "reward-pointwise" or "kto" => Offline(method, inputs.Unpaired, inputs),
        "reward-process" => Offline(method, inputs.Stepwise, inputs),
        "ppo" => Online(method, inputs, replies: 1) is var ppo ? ppo with { Ppo = ppo.Ppo with { CriticWarmupIterations = 1 } } : throw new InvalidOperationException(),
        "nash-md" => Online(method, inputs, replies: 1) is var nash
            ? nash with { Judge = new RewardRecipe { Kind = "any-of", Words = ["happy", "dog", "ran"] }, Online = nash.Online with { Epochs = 1, Minibatches = 1 } }
            : throw new InvalidOperationException(),
        "online-dpo" => Online(method, inputs, replies: 3),
        "grpo" or "dr-grpo" or "dapo" or "bnpo" or "gspo" or "cispo" or "rloo" or "reinforce-pp" or "reinforce-pp-baseline" or "rejection" => Online(method, inputs, replies: 3),
        _ => throw new ArgumentException($"the method '{method}' has no case; add one, so that its runs are shown to be resumable", nameof(method)),
    };

    private static TrainRecipe Offline(string method, string file, TrainInputs inputs)
    {
        TrainRecipe recipe = Common(method, file, inputs);
        return recipe with { Offline = recipe.Offline with { MaxSteps = Steps, BatchExamples = 5, LearningRate = 3e-3 } };
    }

    private static TrainRecipe Online(string method, TrainInputs inputs, int replies)
    {
        TrainRecipe recipe = Common(method, inputs.Prompts, inputs);
        return recipe with
        {
            Rewards = Rewards,
            Online = recipe.Online with
            {
                Iterations = Steps, PromptsPerIteration = 4, RepliesPerPrompt = replies, ReplyTokens = 10, Epochs = 2, Minibatches = 2, LearningRate = 3e-3, EvaluationPrompts = 4,
            },
        };
    }

    private static TrainRecipe Common(string method, string file, TrainInputs inputs)
    {
        TrainRecipe recipe = TrainMethods.Defaults(method);
        return recipe with
        {
            Model = inputs.Model,
            Data = new TrainData { Files = [file], Split = new DataSetSplitOptions { HeldOutShare = 0.2 } },
            Loop = recipe.Loop with { CheckpointEvery = 2, EvaluateEvery = 3 },
            Seed = 7,
            Threads = 1,
        };
    }

    private static string LearnedJudge(TrainInputs inputs)
    {
        string folder = inputs.Place("runs", "learned-judge");
        return Directory.Exists(folder)
            ? Path.Combine(folder, TrainPipeline.ModelName)
            : new TrainPipeline(Of("judge", inputs) with { Loop = new() { CheckpointEvery = null } }, TimeProvider.System).Run(folder).ModelFolder;
    }
}
