using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Logs;

/// <summary>One sample as it ended: one line of <c>samples.jsonl</c>. Metrics, reports and other tools' formats are made from these lines alone.</summary>
public sealed record SampleRecord
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The sample.</summary>
    public required string Id { get; init; }

    /// <summary>Which repetition, from 1.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>The place of the sample in its task, from 0: the order in which metrics take records, whenever they ended.</summary>
    public int Index { get; init; }

    /// <summary>What the sample shares its luck with.</summary>
    public required string Cluster { get; init; }

    /// <summary>Under which condition it was asked.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The answers to choose from.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What would be right.</summary>
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>The whole conversation.</summary>
    public IReadOnlyList<MessageRecord> Messages { get; init; } = [];

    /// <summary>How many of <see cref="Messages"/> were the sample's input.</summary>
    public int InputMessages { get; init; }

    /// <summary>What the scorers said, by name. Empty where the sample failed before it could be scored.</summary>
    public IReadOnlyDictionary<string, Score> Scores { get; init; } = new Dictionary<string, Score>();

    /// <summary>What the sample brought along.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What solvers left.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Why the sample failed; null where it was answered. A failed sample is counted, with its kind, in every result.</summary>
    public SampleFailure? Failure { get; init; }

    /// <summary>Tokens that went in, as the endpoint counted them; 0 where it did not say.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens that came out.</summary>
    public long OutputTokens { get; init; }

    /// <summary>How many requests it took, retries included; 0 where the cache had it all.</summary>
    public int Requests { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in seconds, waiting included.</summary>
    public double Seconds { get; init; }

    /// <summary>Why the model stopped writing its last reply, as the endpoint said: <c>stop</c>, <c>length</c>, …; null where it did not.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The text of the model's last message; empty where it gave none.</summary>
    public string Reply()
    {
        for (int index = Messages.Count - 1; index >= InputMessages; index--)
        {
            if (Messages[index].Role == "assistant")
            {
                return Messages[index].Text;
            }
        }

        return "";
    }
}
