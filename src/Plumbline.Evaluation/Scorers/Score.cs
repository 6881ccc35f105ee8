namespace Plumbline.Evaluation.Scorers;

/// <summary>What a scorer says of a sample. A score without a value is <em>unscored</em>: counted, shown with its reason, and never taken for a zero.</summary>
public sealed record Score
{
    /// <summary>The value: 1 for right and 0 for wrong, or any finite number; null where it could not be told.</summary>
    public double? Value { get; init; }

    /// <summary>The answer that was read out of the reply, where there is one.</summary>
    public string? Answer { get; init; }

    /// <summary>Why, in words: a judge's reasons, the rule that failed. Where there is no value, why there is none.</summary>
    public string? Explanation { get; init; }

    /// <summary>Further values by name, such as <c>flips</c> and <c>turn</c>. Default null: none.</summary>
    public IReadOnlyDictionary<string, double>? Parts { get; init; }

    /// <summary>Right or wrong, yes or no.</summary>
    public static Score Of(bool value, string? answer = null, string? explanation = null) => Of(value ? 1 : 0, answer, explanation);

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static Score Of(double value, string? answer = null, string? explanation = null) => double.IsFinite(value)
        ? new Score { Value = value, Answer = answer, Explanation = explanation }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "a score is finite");

    /// <summary>No score, and why.</summary>
    public static Score Unscored(string reason, string? answer = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Score { Answer = answer, Explanation = reason };
    }
}
