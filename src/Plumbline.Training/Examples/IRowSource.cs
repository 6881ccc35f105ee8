using Plumbline.Training.DataSets;

namespace Plumbline.Training.Examples;

/// <summary>Rows by index, read when they are asked for.</summary>
public interface IRowSource
{
    /// <summary>How many.</summary>
    long Count { get; }

    /// <summary>Reads a row.</summary>
    /// <exception cref="DataSetException">It is wrong.</exception>
    DataSetRow Read(long index);
}

/// <summary>Some rows of a data set, such as one side of a split.</summary>
/// <param name="data">The data set; not disposed with this.</param>
/// <param name="rows">Indices of the rows; null for all.</param>
public sealed class DataSetRows(DataSet data, IReadOnlyList<int>? rows = null) : IRowSource
{
    /// <inheritdoc/>
    public long Count => rows?.Count ?? data.Count;

    /// <inheritdoc/>
    public DataSetRow Read(long index) => data.Read(rows is null ? index : rows[(int)index]);
}
