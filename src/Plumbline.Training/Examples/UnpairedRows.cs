using Plumbline.Training.DataSets;

namespace Plumbline.Training.Examples;

/// <summary>Rows as completions with a verdict: each preference becomes two, the chosen reply good and the rejected one bad, as TRL's KTO reads them.</summary>
/// <param name="rows">The rows.</param>
public sealed class UnpairedRows(IRowSource rows) : IRowSource
{
    private readonly bool _preferences = rows.Count > 0 && rows.Read(0) is PreferenceRow;

    /// <inheritdoc/>
    public long Count => _preferences ? 2 * rows.Count : rows.Count;

    /// <inheritdoc/>
    public DataSetRow Read(long index)
    {
        DataSetRow row = rows.Read(_preferences ? index / 2 : index);
        return row is PreferenceRow preference ? (index % 2 == 0 ? preference.Unpair().Good : preference.Unpair().Bad) : row;
    }
}
