namespace Plumbline.Training.Collation;

/// <summary>Which sequences share a row. A pure function of lengths; no sequence is cut, none is dropped.</summary>
public static class PackingPlan
{
    /// <summary>Plans rows.</summary>
    /// <param name="lengths">Tokens of each sequence, at least 1 each.</param>
    /// <param name="maximum">Most tokens of a row.</param>
    /// <param name="kind">How.</param>
    /// <returns>The rows, in the order in which they were begun.</returns>
    /// <exception cref="ArgumentException">A sequence is empty or longer than a row: cut or drop it first.</exception>
    public static IReadOnlyList<PackedRow> Of(IReadOnlyList<int> lengths, int maximum, PackingKind kind)
    {
        for (int i = 0; i < lengths.Count; i++)
        {
            if (lengths[i] < 1 || lengths[i] > maximum)
            {
                throw new ArgumentException($"sequence {i} has {lengths[i]} tokens; expected 1 to {maximum}, the size of a row: cut or drop it first", nameof(lengths));
            }
        }

        return kind switch
        {
            PackingKind.InOrder => InOrder(lengths, maximum),
            PackingKind.BestFitDecreasing => BestFit(lengths, maximum),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a known packing"),
        };
    }

    /// <summary>Position of each token of a row: from 0 anew at every sequence.</summary>
    /// <param name="lengths">Tokens of each sequence of the row.</param>
    public static int[] Positions(IEnumerable<int> lengths) => [.. lengths.SelectMany(length => Enumerable.Range(0, length))];

    private static List<PackedRow> InOrder(IReadOnlyList<int> lengths, int maximum)
    {
        List<PackedRow> rows = [];
        List<int> items = [];
        int tokens = 0;
        for (int i = 0; i < lengths.Count; i++)
        {
            if (items.Count > 0 && tokens > maximum - lengths[i])
            {
                rows.Add(new PackedRow(items, tokens));
                items = [];
                tokens = 0;
            }

            items.Add(i);
            tokens += lengths[i];
        }

        if (items.Count > 0)
        {
            rows.Add(new PackedRow(items, tokens));
        }

        return rows;
    }

    private static PackedRow[] BestFit(IReadOnlyList<int> lengths, int maximum)
    {
        // Rows by what still fits into them, then by age: the first that is large enough is the fullest.
        SortedSet<(int Space, int Row)> open = [];
        List<List<int>> rows = [];
        List<int> spaces = [];
        foreach (int item in Enumerable.Range(0, lengths.Count).OrderByDescending(i => lengths[i]).ThenBy(i => i))
        {
            (int Space, int Row) fullest = open.GetViewBetween((lengths[item], 0), (maximum, int.MaxValue)).Min;
            bool fits = fullest.Space >= lengths[item];
            int row = fits ? fullest.Row : rows.Count;
            if (fits)
            {
                open.Remove(fullest);
            }
            else
            {
                rows.Add([]);
                spaces.Add(maximum);
            }

            rows[row].Add(item);
            spaces[row] -= lengths[item];
            open.Add((spaces[row], row));
        }

        return [.. rows.Select((items, row) => new PackedRow(items, maximum - spaces[row]))];
    }
}
