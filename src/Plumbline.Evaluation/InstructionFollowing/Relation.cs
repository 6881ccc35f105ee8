namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>How a count is compared with its threshold.</summary>
public enum Relation
{
    /// <summary>At least as many.</summary>
    AtLeast,

    /// <summary>Fewer.</summary>
    LessThan,
}

/// <summary>What relations mean.</summary>
public static class RelationMeaning
{
    /// <summary>Whether a count stands in the relation to a threshold.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="count">What was counted.</param>
    /// <param name="threshold">What it is compared with.</param>
    public static bool Holds(this Relation relation, int count, int threshold) => relation == Relation.AtLeast ? count >= threshold : count < threshold;
}
