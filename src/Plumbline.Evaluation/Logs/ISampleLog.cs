namespace Plumbline.Evaluation.Logs;

/// <summary>Where finished samples go, and where measurements come from. <see cref="SampleLog"/> is a file, <see cref="MemorySampleLog"/> a list.</summary>
public interface ISampleLog
{
    /// <summary>What earlier processes left in the log when it was opened.</summary>
    LogTotals Before { get; }

    /// <summary>Whether a sample was finished before the log was opened, and is not to be asked again. Safe for several threads.</summary>
    bool IsFinished(SampleKey key);

    /// <summary>Adds finished samples: when it returns, killing this process loses none of them. One thread at a time.</summary>
    /// <exception cref="Plumbline.Runs.RunException">The log cannot be written.</exception>
    void Append(IReadOnlyList<SampleRecord> records);

    /// <summary>All records, one for each sample: where a failed one was asked again, the later. In no particular order, streamed.</summary>
    /// <exception cref="Plumbline.Runs.RunException">The log cannot be read, or is damaged.</exception>
    IEnumerable<SampleRecord> Read();
}
