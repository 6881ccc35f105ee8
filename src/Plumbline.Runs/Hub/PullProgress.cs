namespace Plumbline.Runs.Hub;

/// <summary>Adds up what a pull has brought, and reports it.</summary>
internal sealed class PullProgress(IReadOnlyList<HubFile> files, TimeProvider time, IProgress<HubProgress>? progress)
{
    private readonly long startedAt = time.GetTimestamp();
    private readonly long total = files.Sum(file => file.Bytes ?? 0);
    private HubFile? current;
    private int number;
    private long before;
    private long here;
    private long fresh;

    /// <summary>A file is next.</summary>
    public void Begin(HubFile file)
    {
        current = file;
        number++;
        here = -1;
        Report(0);
    }

    /// <summary>The file in hand has this many bytes here. The first call may count what an earlier pull left: that is no fresh content.</summary>
    public void Count(long bytes)
    {
        fresh += here >= 0 && bytes > here ? bytes - here : 0;
        here = bytes;
        Report(bytes);
    }

    /// <summary>The file in hand is here.</summary>
    public void End(PulledFile file)
    {
        before += file.Bytes;
        Report(0);
    }

    private void Report(long bytes)
    {
        double seconds = time.GetElapsedTime(startedAt).TotalSeconds;
        progress?.Report(new HubProgress(current!.Path, number, files.Count, before + bytes, Math.Max(total, before + bytes), fresh > 0 && seconds > 0 ? fresh / seconds : null));
    }
}
