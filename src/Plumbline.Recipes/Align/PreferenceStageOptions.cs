using Plumbline.Training.Preferences;

namespace Plumbline.Recipes.Align;

/// <summary>How preferences are collected.</summary>
public sealed record PreferenceStageOptions
{
    /// <summary>Training prompts that replies are sampled for, at least 2; fewer where the file holds fewer.</summary>
    /// <value>Default 768.</value>
    public int MaxPrompts { get; init; } = 768;

    /// <summary>Replies per prompt, 2 to 64; the annotator compares every two of them.</summary>
    /// <value>Default 8: 28 comparisons for eight replies, so that even a rare wish makes some difference at many prompts.</value>
    public int RepliesPerPrompt { get; init; } = 8;

    /// <summary>Verdicts after which no more replies are sampled, at least 1; those on the prompts at hand are still taken.</summary>
    /// <value>Default 3000: a wish that the model often meets needs no more, and a rare one seldom comes to so many.</value>
    public int EnoughPreferences { get; init; } = 3000;

    /// <summary>Who prefers.</summary>
    public AnnotatorOptions Annotator { get; init; } = new();

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (MaxPrompts < 2)
        {
            problems.Add($"preference prompts is {MaxPrompts}; expected at least 2");
        }

        if (RepliesPerPrompt is < 2 or > 64)
        {
            problems.Add($"replies per preference prompt is {RepliesPerPrompt}; expected 2 to 64");
        }

        if (EnoughPreferences < 1)
        {
            problems.Add($"enough preferences is {EnoughPreferences}; expected at least 1");
        }

        problems.AddRange(Annotator.Validate());
        return problems;
    }
}
