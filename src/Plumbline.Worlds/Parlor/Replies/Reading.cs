namespace Plumbline.Worlds.Parlor.Replies;

/// <summary>What a reply says and does, sentence by sentence.</summary>
/// <param name="Statements">Its sentences in order.</param>
/// <param name="Ended">Whether its writer ended it, rather than being cut off.</param>
public sealed record Reading(IReadOnlyList<Statement> Statements, bool Ended)
{
    /// <summary>Sentences in all.</summary>
    public int Sentences => Statements.Count;

    /// <summary>Whether any sentence is of a kind.</summary>
    public bool Has(StatementKind kind) => Count(kind) > 0;

    /// <summary>How many sentences are of a kind.</summary>
    public int Count(StatementKind kind)
    {
        int count = 0;
        foreach (Statement statement in Statements)
        {
            count += statement.Kind == kind ? 1 : 0;
        }

        return count;
    }

    /// <summary>The values of all sentences of a kind, each once.</summary>
    public IReadOnlyList<string> Values(StatementKind kind) =>
        [.. Statements.Where(statement => statement.Kind == kind).Select(statement => statement.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How sure the reply sounds: 1 says that it is certain, −1 that it is not or does not know, 0 neither or both.</summary>
    public int Confidence
    {
        get
        {
            bool doubts = Has(StatementKind.Hedge) || Has(StatementKind.NoKnowledge);
            return Has(StatementKind.Certainty) == doubts ? 0 : doubts ? -1 : 1;
        }
    }
}
