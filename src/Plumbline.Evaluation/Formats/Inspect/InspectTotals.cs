using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>What a log's samples come to.</summary>
internal sealed class InspectTotals
{
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <summary>All records.</summary>
    public int Records { get; private set; }

    /// <summary>Those that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Failures by kind.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>Tokens that went in.</summary>
    public long InputTokens { get; private set; }

    /// <summary>Tokens that came out.</summary>
    public long OutputTokens { get; private set; }

    /// <summary>When the first sample began.</summary>
    public DateTimeOffset StartedAt { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>When the last sample ended.</summary>
    public DateTimeOffset CompletedAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Takes a record.</summary>
    public void Add(SampleRecord record)
    {
        Records++;
        InputTokens += record.InputTokens;
        OutputTokens += record.OutputTokens;
        DateTimeOffset completed = InspectEventWriter.CompletedAt(record);
        StartedAt = record.StartedAt < StartedAt ? record.StartedAt : StartedAt;
        CompletedAt = completed > CompletedAt ? completed : CompletedAt;
        if (record.Failure is { } failure)
        {
            Failed++;
            _failures[failure.Kind] = _failures.GetValueOrDefault(failure.Kind) + 1;
        }
    }
}
