using System.Text;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.DataSets;
using static Plumbline.Training.Tests.DataSets.DataSetFixture;

namespace Plumbline.Training.Tests.DataSets.Files;

public sealed class DataFileTests : IDisposable
{
    private readonly DataSetFixture _data = new();

    [Theory]
    [InlineData("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "1 2")]
    [InlineData("{\"text\":\"a\"}\n{\"text\":\"b\"}", "1 2")]
    [InlineData("{\"text\":\"a\"}\r\n{\"text\":\"b\"}\r\n", "1 2")]
    [InlineData("\uFEFF{\"text\":\"a\"}\n{\"text\":\"b\"}", "1 2")]
    [InlineData("\uFEFF\n{\"text\":\"a\"}\n \t\r\n\n{\"text\":\"b\"}\n\n", "2 5")]
    [InlineData("  {\"text\":\"a\"}  \n\t{\"text\":\"b\"}", "1 2")]
    [InlineData("[{\"text\":\"a\"},{\"text\":\"b\"}]", "1 2")]
    [InlineData("\uFEFF \n[\n {\n\"text\" : \"a\"} ,\r\n{\"text\":\"b\"}\n]\n", "1 2")]
    public void Rows_HoweverTheFileIsLaidOut_AreTheSame(string content, string numbers)
    {
        foreach (byte[] bytes in new[] { Encoding.UTF8.GetBytes(content), Gzip(Encoding.UTF8.GetBytes(content)) })
        {
            DataSetRow[] rows = _data.Rows(_data.Write("rows.data", bytes));

            rows.Select(row => Json(((TextRow)row).Text)).ShouldBe(["a", "b"]);
            string.Join(' ', rows.Select(row => row.Id.Number)).ShouldBe(numbers);
        }
    }

    [Fact]
    public void Rows_OfTheSameContent_AreTheSameInEveryContainer()
    {
        RandomStream random = new(5, "rows");
        for (int round = 0; round < 20; round++)
        {
            string[] rows = [.. Enumerable.Range(0, 1 + random.NextInt(40)).Select(i => RandomRow(i, random))];
            byte[] lines = Encoding.UTF8.GetBytes(string.Join(random.NextInt(2) == 0 ? "\n" : "\r\n", rows));
            byte[] array = Encoding.UTF8.GetBytes("[" + string.Join(random.NextInt(2) == 0 ? "," : " ,\n ", rows) + "]");

            string[] expected = Read(lines);
            expected.Length.ShouldBe(rows.Length);
            foreach (byte[] bytes in new[] { array, Gzip(lines), Gzip(array) })
            {
                Read(bytes).ShouldBe(expected);
            }
        }

        string[] Read(byte[] bytes) => [.. _data.Rows(_data.Write("rows", bytes)).Cast<CompletionRow>()
            .Select(row => $"{row.Id} {Json(row.Prompt)} {Json(row.Completion)} {row.Columns["n"].GetRawText()}")];
    }

    [Fact]
    public void Rows_LongerThanEveryBuffer_AreReadWhole()
    {
        string[] rows = [.. new[] { 10, 70_000, 300_000, 3, 1_000_000 }.Select((length, i) => $$"""{"prompt":"{{new string((char)('a' + i), length)}}","list":[1,{"deep":[{{i}}]}]}""")];

        foreach (string content in new[] { string.Join('\n', rows), $"[{string.Join(",\n", rows)}]" })
        {
            DataSetRow[] read = _data.Rows(_data.Write("rows", Encoding.UTF8.GetBytes(content)));

            read.Select(row => Json(((PromptRow)row).Prompt).Length).ShouldBe([10, 70_000, 300_000, 3, 1_000_000]);
            read[4].Columns["list"].GetRawText().ShouldBe("""[1,{"deep":[4]}]""");
        }
    }

    [Fact]
    public void Row_LongerThanAllowed_IsWrongAloneAndTheOthersAreGood()
    {
        DataSetOptions options = new() { MaxRowBytes = 40 };
        foreach (string content in new[] { "{\"text\":\"a\"}\n{\"text\":\"" + new string('x', 30) + "\"}\n{\"text\":\"c\"}\n", "[{\"text\":\"a\"},{\"text\":\"" + new string('x', 30) + "\"},{\"text\":\"c\"}]" })
        {
            using DataSet data = DataSet.Open(_data.Write("rows", Encoding.UTF8.GetBytes(content)), options);

            data.Count.ShouldBe(3);
            Should.Throw<DataSetException>(() => data.Read(1)).Message.ShouldContain(" 2: found more than 40 bytes, expected a shorter row; shorten or remove the row");
            Json(((TextRow)data.Read(2)).Text).ShouldBe("c");
        }
    }

    [Fact]
    public void Array_WithATextLongerThanAllowed_IsRefusedWithoutReadingItAll() =>
        Should.Throw<DataSetException>(() => DataSet.Open(
                _data.Write("rows", Encoding.UTF8.GetBytes("[{\"text\":\"a\"},{\"text\":\"" + new string('x', 200_000) + "\"}]")), new DataSetOptions { MaxRowBytes = 1000 }))
            .Message.ShouldContain("row 2: found a text of more than 1000 bytes");

    [Fact]
    public void Gzip_Open_KeepsItsCopyInTheGivenFolderUntilDisposed()
    {
        string folder = Path.Combine(_data.Folder, "temporary");
        Directory.CreateDirectory(folder);
        string path = _data.Write("rows.jsonl.gz", Gzip("{\"text\":\"a\"}\n"u8.ToArray()));

        using (DataSet data = DataSet.Open(path, new DataSetOptions { TemporaryFolder = folder }))
        {
            Directory.GetFiles(folder).Length.ShouldBe(1);
            data.Container.ShouldBe("JSONL, gzip");
            data.Read(0).Id.Place.ShouldBe("rows.jsonl.gz#1");
        }

        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Fact]
    public void Gzip_ThatUnpacksToMoreThanAllowed_IsRefusedAndLeavesNothing()
    {
        string path = _data.Write("bomb.gz", Gzip(new byte[1 << 20]));
        DataSetOptions options = new() { TemporaryFolder = _data.Folder, MaxUnpackedBytes = 1000 };

        Should.Throw<DataSetException>(() => DataSet.Open(path, options)).Message.ShouldContain("bytes when unpacked");

        Directory.GetFiles(_data.Folder).ShouldBe([path]);
    }

    // The bytes that follow a whole archive come at every offset in the decoder's buffer of 8,192.
    [Fact]
    public void Gzip_OfEveryLengthAroundABuffer_IsReadWhole()
    {
        RandomStream random = new(9, "noise");
        string noise = string.Concat(Enumerable.Range(0, 13_000).Select(_ => (char)('0' + random.NextInt(64))).Select(c => c == '\\' ? '/' : c));
        byte[] Row(int length) => Gzip(Encoding.UTF8.GetBytes($$"""{"text":"{{noise[..length]}}"}"""));
        int first = Enumerable.Range(1, noise.Length / 100).Select(i => i * 100).First(length => Row(length).Length > 8192 - 20);

        for (int length = first - 100; length < first + 30; length++)
        {
            Json(((TextRow)_data.Rows(_data.Write("rows", Row(length)))[0]).Text).ShouldBe(noise[..length]);
        }
    }

    [Fact]
    public void Gzip_SeveralArchivesInOneFile_AreOneText()
    {
        byte[] bytes = [.. Gzip("{\"text\":\"a\"}\n{\"te"u8.ToArray()), .. Gzip("xt\":\"b\"}"u8.ToArray())];

        _data.Rows(_data.Write("rows", bytes)).Select(row => Json(((TextRow)row).Text)).ShouldBe(["a", "b"]);
        Should.Throw<DataSetException>(() => _data.Rows(_data.Write("rows", bytes[..^3]))).Message.ShouldContain("found a damaged gzip archive");
    }

    [Fact]
    public void Gzip_NoFolderForItsCopy_SaysSo() =>
        Should.Throw<DataSetException>(() => DataSet.Open(_data.Write("a.gz", Gzip("{}"u8.ToArray())), new DataSetOptions { TemporaryFolder = Path.Combine(_data.Folder, "none") }))
            .Message.ShouldContain("no way to unpack it into");

    [Fact]
    public void Files_Several_AreOneDataSetWithNamesThatTellThemApart()
    {
        string[] files = [_data.Write("x/train.jsonl", """{"text":"a"}""", "", """{"text":"b"}"""), _data.Write("y/train.jsonl", Gzip("[{\"text\":\"c\"}]"u8.ToArray())), _data.Write("x/more.jsonl", """{"text":"d"}""")];

        using DataSet data = DataSet.Open(files);

        Enumerable.Range(0, (int)data.Count).Select(i => data.Read(i)).Select(row => $"{row.Id} {Json(((TextRow)row).Text)}")
            .ShouldBe(["x/train.jsonl#1 a", "x/train.jsonl#3 b", "y/train.jsonl#1 c", "x/more.jsonl#1 d"]);
        data.Container.ShouldBe("JSONL and JSON, gzip");
    }

    [Fact]
    public void Files_TheSameTwice_AreNumbered()
    {
        string path = _data.Write("a.jsonl", """{"text":"a"}""");

        using DataSet data = DataSet.Open([path, path]);

        new[] { data.Read(0), data.Read(1) }.Select(row => row.Id.Place).ShouldBe(["a.jsonl(1)#1", "a.jsonl(2)#1"]);
    }

    [Fact]
    public void Read_SeveralThreads_GiveTheSameRows()
    {
        string path = _data.Write("rows.jsonl", [.. Enumerable.Range(0, 500).Select(i => $$"""{"text":"{{new string('x', i)}}{{i}}"}""")]);
        using DataSet data = DataSet.Open(path);
        string[] read = new string[500];

        Parallel.For(0, 500, i => read[i] = Json(((TextRow)data.Read(i)).Text));

        read.ShouldBe(Enumerable.Range(0, 500).Select(i => new string('x', i) + i));
    }

    // The index is eight bytes a row: 200,000 rows are 1.6 MB, whether a row has forty bytes or four hundred.
    [Fact]
    public void Open_ManyRows_AllocatesByRowsAndNotByBytes()
    {
        const int Rows = 200_000;
        long shorter = Allocated(_data.Write("short.jsonl", LinesOf(Rows, 20)), out long shortCount);
        long longer = Allocated(_data.Write("long.jsonl", LinesOf(Rows, 400)), out long longCount);

        (shortCount, longCount).ShouldBe((Rows, Rows));
        shorter.ShouldBeLessThan(4_000_000);
        (longer - shorter).ShouldBeLessThan(200_000);
    }

    [Fact]
    public void Open_ManyRowsInAnArray_AllocatesByRowsAndNotByBytes()
    {
        const int Rows = 50_000;
        long shorter = Allocated(_data.Write("short.json", ArrayOf(LinesOf(Rows, 20))), out long shortCount);
        long longer = Allocated(_data.Write("long.json", ArrayOf(LinesOf(Rows, 400))), out long longCount);

        (shortCount, longCount).ShouldBe((Rows, Rows));
        shorter.ShouldBeLessThan(2_000_000);
        (longer - shorter).ShouldBeLessThan(200_000);
    }

    public void Dispose() => _data.Dispose();

    private static long Allocated(string path, out long count)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        using DataSet data = DataSet.Open(path);
        count = data.Count;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] LinesOf(int rows, int length)
    {
        byte[] line = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', length)}}"}""" + "\n");
        byte[] lines = new byte[rows * line.Length];
        for (int i = 0; i < rows; i++)
        {
            line.CopyTo(lines, i * line.Length);
        }

        return lines;
    }

    private static byte[] ArrayOf(byte[] lines)
    {
        byte[] array = [(byte)'[', .. lines[..^1], (byte)']'];
        for (int i = 1; i < array.Length - 1; i++)
        {
            array[i] = array[i] == '\n' ? (byte)',' : array[i];
        }

        return array;
    }

    private static string RandomRow(int index, RandomStream random)
    {
        string[] pieces = ["a", " ", "\\n", "\\\"", "é", "\\u00e9", "😀", "]", "}", ",", "\\\\", "{", "["];
        return $$"""{"n":{{index}},"prompt":"{{Text()}}",{{(random.NextInt(2) == 0 ? " " : "")}}"completion":"{{Text()}}"}""";

        string Text() => string.Concat(Enumerable.Range(0, random.NextInt(30)).Select(_ => pieces[random.NextInt(pieces.Length)]));
    }
}
