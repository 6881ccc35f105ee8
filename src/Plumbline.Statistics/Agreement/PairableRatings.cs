namespace Plumbline.Statistics;

/// <summary>The ratings that stand beside another one of their unit, counted by unit and category: all that α for categories without order depends on.</summary>
internal sealed class PairableRatings
{
    private readonly int[][] counts;
    private readonly int[] sizes;
    private readonly double[] agreements;
    private readonly int categories;

    private PairableRatings(int[] units, int[][] counts, int categories, int unpaired)
    {
        Units = units;
        Unpaired = unpaired;
        this.counts = counts;
        this.categories = categories;
        sizes = [.. counts.Select(unit => unit.Sum())];
        All = [.. Enumerable.Range(0, units.Length)];
        Count = sizes.Sum();

        // The diagonal of Krippendorff's coincidence matrix, one unit's part of it: Σ_c n_uc (n_uc − 1) / (m_u − 1).
        agreements = [.. counts.Select((unit, i) => unit.Sum(n => n * (n - 1.0)) / (sizes[i] - 1))];
    }

    /// <summary>Which of the given units have at least two ratings, <c>[unit]</c>.</summary>
    public int[] Units { get; }

    /// <summary>Every index into <see cref="Units"/>, <c>[unit]</c>.</summary>
    public int[] All { get; }

    /// <summary>How many ratings <see cref="Units"/> have.</summary>
    public int Count { get; }

    /// <summary>How many ratings stand alone in their unit.</summary>
    public int Unpaired { get; }

    /// <summary>Counts the ratings of <paramref name="units"/>, <c>[unit][rating]</c>, null where missing.</summary>
    /// <exception cref="ArgumentException">A unit is null.</exception>
    public static PairableRatings Of(IReadOnlyList<IReadOnlyList<string?>> units)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<int> kept = [];
        List<List<int>> rated = [];
        int unpaired = 0;
        for (int unit = 0; unit < units.Count; unit++)
        {
            string[] given = units[unit] is { } ratings
                ? [.. ratings.OfType<string>()]
                : throw new ArgumentException($"unit {unit} is null", nameof(units));
            if (given.Length < 2)
            {
                unpaired += given.Length;
                continue;
            }

            kept.Add(unit);
            rated.Add([.. given.Select(name => Number(numbers, name))]);
        }

        return new PairableRatings([.. kept], [.. rated.Select(unit => Tally(unit, numbers.Count))], numbers.Count, unpaired);
    }

    /// <summary>The observed and the expected disagreement of the chosen units, which may repeat; null where none is chosen.</summary>
    public (double? Observed, double? Expected) Disagreement(ReadOnlySpan<int> chosen)
    {
        if (chosen.Length == 0)
        {
            return (null, null);
        }

        Span<long> totals = categories <= 64 ? stackalloc long[categories] : new long[categories];
        double agreement = 0;
        long count = 0;
        foreach (int unit in chosen)
        {
            agreement += agreements[unit];
            count += sizes[unit];
            int[] own = counts[unit];
            for (int category = 0; category < own.Length; category++)
            {
                totals[category] += own[category];
            }
        }

        // Counted by what differs, not as 1 − what agrees, so that a single category gives exactly 0.
        double differing = 0;
        foreach (long total in totals)
        {
            differing += total * (double)(count - total);
        }

        return ((count - agreement) / count, differing / count / (count - 1));
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out int number))
        {
            number = numbers.Count;
            numbers.Add(name, number);
        }

        return number;
    }

    private static int[] Tally(List<int> unit, int categories)
    {
        int[] tally = new int[categories];
        foreach (int category in unit)
        {
            tally[category]++;
        }

        return tally;
    }
}
