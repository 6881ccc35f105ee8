namespace Plumbline.Recipes.Prompts;

/// <summary>How prompts are cut from a file of texts.</summary>
public sealed record PromptOptions
{
    /// <summary>Words of a text that make its prompt, at least 1; ignored for JSON Lines, whose prompts are taken whole.</summary>
    /// <value>Default 16: past the opening formula that stories share, so that prompts differ.</value>
    public int Words { get; init; } = 16;

    /// <summary>Longest prompt in tokens, at least 1. Longer ones are left out and counted.</summary>
    /// <value>Default 64.</value>
    public int MaxTokens { get; init; } = 64;

    /// <summary>Prompts kept out of all training, to measure on, at least 2.</summary>
    /// <value>Default 256.</value>
    public int HeldOut { get; init; } = 256;

    /// <summary>Most prompts to train on, at least 1; null takes all that are left.</summary>
    /// <value>Default null.</value>
    public int? MaxTraining { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Words >= 1, $"prompt words is {Words}; expected at least 1");
        Check(MaxTokens >= 1, $"longest prompt is {MaxTokens} tokens; expected at least 1");
        Check(HeldOut >= 2, $"held-out prompts is {HeldOut}; expected at least 2");
        Check(MaxTraining is null or >= 1, $"most training prompts is {MaxTraining}; expected at least 1, or none");
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
