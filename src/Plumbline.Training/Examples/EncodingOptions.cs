namespace Plumbline.Training.Examples;

/// <summary>How rows become tokens.</summary>
public sealed record EncodingOptions
{
    /// <summary>Longest example, prompt and completion together, in tokens, at least 2; null takes what the model has room for.</summary>
    /// <value>Default null.</value>
    public int? MaxTokens { get; init; }

    /// <summary>What becomes of a longer one.</summary>
    /// <value>Default null: the method's own convention, which is TRL's. Supervised and preference methods truncate, reward models drop.</value>
    public OverlongRows? Overlong { get; init; }

    /// <summary>Whether only completions are learned where rows have a prompt (TRL: <c>completion_only_loss</c>).</summary>
    /// <value>Default true.</value>
    public bool CompletionOnly { get; init; } = true;

    /// <summary>Whether only the assistant's turns of conversations are learned (TRL: <c>assistant_only_loss</c>); needs a chat template with generation markers.</summary>
    /// <value>Default false, as in TRL.</value>
    public bool AssistantOnly { get; init; }

    /// <summary>Whether plain completions and texts are given the end token where they lack it. Conversations end as their template says.</summary>
    /// <value>Default true, as in TRL; a model that never sees it never learns to stop.</value>
    public bool AppendEnd { get; init; } = true;

    /// <summary>Words at the beginning of a whole text that make the prompt for methods that sample, at least 1. Rows with a prompt of their own do not need it.</summary>
    /// <value>Default 16.</value>
    public int PromptWords { get; init; } = 16;

    /// <summary>Longest prompt in tokens for methods that sample, at least 1; rows with longer ones are left out.</summary>
    /// <value>Default 256.</value>
    public int MaxPromptTokens { get; init; } = 256;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(MaxTokens is null or >= 2, $"longest example is {MaxTokens} tokens; expected at least 2, or none");
        Check(Overlong is null || Enum.IsDefined(Overlong.Value), "what becomes of overlong rows is not known; expected Truncate or Drop");
        Check(PromptWords >= 1, $"prompt words is {PromptWords}; expected at least 1");
        Check(MaxPromptTokens >= 1, $"longest prompt is {MaxPromptTokens} tokens; expected at least 1");
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

/// <summary>What becomes of rows that are too long.</summary>
public enum OverlongRows
{
    /// <summary>The end is cut off (TRL: <c>keep_start</c>). A row of which nothing would be learned is dropped.</summary>
    Truncate,

    /// <summary>They are left out and counted.</summary>
    Drop,
}
