using Plumbline.Training.DataSets;
using Plumbline.Training.Examples;

namespace Plumbline.Recipes.Train;

/// <summary>The rows of a run: those to train on and those to measure on.</summary>
internal sealed class TrainRows : IDisposable
{
    private readonly List<DataSet> _open = [];

    private TrainRows()
    {
    }

    /// <summary>Rows to train on.</summary>
    public IRowSource Training { get; private set; } = null!;

    /// <summary>Rows to measure on; null for none.</summary>
    public IRowSource? HeldOut { get; private set; }

    /// <summary>What the rows are for; null for plain texts.</summary>
    public DataSetType Type { get; private set; }

    /// <summary>Opens what a recipe names.</summary>
    /// <exception cref="DataSetException">A file cannot be read, or is of no format that is known.</exception>
    public static TrainRows Open(TrainData data, CancellationToken cancellation)
    {
        TrainRows rows = new();
        try
        {
            (IRowSource training, DataSet? set) = rows.OpenFiles(data.Files, data, cancellation);
            if (data.EvaluationFiles.Count > 0)
            {
                rows.Training = training;
                rows.HeldOut = rows.OpenFiles(data.EvaluationFiles, data, cancellation).Rows;
            }
            else
            {
                rows.Split(training, set, data, cancellation);
            }

            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    public void Dispose() => _open.ForEach(data => data.Dispose());

    private (IRowSource Rows, DataSet? Set) OpenFiles(IReadOnlyList<string> files, TrainData data, CancellationToken cancellation)
    {
        if (files.Count == 1 && TextFileRows.Is(files[0]))
        {
            Type = DataSetType.LanguageModelling;
            return (TextFileRows.Open(files[0]), null);
        }

        DataSet set = DataSet.Open(files, data.Options, cancellation);
        _open.Add(set);
        Type = set.Type;
        return (new DataSetRows(set), set);
    }

    private void Split(IRowSource all, DataSet? set, TrainData data, CancellationToken cancellation)
    {
        DataSetSplit split = set is not null ? DataSetSplit.Create(set, data.Split, cancellation) : TextSplit.Of((int)all.Count, data.Split);
        Training = new ChosenRows(all, split.Train);
        HeldOut = split.HeldOut.Count > 0 ? new ChosenRows(all, split.HeldOut) : null;
    }
}

/// <summary>Some of the rows of a source.</summary>
/// <param name="rows">The source.</param>
/// <param name="chosen">Indices of the chosen rows.</param>
internal sealed class ChosenRows(IRowSource rows, IReadOnlyList<int> chosen) : IRowSource
{
    public long Count => chosen.Count;

    public DataSetRow Read(long index) => rows.Read(chosen[(int)index]);
}

/// <summary>The split of plain texts, by position or by share as for data sets.</summary>
internal static class TextSplit
{
    public static DataSetSplit Of(int count, DataSetSplitOptions options)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        if (options.HeldOutShare is { } share)
        {
            int[] drawn = [.. all];
            new Numerics.Randomness.RandomStream(options.Seed, "data/split").Shuffle(drawn.AsSpan());
            int heldOut = Math.Clamp((int)Math.Round(share * count), 1, Math.Max(1, count - 1));
            return new DataSetSplit([.. drawn.Skip(heldOut).Order()], [.. drawn.Take(heldOut).Order()]);
        }

        int last = Math.Min(options.LastRows ?? (options.FirstRows is { } first ? Math.Max(0, count - first) : 0), count - 1);
        return new DataSetSplit([.. all.Take(Math.Min(options.FirstRows ?? count, count - last))], [.. all.TakeLast(last)]);
    }
}
