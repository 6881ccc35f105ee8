namespace Plumbline.Recipes.Align;

/// <summary>How the model is measured before and after training, on held-out prompts.</summary>
public sealed record EvaluationStageOptions
{
    /// <summary>Replies per held-out prompt, at least 1. The same random numbers are used before and after.</summary>
    /// <value>Default 2.</value>
    public int RepliesPerPrompt { get; init; } = 2;

    /// <summary>Replies shown side by side in the report and in the result, 0 or more.</summary>
    /// <value>Default 8.</value>
    public int ShownSamples { get; init; } = 8;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (RepliesPerPrompt < 1)
        {
            problems.Add($"replies per held-out prompt is {RepliesPerPrompt}; expected at least 1");
        }

        if (ShownSamples < 0)
        {
            problems.Add($"shown samples is {ShownSamples}; expected 0 or more");
        }

        return problems;
    }
}
