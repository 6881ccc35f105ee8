using System.Security.Cryptography;
using System.Text;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Training.DataSets;

/// <summary>Rows to train on and rows to measure on. No row is on both sides.</summary>
/// <param name="Train">Indices of the rows to train on, in ascending order; at least one.</param>
/// <param name="HeldOut">Indices of the rows held out, in ascending order; may be none.</param>
public sealed record DataSetSplit(IReadOnlyList<int> Train, IReadOnlyList<int> HeldOut)
{
    // Its own name: another seed of training need not change what is held out.
    private const string Stream = "data/split";

    /// <summary>Splits a data set. By group, every row is read once.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="options">How it is split; null for no rows held out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">An option is out of range, or asks for more rows than there are.</exception>
    /// <exception cref="DataSetException">A row is wrong or has no such column.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSetSplit Create(DataSet data, DataSetSplitOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new DataSetSplitOptions();
        List<string> problems = [.. options.Validate()];
        if (data.Count > Array.MaxLength)
        {
            problems.Add($"the data set has {data.Count} rows; expected at most {Array.MaxLength}");
        }
        else if ((long)(options.FirstRows ?? (options.LastRows is null ? 0 : 1)) + (options.LastRows ?? 0) > data.Count)
        {
            problems.Add($"the split asks for more rows than there are ({data.Count}); expected first rows and last rows to fit");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        int count = (int)data.Count;
        if (options.HeldOutShare is not { } share)
        {
            int held = options.LastRows ?? 0;
            return new DataSetSplit([.. Enumerable.Range(0, options.FirstRows ?? (count - held))], [.. Enumerable.Range(count - held, held)]);
        }

        int[] groups = options.GroupColumn is { } column ? Groups(data, column, cancellation) : [.. Enumerable.Range(0, count)];
        return Draw(groups, share, new RandomStream(options.Seed, Stream));
    }

    // Whole groups in random order, until the share is reached or the next one would overshoot it by more than it falls short.
    private static DataSetSplit Draw(int[] groups, double share, RandomStream random)
    {
        int[] sizes = new int[groups.Max() + 1];
        foreach (int group in groups)
        {
            sizes[group]++;
        }

        int[] order = [.. Enumerable.Range(0, sizes.Length)];
        random.Shuffle<int>(order);
        bool[] isHeldOut = new bool[sizes.Length];
        double missing = share * groups.Length;

        // One group at least is left for training.
        foreach (int group in order.SkipLast(1))
        {
            if (sizes[group] / 2.0 <= missing)
            {
                isHeldOut[group] = true;
                missing -= sizes[group];
            }
        }

        return new DataSetSplit(Rows(false), Rows(true));

        int[] Rows(bool heldOut) => [.. Enumerable.Range(0, groups.Length).Where(row => isHeldOut[groups[row]] == heldOut)];
    }

    private static int[] Groups(DataSet data, string column, CancellationToken cancellation)
    {
        Dictionary<UInt128, int> known = [];
        int[] groups = new int[data.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            DataSetRow row = data.Read(i);
            string value = Value(row, column)
                ?? throw new DataSetException(row.Id.File, row.Id.Place, $"no column {column}", "a value to group by", "add the column, or group by another");
            UInt128 hash = BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
            if (!known.TryGetValue(hash, out int group))
            {
                known[hash] = group = known.Count;
            }

            groups[i] = group;
        }

        return groups;
    }

    private static string? Value(DataSetRow row, string column)
    {
        foreach ((string name, RowText text) in row.Texts)
        {
            if (name == column)
            {
                return text is Conversation conversation ? conversation.Messages.GetRawText() : ((PlainText)text).Text;
            }
        }

        return row.Columns.TryGetValue(column, out System.Text.Json.JsonElement value) ? value.ToString() : null;
    }
}
