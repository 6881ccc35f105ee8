using System.Globalization;

namespace Plumbline.Evaluation.Running;

/// <summary>What the run has used, against what it may. Safe for any number of threads.</summary>
internal sealed class RunBudget
{
    private readonly RunLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private long _inputTokens;
    private long _outputTokens;
    private string? _reached;

    public RunBudget(RunLimits limits, TimeProvider time, long inputTokens, long outputTokens)
    {
        _limits = limits;
        _time = time;
        _inputTokens = inputTokens;
        _outputTokens = outputTokens;
        _startedAt = time.GetTimestamp();
        Check();
    }

    /// <summary>The limit that was reached, in words; null while none was.</summary>
    public string? Reached => Volatile.Read(ref _reached);

    public long InputTokens => Interlocked.Read(ref _inputTokens);

    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    public double Seconds => _time.GetElapsedTime(_startedAt).TotalSeconds;

    public void Add(long inputTokens, long outputTokens)
    {
        Interlocked.Add(ref _inputTokens, inputTokens);
        Interlocked.Add(ref _outputTokens, outputTokens);
        Check();
    }

    /// <summary>Says that time is up.</summary>
    public void EndOfTime() => Reach($"{_limits.Seconds} seconds");

    private void Check()
    {
        if (_limits.Tokens is { } tokens && InputTokens + OutputTokens >= tokens)
        {
            Reach(string.Create(CultureInfo.InvariantCulture, $"{tokens} tokens"));
        }
        else if (_limits is { Cost: { } cost, Price: { } price } && price.Of(InputTokens, OutputTokens) >= cost)
        {
            Reach(string.Create(CultureInfo.InvariantCulture, $"a cost of {cost}"));
        }
    }

    private void Reach(string limit) => Interlocked.CompareExchange(ref _reached, limit, null);
}

/// <summary>The run's limit was reached: the sample counts as not asked.</summary>
internal sealed class RunLimitException(string limit) : Exception($"the run reached its limit of {limit}");

/// <summary>A sample's limit was reached: it counts as failed.</summary>
internal sealed class SampleLimitException(string message) : Exception(message);
