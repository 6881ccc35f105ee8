namespace Plumbline.Recipes.Stages;

/// <summary>Reports one stage: counts its pieces and works out rate and time left.</summary>
internal sealed class StageReporter
{
    private readonly StagePlace _place;
    private readonly string _unit;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;
    private readonly long _startedAt;

    /// <summary>Starts the stage and reports that.</summary>
    public StageReporter(StagePlace place, long total, string unit, TimeProvider time, IProgress<StageProgress>? progress)
    {
        _place = place;
        Total = total;
        _unit = unit;
        _time = time;
        _progress = progress;
        _startedAt = time.GetTimestamp();
        Report(0);
    }

    /// <summary>Pieces in all, so far as known.</summary>
    public long Total { get; set; }

    /// <summary>Reports how many pieces are done. Says nothing after the last one: that is for <see cref="Finish"/>, so that a stage is done once.</summary>
    public void Report(long done, params IReadOnlyList<StageFigure> figures)
    {
        if (done < Math.Max(1, Total))
        {
            Send(done, Math.Max(1, Total), figures);
        }
    }

    /// <summary>Reports that the stage is over, though possibly not all pieces were needed.</summary>
    public void Finish(long done, params IReadOnlyList<StageFigure> figures) => Send(done, Math.Max(1, done), figures);

    private void Send(long done, long total, IReadOnlyList<StageFigure> figures)
    {
        if (_progress is null)
        {
            return;
        }

        TimeSpan elapsed = _time.GetElapsedTime(_startedAt);
        double? rate = done > 0 && elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : null;
        TimeSpan? left = rate is { } perSecond ? TimeSpan.FromSeconds((total - done) / perSecond) : null;
        _progress.Report(new StageProgress(_place.Name, _place.Number, _place.Count, done, total, _unit, elapsed, rate, left, figures));
    }
}

/// <summary>Which stage of how many.</summary>
internal readonly record struct StagePlace(string Name, int Number, int Count);
