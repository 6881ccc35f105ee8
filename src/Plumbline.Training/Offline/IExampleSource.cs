namespace Plumbline.Training.Offline;

/// <summary>Examples by row, encoded when they are asked for, so that memory does not grow with the data set.</summary>
/// <typeparam name="TExample">What a method learns from.</typeparam>
public interface IExampleSource<TExample>
{
    /// <summary>Rows, at least 1.</summary>
    long Count { get; }

    /// <summary>Reads and encodes a row.</summary>
    /// <param name="row">0 for the first.</param>
    /// <returns>The example, or why the row cannot be used, such as being too long.</returns>
    EncodedRow<TExample> Read(long row);
}

/// <summary>A row as a method sees it.</summary>
/// <typeparam name="TExample">What a method learns from.</typeparam>
/// <param name="Id">Id of the row.</param>
/// <param name="Example">The example; default where the row is not used.</param>
/// <param name="Refusal">Why it is not used; null where it is.</param>
public readonly record struct EncodedRow<TExample>(string Id, TExample? Example, string? Refusal)
{
    /// <summary>A row that is used.</summary>
    public static EncodedRow<TExample> Of(string id, TExample example) => new(id, example, null);

    /// <summary>A row that is left out.</summary>
    public static EncodedRow<TExample> Refused(string id, string reason) => new(id, default, reason);
}
