using System.Globalization;

namespace Plumbline.Evaluation.Reducers;

/// <summary>
/// Makes one score of a sample's repetitions, by Inspect's names and formulas (<c>inspect_ai/scorer/_reducer</c>): <c>mean</c>, <c>median</c>, <c>mode</c>,
/// <c>max</c>, <c>at_least_k</c>, <c>pass_at_k</c>, <c>pass_k_k</c>. Repetitions without a score are left out.
/// </summary>
public sealed class EpochReducer
{
    private readonly Func<IReadOnlyList<double>, double?> _reduce;

    private EpochReducer(string name, Func<IReadOnlyList<double>, double?> reduce)
    {
        Name = name;
        _reduce = reduce;
    }

    /// <summary>Its name, as <see cref="Parse"/> reads it.</summary>
    public string Name { get; }

    /// <summary>The mean.</summary>
    public static EpochReducer Mean { get; } = new("mean", values => values.Average());

    /// <summary>The middle value; of two middle ones, their mean.</summary>
    public static EpochReducer Median { get; } = new("median", EpochMath.Median);

    /// <summary>The most frequent value; of equals the one that came first.</summary>
    public static EpochReducer Mode { get; } = new("mode", EpochMath.Mode);

    /// <summary>The largest.</summary>
    public static EpochReducer Max { get; } = new("max", values => values.Max());

    /// <summary>1 where at least <paramref name="k"/> repetitions reach <paramref name="threshold"/>, otherwise 0.</summary>
    /// <param name="k">How many, at least 1.</param>
    /// <param name="threshold">From which value a repetition counts as right. Default 1.</param>
    public static EpochReducer AtLeast(int k, double threshold = 1) =>
        Counted("at_least", k, values => EpochMath.Right(values, threshold) >= k ? 1 : 0);

    /// <summary>The chance that of <paramref name="k"/> repetitions, drawn from those made without putting back, at least one is right: 1 − C(n − c, k)/C(n, k).</summary>
    /// <remarks>Chen et al. 2021, "Evaluating large language models trained on code", equation 1. No score where fewer than k repetitions were scored.</remarks>
    /// <param name="k">How many, at least 1.</param>
    /// <param name="threshold">From which value a repetition counts as right. Default 1.</param>
    public static EpochReducer PassAt(int k, double threshold = 1) =>
        Counted("pass_at", k, values => values.Count < k ? null : EpochMath.PassAt(values.Count, EpochMath.Right(values, threshold), k));

    /// <summary>The chance that <paramref name="k"/> repetitions, drawn so, are all right: C(c, k)/C(n, k).</summary>
    /// <remarks>Yao et al. 2024, "τ-bench", section 3 (pass^k). No score where fewer than k repetitions were scored.</remarks>
    /// <param name="k">How many, at least 1.</param>
    /// <param name="threshold">From which value a repetition counts as right. Default 1.</param>
    public static EpochReducer PassK(int k, double threshold = 1) =>
        Counted("pass_k", k, values => values.Count < k ? null : EpochMath.PassK(values.Count, EpochMath.Right(values, threshold), k));

    /// <summary>A reducer by its name, such as <c>mean</c> or <c>pass_at_3</c>.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public static EpochReducer Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        EpochReducer? plain = new[] { Mean, Median, Mode, Max }.FirstOrDefault(reducer => reducer.Name == name);
        if (plain is not null)
        {
            return plain;
        }

        int last = name.LastIndexOf('_');
        if (last > 0 && int.TryParse(name.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int k) && k >= 1)
        {
            switch (name[..last])
            {
                case "at_least":
                    return AtLeast(k);
                case "pass_at":
                    return PassAt(k);
                case "pass_k":
                    return PassK(k);
                default:
                    break;
            }
        }

        throw new FormatException($"reducer '{Endpoints.FailureText.Clean(name)}' is not known; expected mean, median, mode, max, at_least_K, pass_at_K or pass_k_K");
    }

    /// <summary>One score of several.</summary>
    /// <param name="values">The scores of the repetitions that have one, in their order.</param>
    /// <returns>Null where they are too few.</returns>
    public double? Reduce(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? null : _reduce(values);
    }

    private static EpochReducer Counted(string name, int k, Func<IReadOnlyList<double>, double?> reduce)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return new EpochReducer(string.Create(CultureInfo.InvariantCulture, $"{name}_{k}"), reduce);
    }
}
