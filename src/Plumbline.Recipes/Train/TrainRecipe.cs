using Plumbline.Models.Adapters;
using Plumbline.Training.Cpo;
using Plumbline.Training.Dpo;
using Plumbline.Training.Examples;
using Plumbline.Training.Health;
using Plumbline.Training.Kto;
using Plumbline.Training.Loop;
using Plumbline.Training.Nash;
using Plumbline.Training.Offline;
using Plumbline.Training.Online;
using Plumbline.Training.Orpo;
using Plumbline.Training.PolicyGradient;
using Plumbline.Training.Ppo;
using Plumbline.Training.RejectionSampling;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Recipes.Train;

/// <summary>Everything that <c>plumb train</c> is told: the content of a YAML recipe and of <c>recipe</c> in <c>run.json</c>. A method reads the sections that concern it.</summary>
public sealed record TrainRecipe
{
    /// <summary>The method; see <see cref="TrainMethods"/>.</summary>
    public required string Method { get; init; }

    /// <summary>Folder of the model to start from, a Hugging Face checkpoint.</summary>
    public string Model { get; init; } = "";

    /// <summary>Folder of the reference policy; null takes the model to start from.</summary>
    /// <value>Default null.</value>
    public string? Reference { get; init; }

    /// <summary>Whether the reference policy is kept in bfloat16: a quarter of its memory, and a start whose KL is no longer exactly 0. Not with adapters, whose reference
    /// is the policy's own weights.</summary>
    /// <value>Default false.</value>
    public bool ReferenceInBFloat16 { get; init; }

    /// <summary>The data.</summary>
    public TrainData Data { get; init; } = new();

    /// <summary>How rows become tokens.</summary>
    public EncodingOptions Encoding { get; init; } = new();

    /// <summary>Name of a built-in chat template for models that have none of their own, such as <c>chatml</c>; null takes the model's.</summary>
    /// <value>Default null.</value>
    public string? ChatTemplate { get; init; }

    /// <summary>Trains low-rank adapters instead of all weights; null trains all.</summary>
    /// <value>Default null.</value>
    public LoraOptions? Lora { get; init; }

    /// <summary>What replies are rewarded with; for methods that sample, and for making preferences out of prompts.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<RewardRecipe> Rewards { get; init; } = [];

    /// <summary>What is constrained: the mean cost of replies is to stay at or below a threshold. For ppo and the critic-free methods.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<CostRecipe> Costs { get; init; } = [];

    /// <summary>Who judges pairs for nash-md and online-dpo; null judges by the rewards.</summary>
    /// <value>Default null.</value>
    public RewardRecipe? Judge { get; init; }

    /// <summary>For methods that learn from a fixed data set.</summary>
    public OfflineOptions Offline { get; init; } = new();

    /// <summary>For methods that sample.</summary>
    public OnlineOptions Online { get; init; } = new();

    /// <summary>The loss of dpo, ipo and online-dpo.</summary>
    public DpoLossOptions Dpo { get; init; } = new();

    /// <summary>The loss of cpo and simpo.</summary>
    public CpoLossOptions Cpo { get; init; } = new();

    /// <summary>The loss of orpo.</summary>
    public OrpoLossOptions Orpo { get; init; } = new();

    /// <summary>The loss of kto.</summary>
    public KtoLossOptions Kto { get; init; } = new();

    /// <summary>The loss of reward.</summary>
    /// <value>Default with the centring of Eisenstein et al. 2023, so that scores stay around 0.</value>
    public RewardLossOptions Reward { get; init; } = new() { Centring = 0.01 };

    /// <summary>Which of a reward model's numbers make its score.</summary>
    /// <value>Default the last token, as in TRL; small models that were trained on few verdicts do better with the mean over the reply.</value>
    public Pooling Pooling { get; init; } = Pooling.LastToken;

    /// <summary>The loss of reward-pointwise.</summary>
    /// <value>Default binary cross-entropy.</value>
    public PointwiseLossKind RewardPointwise { get; init; } = PointwiseLossKind.BinaryCrossEntropy;

    /// <summary>The critic and objective of ppo.</summary>
    public PpoObjectiveOptions Ppo { get; init; } = new();

