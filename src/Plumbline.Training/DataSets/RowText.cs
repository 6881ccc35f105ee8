using System.Text.Json;
using Plumbline.Training.DataSets.Formats;

namespace Plumbline.Training.DataSets;

/// <summary>A text of a row: either plain, or a conversation that a chat template turns into text.</summary>
public abstract record RowText
{
    private protected RowText()
    {
    }

    /// <summary>True where nothing is said: no character, no message, or the last message says nothing and calls no tool.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Everything that is said, in order: the text itself, or the content of every message, without roles and tool calls.</summary>
    public abstract IEnumerable<string> Said { get; }
}

/// <summary>A text as it is.</summary>
/// <param name="Text">The text; may be empty.</param>
public sealed record PlainText(string Text) : RowText
{
    /// <inheritdoc/>
    public override bool IsEmpty => Text.Length == 0;

    /// <inheritdoc/>
    public override IEnumerable<string> Said => [Text];
}

/// <summary>
/// A list of messages, each a JSON object with <c>role</c> (system, developer, user, assistant or tool) and <c>content</c> (a text, or a list of parts of
/// type text); an assistant's message may have <c>tool_calls</c> instead of content. All other members are kept for the chat template.
/// </summary>
public sealed record Conversation : RowText
{
    private Conversation(JsonElement messages) => Messages = messages;

    /// <summary>A conversation without messages, as the prompt of two completions that have nothing in common.</summary>
    public static Conversation Empty { get; } = new(JsonElement.Parse("[]"u8));

    /// <summary>The messages: a JSON array of objects, already found right.</summary>
    public JsonElement Messages { get; }

    /// <summary>How many messages there are.</summary>
    public int Count => Messages.GetArrayLength();

    /// <summary>Who speaks, message by message.</summary>
    public IEnumerable<string> Roles => Messages.EnumerateArray().Select(message => message.GetProperty("role").GetString()!);

    /// <inheritdoc/>
    public override bool IsEmpty => Count == 0 || (Messages[Count - 1] is var last && !MessageRules.CallsTools(last) && MessageRules.Said(last).Length == 0);

    /// <inheritdoc/>
    public override IEnumerable<string> Said => Messages.EnumerateArray().Select(MessageRules.Said);

    /// <summary>A conversation of the given messages.</summary>
    /// <param name="messages">A JSON array of messages; it must not be disposed of while the conversation is used.</param>
    /// <exception cref="ArgumentException">It is no list of messages; the message says which member is wrong.</exception>
    public static Conversation Create(JsonElement messages) =>
        MessageRules.Fault(messages) is { } fault
            ? throw new ArgumentException($"messages{fault.Path}: found {fault.Found}, expected {fault.Expected}", nameof(messages))
            : new Conversation(messages);

    /// <summary>This conversation and then another.</summary>
    public Conversation Then(Conversation next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new Conversation(MessageWriter.Join(Messages.EnumerateArray().Concat(next.Messages.EnumerateArray())));
    }

    /// <summary>The messages from <paramref name="start"/>, 0-based, up to but not including <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such messages.</exception>
    public Conversation Slice(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        return new Conversation(MessageWriter.Join(Messages.EnumerateArray().Skip(start).Take(end - start)));
    }

    /// <summary>True for the same messages, whatever the order of their members and the spelling of their texts.</summary>
    public bool Equals(Conversation? other) => other is not null && JsonElement.DeepEquals(Messages, other.Messages);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, string.Concat(Said));

    /// <summary>The messages as JSON.</summary>
    public override string ToString() => Messages.GetRawText();

    // For messages that were checked already, or that this project wrote itself.
    internal static Conversation OfChecked(JsonElement messages) => new(messages);
}
