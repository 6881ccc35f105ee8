using System.IO.Compression;
using System.Text;
using Plumbline.Training.DataSets;

namespace Plumbline.Training.Tests.DataSets;

/// <summary>Files of training data made for a test, and what they read as.</summary>
internal sealed class DataSetFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public string Write(string name, params string[] lines) => Write(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public string Write(string name, byte[] bytes)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>All rows of a file of these lines.</summary>
    public DataSetRow[] Rows(DataSetOptions? options, params string[] lines) => Rows(Write("rows.jsonl", lines), options);

    /// <summary>The only row of a file of one line.</summary>
    public TRow Row<TRow>(string line, DataSetOptions? options = null)
        where TRow : DataSetRow => Rows(options, line).ShouldHaveSingleItem().ShouldBeOfType<TRow>();

    public DataSetRow[] Rows(string path, DataSetOptions? options = null)
    {
        using DataSet data = DataSet.Open(path, options);
        return [.. Enumerable.Range(0, (int)data.Count).Select(index => data.Read(index))];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static string Json(RowText text) => text is Conversation conversation ? conversation.ToString() : ((PlainText)text).Text;

    public void Dispose() => _folder.Dispose();
}
