using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Samples;

/// <summary>One thing that is asked of a model, and what would be right. As Inspect's sample, plus the two words that honest statistics need: cluster and condition.</summary>
public sealed record Sample
{
    private readonly string? _cluster;

    /// <summary>Names the sample within its task: stable between runs, at most 200 characters. A log finds a finished sample again by it.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation so far; its last message is usually the user's.</summary>
    public required IReadOnlyList<ChatMessage> Input { get; init; }

    /// <summary>The answers to choose from, in the order in which they are offered. Default none.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What would be right: texts, or the letters of right choices. Any one will do. Default none.</summary>
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>What the sample shares its luck with, such as the question that it puts in another way. Samples of one cluster are not independent.</summary>
    /// <value>Default the <see cref="Id"/>: a sample for itself.</value>
    public string Cluster
    {
        get => _cluster ?? Id;
        init => _cluster = value;
    }

    /// <summary>Under which condition the cluster is asked, such as <c>neutral</c> or <c>wrong-belief</c>: gaps compare conditions within clusters.</summary>
    /// <value>Default empty: there is one condition only.</value>
    public string Condition { get; init; } = "";

    /// <summary>Whatever solvers, scorers and metrics need to know further; written to the log. Default none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty;

    private static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>();

    /// <summary>A sample of one user message.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="prompt">What the user says.</param>
    /// <param name="target">What would be right.</param>
    public static Sample Of(string id, string prompt, params IReadOnlyList<string> target) =>
        new() { Id = id, Input = [new ChatMessage(ChatRole.User, prompt)], Target = target };

    /// <summary>The value of <see cref="Metadata"/> under a key, or null.</summary>
    public string? Find(string key) => Metadata.GetValueOrDefault(key);
}
