using System.Globalization;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Solvers.Choices;

/// <summary>A question with answers to choose from, before their order is fixed.</summary>
public sealed record ChoiceQuestion
{
    /// <summary>The key of <see cref="Sample.Metadata"/> that holds the order: for each choice as offered, its place in the source, from 0, separated by commas.</summary>
    public const string OrderKey = "order";

    /// <summary>Names the sample.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>The answers to choose from, 2 to 26 different ones, in the source's order.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>The places of right answers in <see cref="Choices"/>, from 0.</summary>
    public required IReadOnlyList<int> Right { get; init; }

    /// <summary>What the user says after the question, such as a belief. Default null: nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>As <see cref="Sample.Cluster"/>. Default null: the <see cref="Id"/>. The shuffled order hangs on it, so that all conditions of a cluster share one.</summary>
    public string? Cluster { get; init; }

    /// <summary>As <see cref="Sample.Condition"/>.</summary>
    public string Condition { get; init; } = "";

    /// <summary>As <see cref="Sample.Metadata"/>; the order is added.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The sample, with its choices in a random order that hangs on seed and cluster: the place of an answer tells nothing.</summary>
    public Sample Shuffled(ulong seed) => InOrder(SeededHash.Shuffle(seed, $"order/{Cluster ?? Id}", [.. Enumerable.Range(0, Choices.Count)]));

    /// <summary>The sample, with its choices as in the source.</summary>
    public Sample AsGiven() => InOrder([.. Enumerable.Range(0, Choices.Count)]);

    /// <summary>The sample, with its choices in the opposite order.</summary>
    public Sample Reversed() => InOrder([.. Enumerable.Range(0, Choices.Count).Reverse()]);

    private Sample InOrder(IReadOnlyList<int> order)
    {
        if (Choices.Count is < 2 or > ChoiceLetters.Most)
        {
            throw new ArgumentException($"the question {Id} has {Choices.Count} choices; expected 2 to {ChoiceLetters.Most}");
        }

        Dictionary<string, string> metadata = new(Metadata, StringComparer.Ordinal)
        {
            [OrderKey] = string.Join(',', order.Select(place => place.ToString(CultureInfo.InvariantCulture))),
        };
        return new Sample
        {
            Id = Id,
            Input = [new ChatMessage(ChatRole.User, Remark is null ? Text : $"{Text}\n\n{Remark}")],
            Choices = [.. order.Select(place => Choices[place])],
            Target = [.. Enumerable.Range(0, order.Count).Where(index => Right.Contains(order[index])).Select(ChoiceLetters.Of)],
            Cluster = Cluster ?? Id,
            Condition = Condition,
            Metadata = metadata,
        };
    }
}
