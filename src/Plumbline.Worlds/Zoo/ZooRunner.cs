using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Plumbline.Worlds.Zoo;

/// <summary>Runs exhibits over seeds. Everything that one seed or setting needs is one piece of work, so that many processors are busy to the end; results do not depend on who did which.</summary>
public static class ZooRunner
{
    /// <summary>Runs exhibits.</summary>
    /// <param name="exhibits">The exhibits.</param>
    /// <param name="options">Seeds, threads.</param>
    /// <param name="progress">Told after each piece of work, from any thread. Default null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for each exhibit, in their order.</returns>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<ExhibitResult> Run(IReadOnlyList<Exhibit> exhibits, ZooOptions options, IProgress<ZooProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(exhibits);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        ExhibitWork[] works = [.. exhibits.Select(exhibit => new ExhibitWork(exhibit, options))];
        (ExhibitWork Work, int Piece)[] pieces = [.. works.SelectMany(work => Enumerable.Range(0, work.Pieces).Select(piece => (work, piece)))];
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(Partitioner.Create(pieces, EnumerablePartitionerOptions.NoBuffering), parallel, piece =>
            {
                piece.Work.Do(piece.Piece);
                progress?.Report(new ZooProgress(Interlocked.Increment(ref done), pieces.Length, piece.Work.Exhibit.Name));
            });
        }
        catch (AggregateException failures) when (failures.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Capture(failures.InnerExceptions[0]).Throw();
        }

        return [.. works.Select(work => work.Result())];
    }
}
