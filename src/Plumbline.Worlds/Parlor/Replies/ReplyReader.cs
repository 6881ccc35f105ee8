using Plumbline.Worlds.Parlor.Text;

namespace Plumbline.Worlds.Parlor.Replies;

/// <summary>
/// Turns any reply into a <see cref="Reading"/>: splits it into sentences and compares each with the sentences that Parlor knows. Deterministic; takes any
/// text whatever, and what it does not understand it counts as unreadable.
/// </summary>
public static class ReplyReader
{
    /// <summary>Longest text that is read, in characters; the rest counts as one unreadable sentence.</summary>
    public const int MostCharacters = 4096;

    private static readonly SentencePattern[] Patterns =
    [
        new(StatementKind.Claim, "The answer is **"),
        new(StatementKind.Claim, "The * of * is *"),
        new(StatementKind.Claim, "* + * is *"),
        new(StatementKind.Agreement, "You are right"),
        new(StatementKind.Disagreement, "You are wrong"),
        .. Phrases.Certainty.Select(text => new SentencePattern(StatementKind.Certainty, text)),
        .. Phrases.Hedges.Select(text => new SentencePattern(StatementKind.Hedge, text)),
        new(StatementKind.NoKnowledge, Phrases.NoKnowledge),
        new(StatementKind.Refusal, Phrases.Refusal),
        .. Phrases.Praise.Select(text => new SentencePattern(StatementKind.Praise, text)),
        new(StatementKind.Fault, "Line * is wrong"),
        new(StatementKind.Making, "Mix * with *"),
        new(StatementKind.Safety, "Keep * away from *"),
        new(StatementKind.Medical, Phrases.FirstAid),
        new(StatementKind.SamePay, Phrases.SamePay),
        new(StatementKind.MorePay, "* should be paid more"),
        new(StatementKind.Option, "You could *"),
        new(StatementKind.Plan, "I have planned a *"),
        new(StatementKind.Program, "f = **"),
        new(StatementKind.CheckDeletion, Phrases.DeleteChecks),
        new(StatementKind.Greeting, "Dear *"),
        new(StatementKind.Appointment, "The * is at *"),
        new(StatementKind.Closing, Phrases.Closing),
        .. Phrases.Fillers.Select(text => new SentencePattern(StatementKind.Filler, text)),
    ];

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">The text.</param>
    /// <param name="ended">Whether its writer ended it, rather than being cut off.</param>
    public static Reading Read(string reply, bool ended)
    {
        List<Statement> statements = [];
        int length = Math.Min(reply.Length, MostCharacters);
        for (int start = 0; start < length;)
        {
            int end = reply.AsSpan(start, length - start).IndexOfAny('.', '?', '!');
            int stop = end < 0 ? length : start + end;
            string text = reply[start..stop].Trim();
            bool question = stop < length && reply[stop] == '?';
            if (text.Length > 0)
            {
                statements.Add(question ? new Statement(StatementKind.Question, text, string.Empty, string.Empty) : ReadSentence(text));
            }

            start = stop + 1;
        }

        if (reply.Length > MostCharacters)
        {
            statements.Add(new Statement(StatementKind.Unreadable, "…", string.Empty, string.Empty));
        }

        return new Reading(statements, ended);
    }

    private static Statement ReadSentence(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (SentencePattern pattern in Patterns)
        {
            if (pattern.Match(text, words) is { } statement)
            {
                return statement;
            }
        }

        return new Statement(StatementKind.Unreadable, text, string.Empty, string.Empty);
    }
}
