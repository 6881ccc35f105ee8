namespace Plumbline.Training.DataSets;

/// <summary>What the rows of a data set are for. The types, and the columns that make them, are TRL's.</summary>
public enum DataSetType
{
    /// <summary>Whole texts or conversations: column <c>text</c> or <c>messages</c>. Rows are <see cref="TextRow"/>.</summary>
    LanguageModelling,

    /// <summary>Prompts alone: column <c>prompt</c>. Rows are <see cref="PromptRow"/>.</summary>
    PromptOnly,

    /// <summary>Prompts with a wanted completion: columns <c>prompt</c>, <c>completion</c>. Rows are <see cref="CompletionRow"/>.</summary>
    PromptCompletion,

    /// <summary>Two completions, one preferred: columns <c>chosen</c>, <c>rejected</c> and mostly <c>prompt</c>. Rows are <see cref="PreferenceRow"/>.</summary>
    Preference,

    /// <summary>Completions marked good or bad: columns <c>prompt</c>, <c>completion</c>, <c>label</c>. Rows are <see cref="UnpairedRow"/>.</summary>
    UnpairedPreference,

    /// <summary>Solutions in steps, each marked right or wrong: columns <c>prompt</c>, <c>completions</c>, <c>labels</c>. Rows are <see cref="StepwiseRow"/>.</summary>
    StepwiseSupervision,
}