    /// <summary>The critic-free methods.</summary>
    public PolicyGradientOptions PolicyGradient { get; init; } = new();

    /// <summary>Which replies rejection keeps.</summary>
    public RejectionSamplingOptions Rejection { get; init; } = new();

    /// <summary>The objective of nash-md.</summary>
    public NashMdOptions NashMd { get; init; } = new();

    /// <summary>What happens around the steps.</summary>
    public TrainingLoopOptions Loop { get; init; } = new();

    /// <summary>Where warnings begin.</summary>
    public RunHealthOptions Health { get; init; } = new();

    /// <summary>Preferences that are made out of prompts first, where a method learns from pairs and the data hold none.</summary>
    public PreferenceMaking Preferences { get; init; } = new();

    /// <summary>Seed of everything random.</summary>
    /// <value>Default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads per operation; null for as many as there are processors. Changes speed, never a result.</summary>
    /// <value>Default null.</value>
    public int? Threads { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        if (!TrainMethods.Names.Contains(Method))
        {
            return [$"method is '{Method}'; expected one of {string.Join(", ", TrainMethods.Names)}"];
        }

        List<string> problems = [];
        TrainFamily family = TrainMethods.Of(Method).Family;
        Check(Model.Length > 0, "no model is named; say --model DIR");
        problems.AddRange(Data.Validate());
        problems.AddRange(Encoding.Validate());
        problems.AddRange(Lora?.Validate() ?? []);
        problems.AddRange(Loop.Validate());
        problems.AddRange(Preferences.Validate());
        problems.AddRange(Rewards.SelectMany((reward, i) => reward.Validate($"reward {i + 1}")));
        problems.AddRange(Costs.SelectMany((cost, i) => cost.Validate($"cost {i + 1}")));
        problems.AddRange(Judge?.Validate("judge") ?? []);
        problems.AddRange(family == TrainFamily.Online ? Online.Validate() : Offline.Validate());
        problems.AddRange(OfMethod());
        Check(
            family != TrainFamily.Online || Rewards.Count > 0 || (Judge is not null && Method is "nash-md"),
            $"{Method} needs something that rewards replies; say --reward, such as --reward any-of:happy,smiled");
        Check(Costs.Count == 0 || (family == TrainFamily.Online && Method is not ("rejection" or "online-dpo" or "nash-md")), $"{Method} knows no constraints; leave out costs");
        Check(Judge is null || Method is "nash-md" or "online-dpo", $"{Method} asks no judge of pairs; leave out judge");
        Check(
            family != TrainFamily.Online || Online.RepliesPerPrompt >= FewestReplies,
            $"replies per prompt is {Online.RepliesPerPrompt}; {Method} compares the replies to a prompt and needs at least {FewestReplies}");
        Check(
            Method is not "nash-md" || Online is { Epochs: 1, Minibatches: 1 },
            $"nash-md takes one step on fresh replies; expected 1 epoch and 1 minibatch, found {Online.Epochs} and {Online.Minibatches}");
        Check(Threads is null or >= 1, $"threads is {Threads}; expected at least 1, or none");
        Check(!ReferenceInBFloat16 || Lora is null, "reference_in_bfloat16 is set, but with adapters the reference is the policy's own weights; leave one of them out");
        Check(Lora is null || family is not TrainFamily.Reward, $"{Method} trains a body with a head of its own; adapters are for policies, leave out lora");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }

    private int FewestReplies => Method switch
    {
        "ppo" or "nash-md" => 1,
        "rejection" or "online-dpo" => 2,
        _ => PolicyGradient.Estimator == AdvantageEstimator.TokenReturns ? 1 : 2,
    };

    private IEnumerable<string> OfMethod() => Method switch
    {
        "dpo" or "ipo" or "online-dpo" => Dpo.Validate(),
        "cpo" or "simpo" => Cpo.Validate(),
        "orpo" => Orpo.Validate(),
        "kto" => Kto.Validate(),
        "reward" => Reward.Validate(),
        "ppo" => Ppo.Validate(Online),
        "rejection" => Rejection.Validate(),
        "nash-md" => NashMd.Validate(),
        _ when TrainMethods.Of(Method).Family == TrainFamily.Online => PolicyGradient.Validate(),
        _ => [],
    };
}
