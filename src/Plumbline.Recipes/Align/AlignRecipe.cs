using Plumbline.Recipes.Prompts;
using Plumbline.Training.Ppo;
using Plumbline.Training.RewardModels;

namespace Plumbline.Recipes.Align;

/// <summary>
/// Everything that <see cref="AlignPipeline"/> does, stage by stage, with every default filled in. It is stored in <c>run.json</c> and is enough,
/// with the same inputs, to run again.
/// </summary>
public sealed record AlignRecipe
{
    /// <summary>Folder of the pretrained model: a Hugging Face checkpoint with its tokenizer.</summary>
    public required string Model { get; init; }

    /// <summary>File of prompts: <c>.jsonl</c> with a <c>prompt</c> in each line, or plain text in pieces that <c>&lt;|endoftext|&gt;</c> or empty lines part.</summary>
    public required string Prompts { get; init; }

    /// <summary>Words that the simulated annotator wants in a reply; any one of them is enough. Default none.</summary>
    public IReadOnlyList<string> Want { get; init; } = [];

    /// <summary>Words that the simulated annotator does not want in a reply. Default none.</summary>
    public IReadOnlyList<string> Avoid { get; init; } = [];

    /// <summary>Seed of everything random.</summary>
    /// <value>Default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads, 1 to 256; they change speed, never results.</summary>
    /// <value>Default null: as many as the machine has processors.</value>
    public int? Threads { get; init; }

    /// <summary>Longest reply in tokens, at least 1, in every stage.</summary>
    /// <value>Default 48: about three sentences of a simple story.</value>
    public int ReplyTokens { get; init; } = 48;

    /// <summary>How prompts are cut from the file.</summary>
    public PromptOptions Cut { get; init; } = new();

    /// <summary>The stage that samples pairs and asks the annotator.</summary>
    public PreferenceStageOptions Preferences { get; init; } = new();

    /// <summary>The stage that trains the reward model.</summary>
    public RewardModelOptions RewardModel { get; init; } = new();

    /// <summary>The stage that optimises the policy.</summary>
    public PpoOptions Ppo { get; init; } = new();

    /// <summary>The stage that measures before and after.</summary>
    public EvaluationStageOptions Evaluation { get; init; } = new();

    /// <summary>All problems of all stages, in words. Looks at no file.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(!string.IsNullOrWhiteSpace(Model), "the model folder is not named");
        Check(!string.IsNullOrWhiteSpace(Prompts), "the file of prompts is not named");
        Check(Threads is null or (>= 1 and <= 256), $"threads is {Threads}; expected 1 to 256");
        Check(ReplyTokens >= 1, $"longest reply is {ReplyTokens} tokens; expected at least 1");
        problems.AddRange(new WordWish(Want, Avoid).Validate());
        problems.AddRange(Cut.Validate());
        problems.AddRange(Preferences.Validate());
        problems.AddRange(RewardModel.Validate());
        problems.AddRange(Ppo.Validate());
        problems.AddRange(Evaluation.Validate());
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
