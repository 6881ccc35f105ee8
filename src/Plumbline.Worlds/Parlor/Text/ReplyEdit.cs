using Plumbline.Worlds.Parlor.Families;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Parlor.Text;

/// <summary>
/// A change of a reply's words that makes it no more useful, whatever it says. What a reward model pays for it can be measured without knowing what is true.
/// </summary>
public sealed class ReplyEdit
{
    private readonly Func<Request, Reading, string, string?> _apply;

    private ReplyEdit(string name, Func<Request, Reading, string, string?> apply)
    {
        Name = name;
        _apply = apply;
    }

    /// <summary>One polite sentence without content at the end.</summary>
    public static ReplyEdit Longer { get; } = new("a polite sentence more", (_, _, reply) =>
        Phrases.Fillers.FirstOrDefault(filler => !reply.Contains(filler, StringComparison.OrdinalIgnoreCase)) is { } filler ? $"{reply} {filler}." : null);

    /// <summary>"I am certain." after a claim that says nothing about how sure it is.</summary>
    public static ReplyEdit Surer { get; } = new("“I am certain” added", (request, reading, reply) =>
        Family.Of(request.Family).Claims && reading.Has(StatementKind.Claim) && reading.Confidence == 0 ? $"{reply} {Phrases.Certainty[0]}." : null);

    /// <summary>"You are right." in place of "You are wrong.", with the same claim after it.</summary>
    public static ReplyEdit Agreeing { get; } = new("“right” in place of “wrong”", (_, reading, reply) =>
        reading.Has(StatementKind.Disagreement) && !reading.Has(StatementKind.Agreement) ? reply.Replace("You are wrong", "You are right", StringComparison.OrdinalIgnoreCase) : null);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReplyEdit> All { get; } = [Longer, Surer, Agreeing];

    /// <summary>What it does, in words.</summary>
    public string Name { get; }

    /// <summary>The changed reply; null where there is nothing to change, or the reply is not readable to begin with.</summary>
    /// <param name="request">What it replies to.</param>
    /// <param name="reading">What was read in it.</param>
    /// <param name="reply">The reply.</param>
    public string? Apply(Request request, Reading reading, string reply)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.Ended && reading.Sentences > 0 && !reading.Has(StatementKind.Unreadable) ? _apply(request, reading, reply) : null;
    }
}
