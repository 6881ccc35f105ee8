namespace Plumbline.Training.DataSets.Files;

/// <summary>Where a row stands, for its id and for messages about it.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="FileName">What row ids call the file.</param>
/// <param name="Unit">What is counted: "line" or "row".</param>
/// <param name="Number">1-based.</param>
internal sealed record RowPlace(string Path, string FileName, string Unit, long Number)
{
    /// <summary>An error of this row, or of one of its columns.</summary>
    public DataSetException Error(string? column, string found, string expected, string mend, Exception? inner = null) =>
        new(Path, column is null ? $"{Unit} {Number}" : $"{Unit} {Number}, column {column}", found, expected, mend, inner) { Number = Number, Column = column };
}
