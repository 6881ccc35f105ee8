using System.Globalization;

namespace Plumbline.Training.DataSets;

/// <summary>The name of a row: the same whenever the same file is opened, so that lineage can point to it.</summary>
/// <param name="File">Name of the file without its folder; with as much of the folder as it takes to tell apart several files of one data set.</param>
/// <param name="Number">1-based line of a JSONL file, blank lines counted; 1-based element of a JSON array.</param>
/// <param name="Own">What the row calls itself: its column <c>id</c>, if that is a text or a whole number. Nothing makes these unique.</param>
public sealed record RowId(string File, long Number, string? Own = null)
{
    /// <summary>Where the row stands, such as <c>train.jsonl#17</c>: unique within a data set.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{File}#{Number}");

    /// <summary>The row's own id where it has one, else its <see cref="Place"/>.</summary>
    public string Name => Own ?? Place;

    /// <summary>The place, and the row's own id beside it.</summary>
    public override string ToString() => Own is null ? Place : $"{Place} ({Own})";
}
