namespace Plumbline.Evaluation.Logs;

/// <summary>What a log holds, by keys alone. Only failed samples can be there more than once: they may have been asked again.</summary>
/// <param name="keepsAnswered">Whether answered samples are remembered: for resuming, not for reading.</param>
internal sealed class SampleLogScan(bool keepsAnswered)
{
    private readonly Dictionary<UInt128, int> _lastLineOfFailed = [];
    private readonly HashSet<UInt128> _answered = [];
    private readonly HashSet<UInt128> _failed = [];
    private long _inputTokens;
    private long _outputTokens;

    /// <summary>How many bytes hold whole lines.</summary>
    public long WholeBytes { get; set; }

    public LogTotals Totals => new(_answered.Count, _failed.Count, _inputTokens, _outputTokens);

    public void Add(SampleLine line, int number)
    {
        _inputTokens += line.InputTokens;
        _outputTokens += line.OutputTokens;
        if (!line.Failed && !keepsAnswered && _lastLineOfFailed.Count == 0)
        {
            return;
        }

        UInt128 digest = line.Key.Digest();
        if (line.Failed)
        {
            _lastLineOfFailed[digest] = number;
            if (!_answered.Contains(digest))
            {
                _failed.Add(digest);
            }

            return;
        }

        if (_lastLineOfFailed.ContainsKey(digest))
        {
            _lastLineOfFailed[digest] = number;
            _failed.Remove(digest);
        }

        if (keepsAnswered)
        {
            _answered.Add(digest);
        }
    }

    /// <summary>Whether a later line of the same sample stands in this one's place.</summary>
    public bool IsReplaced(SampleKey key, int number) =>
        _lastLineOfFailed.Count > 0 && _lastLineOfFailed.TryGetValue(key.Digest(), out int last) && last > number;

    public bool IsAnswered(SampleKey key) => _answered.Count > 0 && _answered.Contains(key.Digest());

    public bool IsFailed(SampleKey key) => _failed.Count > 0 && _failed.Contains(key.Digest());
}
