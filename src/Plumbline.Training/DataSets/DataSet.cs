using Plumbline.Training.DataSets.Files;
using Plumbline.Training.DataSets.Formats;

namespace Plumbline.Training.DataSets;

/// <summary>
/// Training data in files: JSONL, JSON arrays, and gzip of either. Opening reads each file once and keeps eight bytes a row; rows are read from disk when
/// they are asked for, so the size of a file does not matter to memory. A gzip file is unpacked into a temporary file first.
/// </summary>
/// <remarks>
/// The format is recognised by the first rows (see <see cref="DataSetOptions"/>); a row that is otherwise is a wrong row, and reading it says why. Rows may be
/// read by several threads at once. The files must stay as they are while the data set is open.
/// </remarks>
public sealed class DataSet : IDisposable
{
    private readonly DataFile[] _files;
    private readonly long[] _starts;
    private readonly RowFormat _format;

    private DataSet(DataFile[] files, RowFormat format, DataSetOptions options)
    {
        (_files, _format, Options) = (files, format, options);
        _starts = new long[files.Length];
        for (int i = 0; i < files.Length; i++)
        {
            _starts[i] = Count;
            Count += files[i].Count;
        }
    }

    /// <summary>What the rows are for.</summary>
    public DataSetType Type => _format.Type;

    /// <summary>How the files write their rows: TRL, HH-RLHF, Alpaca or ShareGPT.</summary>
    public string Format => _format.Name;

    /// <summary>True where rows hold conversations, false where they hold plain texts.</summary>
    public bool IsConversational => _format.Conversational;

    /// <summary>What the files are: JSONL or JSON, packed with gzip or not; several kinds stand beside each other.</summary>
    public string Container => string.Join(" and ", _files.Select(file => file.Container).Distinct());

    /// <summary>How many rows there are, wrong ones among them. One or more.</summary>
    public long Count { get; }

    /// <summary>How the files are read.</summary>
    public DataSetOptions Options { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for all defaults.</param>
    /// <param name="cancellation">Stops the first pass over the file.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="DataSetException">The file cannot be read, holds no rows, or is of no format that is known.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSet Open(string path, DataSetOptions? options = null, CancellationToken cancellation = default) => Open([path], options, cancellation);

    /// <summary>Opens several files of one format as one data set, in the order given.</summary>
    /// <param name="paths">One file or more.</param>
    /// <param name="options">How they are read; null for all defaults.</param>
    /// <param name="cancellation">Stops the first pass over the files.</param>
    /// <exception cref="ArgumentException">There is no file, or an option is out of range.</exception>
    /// <exception cref="DataSetException">A file cannot be read, holds no rows, is of no format that is known, or of another than the first.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSet Open(IReadOnlyList<string> paths, DataSetOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new DataSetOptions();
        if (paths.Count == 0)
        {
            throw new ArgumentException("there is no file to open", nameof(paths));
        }

        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        IReadOnlyList<string> names = FileNames.Of(paths);
        List<DataFile> files = [];
        bool done = false;
        try
        {
            RowFormat? format = null;
            for (int i = 0; i < paths.Count; i++)
            {
                files.Add(DataFile.Open(paths[i], names[i], options, cancellation));
                RowFormat own = FormatDetection.Of(files[i], paths[i], options);
                format ??= own;
                if (own != format)
                {
                    throw new DataSetException(paths[i], "file", Describe(own), $"{Describe(format)}, as in {paths[0]}", "open files of different formats one by one");
                }
            }

            done = true;
            return new DataSet([.. files], format!, options);
        }
        finally
        {
            if (!done)
            {
                files.ForEach(file => file.Dispose());
            }
        }
    }

    /// <summary>Reads a row from disk.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1: rows in order, files in order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="DataSetException">The row is wrong; the message names file, line and column.</exception>
    public DataSetRow Read(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int file = Array.BinarySearch(_starts, index);
        file = file >= 0 ? file : ~file - 1;
        long row = index - _starts[file];
        return _format.Read(new RowColumns(_files[file].Read(row), _files[file].Place(row), Options));
    }

    /// <summary>Closes the files and deletes temporary copies.</summary>
    public void Dispose()
    {
        foreach (DataFile file in _files)
        {
            file.Dispose();
        }
    }

    private static string Describe(RowFormat format) => $"{format.Name} rows of type {format.Type} with {(format.Conversational ? "conversations" : "texts")}";
}
