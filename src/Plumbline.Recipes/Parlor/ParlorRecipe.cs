using Plumbline.Training.Kl;
using Plumbline.Training.Ppo;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Supervised;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.Parlor;

/// <summary>
/// Everything that <see cref="ParlorPipeline"/> does, stage by stage, with every default filled in. It is stored in <c>run.json</c> and is enough, with the
/// same base model, to run again.
/// </summary>
public sealed record ParlorRecipe
{
    /// <summary>Folder of the base model, trained on the world of <see cref="World"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Seed of everything random but the world.</summary>
    /// <value>Default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads, 1 to 256; they change speed, never results.</summary>
    /// <value>Default null: as many as the machine has processors.</value>
    public int? Threads { get; init; }

    /// <summary>Whether the same run with unbiased annotators is made beside it.</summary>
    /// <value>Default true: without the control nobody knows whether an effect comes from the annotators.</value>
    public bool Control { get; init; } = true;

    /// <summary>The world that the base model knows.</summary>
    public ParlorOptions World { get; init; } = new();

    /// <summary>Longest reply in tokens, 8 to 128.</summary>
    /// <value>Default 64: a good reply takes 6 to 20.</value>
    public int ReplyTokens { get; init; } = 64;

    /// <summary>Demonstrations for supervised fine-tuning, at least 16.</summary>
    /// <value>Default 2000.</value>
    public int Demonstrations { get; init; } = 2000;

    /// <summary>Supervised fine-tuning.</summary>
    /// <value>Default one pass at 2e-4: enough to take on the manner of demonstrations, and little enough not to forget facts of which none is in them.</value>
    public SupervisedOptions Supervised { get; init; } = new() { Epochs = 1, BatchExamples = 32, LearningRate = 2e-4 };

    /// <summary>Requests whose replies are compared, at least 32.</summary>
    /// <value>Default 1200.</value>
    public int PreferenceRequests { get; init; } = 1200;

    /// <summary>Replies to each of them, 2 to 8; every two are compared.</summary>
    /// <value>Default 4, six pairs: a reward model reads each reply once, so pairs cost less that way than on more requests.</value>
    public int PreferenceReplies { get; init; } = 4;

    /// <summary>Who compares.</summary>
    public PanelOptions Annotators { get; init; } = new();

    /// <summary>The reward models.</summary>
    /// <value>Default three, each trained for two passes in batches of 16 pairs.</value>
    public RewardEnsembleOptions RewardModels { get; init; } = new()
    {
        Members = 3,
        RewardModel = new RewardModelOptions { Epochs = 2, BatchPairs = 16, LearningRate = 5e-4, HeldOutShare = 0.15 },
    };

    /// <summary>n of best-of-n on the scorecard, 2 to 64.</summary>
    /// <value>Default 4.</value>
    public int BestOf { get; init; } = 4;

    /// <summary>Optimisation against the reward models.</summary>
    /// <value>Default 32 iterations of 144 prompts, one pass in four minibatches: fresh rollouts teach more per second than a second pass. A weak KL penalty,
    /// because this recipe is to show what happens without restraint.</value>
    public PpoOptions Ppo { get; init; } = new()
    {
        Iterations = 32,
        PromptsPerIteration = 144,
        Epochs = 1,
        Minibatches = 4,
        PolicyLearningRate = 3e-4,
        CriticLearningRate = 1e-3,
        CriticWarmupIterations = 2,
        Kl = new KlControllerOptions { Coefficient = 0.015 },
        StopAboveKlNats = null,
    };

    /// <summary>Requests that PPO draws its prompts from, at least 32.</summary>
    /// <value>Default 4000.</value>
    public int PpoRequests { get; init; } = 4000;

    /// <summary>Iterations between two checkpoints of the Goodhart meter, at least 1.</summary>
    /// <value>Default 2.</value>
    public int MeasureEvery { get; init; } = 2;

    /// <summary>Held-out requests of the Goodhart meter, at least 32.</summary>
    /// <value>Default 310, ten times through the mixture of families; they are not those of the scorecard.</value>
    public int MeterRequests { get; init; } = 310;

    /// <summary>Held-out requests of all families on the scorecard, at least 32; facts asked three ways and requests asked watched and unwatched come on top.</summary>
    /// <value>Default 1116, 36 times through the mixture, which with the others makes more than 2,000.</value>
    public int ScorecardRequests { get; init; } = 1116;

    /// <summary>All problems of all stages, in words. Looks at no file.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(!string.IsNullOrWhiteSpace(Model), "the model folder is not named");
        Check(Threads is null or (>= 1 and <= 256), $"threads is {Threads}; expected 1 to 256");
        Range("reply tokens", ReplyTokens, 8, 128);
        Range("demonstrations", Demonstrations, 16, 1_000_000);
        Range("preference requests", PreferenceRequests, 32, 1_000_000);
        Range("preference replies", PreferenceReplies, 2, 8);
        Range("best of", BestOf, 2, 64);
        Range("PPO requests", PpoRequests, 32, 1_000_000);
        Range("measure every", MeasureEvery, 1, 1_000_000);
        Range("meter requests", MeterRequests, 32, 1_000_000);
        Range("scorecard requests", ScorecardRequests, 32, 1_000_000);
        problems.AddRange(World.Validate());
        problems.AddRange(Supervised.Validate());
        problems.AddRange(Annotators.Validate());
        problems.AddRange(RewardModels.Validate());
        problems.AddRange(Ppo.Validate());
        return problems;

        void Range(string name, int value, int least, int most) => Check(value >= least && value <= most, $"{name} is {value}; expected {least} to {most}");

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
