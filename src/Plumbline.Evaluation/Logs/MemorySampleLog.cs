namespace Plumbline.Evaluation.Logs;

/// <summary>A log in memory: for tests, and for a few samples whose records are wanted at once.</summary>
public sealed class MemorySampleLog : ISampleLog
{
    private readonly Lock _gate = new();
    private readonly List<SampleRecord> _records = [];

    /// <inheritdoc/>
    public LogTotals Before => default;

    /// <summary>The records so far, in the order in which they ended.</summary>
    public IReadOnlyList<SampleRecord> Records
    {
        get
        {
            lock (_gate)
            {
                return [.. _records];
            }
        }
    }

    /// <inheritdoc/>
    public bool IsFinished(SampleKey key) => false;

    /// <inheritdoc/>
    public void Append(IReadOnlyList<SampleRecord> records)
    {
        lock (_gate)
        {
            _records.AddRange(records);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SampleRecord> Read() => Records;
}
