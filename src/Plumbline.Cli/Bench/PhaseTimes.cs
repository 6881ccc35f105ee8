using Plumbline.Training.Ppo;

namespace Plumbline.Cli.Bench;

/// <summary>Adds up wall time and processor time of the parts of an iteration.</summary>
/// <param name="time">The clock.</param>
/// <param name="processorTime">Time that all threads of this process have run.</param>
internal sealed class PhaseTimes(TimeProvider time, Func<TimeSpan> processorTime)
{
    private readonly (TimeSpan Wall, TimeSpan Processor)[] _totals = new (TimeSpan, TimeSpan)[Enum.GetValues<PpoPhase>().Length];
    private PpoPhase _current = PpoPhase.Bookkeeping;
    private long _begin = time.GetTimestamp();
    private TimeSpan _processorBegin = processorTime();

    /// <summary>Ends one part and begins another.</summary>
    public void Begin(PpoPhase phase)
    {
        long now = time.GetTimestamp();
        TimeSpan processorNow = processorTime();
        (TimeSpan wall, TimeSpan processor) = _totals[(int)_current];
        _totals[(int)_current] = (wall + time.GetElapsedTime(_begin, now), processor + processorNow - _processorBegin);
        (_current, _begin, _processorBegin) = (phase, now, processorNow);
    }

    /// <summary>Wall and processor time of each part since the last call, indexed by <see cref="PpoPhase"/>.</summary>
    public (TimeSpan Wall, TimeSpan Processor)[] Take()
    {
        Begin(PpoPhase.Bookkeeping);
        (TimeSpan Wall, TimeSpan Processor)[] taken = [.. _totals];
        Array.Clear(_totals);
        return taken;
    }
}
