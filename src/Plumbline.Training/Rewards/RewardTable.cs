namespace Plumbline.Training.Rewards;

/// <summary>What several reward functions said about some replies.</summary>
public sealed class RewardTable
{
    private readonly IReadOnlyList<(string Name, double Weight)> _columns;
    private readonly IReadOnlyDictionary<string, double?[]> _parts;

    internal RewardTable(IReadOnlyList<(string Name, double Weight)> columns, IReadOnlyDictionary<string, double?[]> parts, int count)
    {
        _columns = columns;
        _parts = parts;
        Totals = new double?[count];
        for (int i = 0; i < count; i++)
        {
            Totals[i] = Total(i);
        }
    }

    /// <summary>Names of the functions, in their order.</summary>
    public IEnumerable<string> Names => _columns.Select(column => column.Name);

    /// <summary>Weighted sum of each reply's rewards; null where not one of them could be read. A part that could not be read is left out of the sum, as in TRL.</summary>
    public double?[] Totals { get; }

    /// <summary>Share of all single rewards that could not be read, 0 to 1.</summary>
    public double UnreadableShare => Totals.Length == 0 ? 0 : _parts.Values.Sum(part => part.Count(score => score is null)) / (double)(Totals.Length * _columns.Count);

    /// <summary>Rewards of one function, before its weight.</summary>
    public IReadOnlyList<double?> Part(string name) => _parts[name];

    /// <summary>Weight of one function.</summary>
    public double Weight(string name) => _columns.First(column => column.Name == name).Weight;

    /// <summary>The rewards of one reply by name.</summary>
    public IReadOnlyDictionary<string, double?> Of(int reply) =>
        _columns.ToDictionary(column => column.Name, column => _parts[column.Name][reply], StringComparer.Ordinal);

    private double? Total(int reply)
    {
        double sum = 0;
        bool any = false;
        foreach ((string name, double weight) in _columns)
        {
            if (_parts[name][reply] is { } score)
            {
                sum += weight * score;
                any = true;
            }
        }

        return any ? sum : null;
    }
}
